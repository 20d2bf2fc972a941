package main

import (
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// maxComparable is the deepest level at which NAICS and SCIAN are taken to mean the same, where both have a code with the same ancestors.
const maxComparable = 4

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
	d.addNAICS("naics2017", "2017", us, mx, naics, naics, scian)
	for code, title := range scian {
		other, agreed := counterpart(code, scian, naics)
		r := industryRow("scian2018", "SCIAN", "2018", code, mx, agreed)
		r["name"], r["name_es"] = title, title
		if agreed == ingest.ClassLevel(code) {
			r["name"] = naics[other]
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:scian2018:", parentCode(code, scian), mx)
	}
	return d.newerIndustries(from, mx, naics, scian)
}

// newerIndustries adds NAICS 2022. A class corresponds to that of 2017 where code and title are equal; under a changed title it
// may mean something else. SCIAN 2018 was made beside NAICS 2017, so that only unchanged classes are compared with it: 5171 is wired and
// wireless telecommunications in NAICS 2022, and wired only in SCIAN 2018.
func (d *dataset) newerIndustries(from *inputs, mx string, older, scian map[string]string) error {
	newer := map[string]string{}
	source := ""
	err := d.official(from, "classifications/naics_2022_codes.csv", "naics", func(rec model.Record) error {
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
			"source": source, "confidence": "0.9", "quote": "Same code and title.",
		})
	}
	d.addNAICS("naics2022", "2022", source, mx, newer, unchanged, scian)
	return nil
}

// addNAICS adds an edition of NAICS. Its codes that are unchanged since SCIAN 2018 may correspond to a code of SCIAN.
func (d *dataset) addNAICS(prefix, vintage, us, mx string, naics, unchanged, scian map[string]string) {
	for code, title := range naics {
		other, agreed := counterpart(code, unchanged, scian)
		r := industryRow(prefix, "NAICS", vintage, code, us, agreed)
		r["name"] = title
		if agreed == ingest.ClassLevel(code) {
			r["name_es"] = scian[other]
			d.fact(row{
				"relation": "CORRESPONDS_TO", "from": r["id"], "to": "industry:scian2018:" + other, "level": strconv.Itoa(agreed), "source": mx, "confidence": "0.9",
				"quote": "Both classifications have this code, with the same codes above it.",
			})
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:"+prefix+":", parentCode(code, naics), us)
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

// counterpart returns the code in the other classification and the deepest level at which the two agree in this branch.
// Wholesale, retail and public administration have other codes and agree at the level of the sector only.
func counterpart(code string, own, others map[string]string) (string, int) {
	sectors := map[string]string{"42": "43", "43": "42", "44-45": "46", "46": "44-45", "92": "93", "93": "92"}
	sector := code
	if ingest.ClassLevel(code) > 2 {
		sector = ingest.ClassSector(code)
	}
	if other := sectors[sector]; other != "" {
		if code == sector {
			return other, 2
		}
		return "", 2
	}
	agreed := 0
	if others[sector] != "" {
		agreed = 2
	}
	for n := 3; agreed == n-1 && n <= min(ingest.ClassLevel(code), maxComparable); n++ {
		if own[code[:n]] != "" && others[code[:n]] != "" {
			agreed = n
		}
	}
	return code, agreed
}
