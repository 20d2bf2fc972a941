package main

import (
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// industries adds the two classifications, and what corresponds between them by the pairs of titles that were read.
func (d *dataset) industries(from *inputs) error {
	us := d.source("source:census-naics-2017")
	mx := d.source("source:inegi-scian-2018")
	naics, err := titles(from, "classifications/concordance_naics2017_desc.csv", "code", "desc")
	if err != nil {
		return err
	}
	scian, err := titles(from, "classifications/scian_2018_codes.csv", "codigo", "titulo")
	if err != nil {
		return err
	}
	pairs, err := readClassPairs(naics, scian)
	if err != nil {
		return err
	}
	d.addNAICS("naics2017", "2017", us, naics, naics, scian, pairs)
	for code, title := range scian {
		r := industryRow("scian2018", "SCIAN", "2018", code, mx, pairs.comparability(code, scian, pairs.ofSCIAN))
		r["name"], r["name_es"] = title, title
		if other := pairs.ofSCIAN[code]; other != "" {
			r["name"] = naics[other]
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:scian2018:", parentCode(code, scian), mx)
	}
	return d.newerIndustries(from, naics, scian, pairs)
}

// newerIndustries adds NAICS 2022. A class corresponds to that of 2017 where code and title are equal; under a changed title it
// may mean something else. SCIAN 2018 was made beside NAICS 2017, so that only unchanged classes are compared with it: 5171 is wired and
// wireless telecommunications in NAICS 2022, and wired only in SCIAN 2018.
func (d *dataset) newerIndustries(from *inputs, older, scian map[string]string, pairs classPairs) error {
	newer := map[string]string{}
	source := ""
	err := d.official(from, "classifications/naics_2022_codes.csv", model.DatasetNAICS, func(rec model.Record) error {
		switch r := rec.(type) {
		case *model.SourceRecord:
			source = d.release(r)
		case *model.EntityRecord:
			code, err := prop[string](r.Props, "code")
			if err != nil {
				return err
			}
			newer[code] = r.Name
		}
		return nil
	})
	if err != nil {
		return err
	}
	unchanged := map[string]string{}
	for code, title := range newer {
		if !sameTitle(title, older[code]) {
			continue
		}
		unchanged[code] = title
		d.fact(row{
			"relation": "CORRESPONDS_TO", "from": "industry:naics2022:" + code, "to": "industry:naics2017:" + code, "level": strconv.Itoa(ingest.ClassLevel(code)),
			"source": source, "status": string(model.StatusInferred), "method": "same code and title", "confidence": "0.8", "quote": "Same code and title.",
		})
	}
	d.addNAICS("naics2022", "2022", source, newer, unchanged, scian, pairs)
	return nil
}

// addNAICS adds an edition of NAICS. Its codes that are unchanged since NAICS 2017 correspond to what was read of those.
func (d *dataset) addNAICS(prefix, vintage, source string, naics, unchanged, scian map[string]string, pairs classPairs) {
	for code, title := range naics {
		r := industryRow(prefix, "NAICS", vintage, code, source, pairs.comparability(code, unchanged, pairs.ofNAICS))
		r["name"] = title
		if unchanged[code] != "" {
			if other := pairs.ofNAICS[code]; other != "" {
				r["name_es"] = scian[other]
			}
			d.correspondences(r["id"], code, title, scian, pairs)
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:"+prefix+":", parentCode(code, naics), source)
	}
}

// sameTitle compares two titles, ignoring case and white space.
func sameTitle(one, other string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(one), " "), strings.Join(strings.Fields(other), " "))
}

func industryRow(prefix, system, vintage, code, source string, agreed int) row {
	r := row{
		"id": "industry:" + prefix + ":" + code, "system": system, "vintage": vintage, "code": code,
		"level": strconv.Itoa(ingest.ClassLevel(code)), "source": source,
	}
	if agreed > 0 {
		r["comparability"] = strconv.Itoa(agreed)
	}
	return r
}

func (d *dataset) narrower(id, prefix, parent, source string) {
	if parent == "" {
		return
	}
	d.fact(row{"relation": "PART_OF", "from": id, "to": prefix + parent, "source": source, "confidence": "1"})
}

func titles(from *inputs, name, code, title string) (map[string]string, error) {
	rows, err := readTable(from, name)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, r := range rows {
		if c := r[code]; ingest.ClassLevel(c) >= 2 && ingest.ClassLevel(c) <= 6 {
			all[c] = strings.TrimSpace(r[title])
		}
	}
	return all, nil
}

// parentCode returns the next broader code that the classification has.
func parentCode(code string, all map[string]string) string {
	return ingest.ClassAbove(code, func(code string) bool { return all[code] != "" })
}
