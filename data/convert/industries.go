package main

import (
	"strconv"
	"strings"
)

// deepest is the level to which NAICS and SCIAN are held to mean the same where both have a code with the same ancestors.
const deepest = 4

func (d *dataset) industries(from string) error {
	us := d.source(row{
		"id": "source:census-naics-2017", "publisher": "US Census Bureau", "title": "North American Industry Classification System, 2017",
		"title_es": "Sistema de Clasificación Industrial de América del Norte (NAICS), 2017", "url": "https://www.census.gov/naics/",
		"vintage": "2017", "retrieved": retrieved, "licence": "Public domain",
	})
	mx := d.source(row{
		"id": "source:inegi-scian-2018", "publisher": "INEGI", "title": "Industry classification SCIAN México 2018",
		"title_es": "Sistema de Clasificación Industrial de América del Norte, México, SCIAN 2018", "url": "https://www.inegi.org.mx/app/scian/",
		"vintage": "2018", "retrieved": retrieved, "licence": "Términos de libre uso INEGI (attribution)",
	})
	naics, err := titles(from, "classifications/concordance_naics2017_desc.csv", "code", "desc")
	if err != nil {
		return err
	}
	scian, err := titles(from, "classifications/scian_2018_codes.csv", "codigo", "titulo")
	if err != nil {
		return err
	}
	for code, title := range naics {
		other, agreed := counterpart(code, naics, scian)
		r := industryRow("naics2017", "NAICS", "2017", code, us, agreed)
		r["name"] = title
		if agreed == levelOf(code) {
			r["name_es"] = scian[other]
			d.fact(row{
				"relation": "CORRESPONDS_TO", "from": r["id"], "to": "industry:scian2018:" + other, "level": strconv.Itoa(agreed), "source": mx, "confidence": "0.9",
				"quote": "Both classifications have this code, with the same codes above it.",
			})
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:naics2017:", parentCode(code, naics), us)
	}
	for code, title := range scian {
		other, agreed := counterpart(code, scian, naics)
		r := industryRow("scian2018", "SCIAN", "2018", code, mx, agreed)
		r["name"], r["name_es"] = title, title
		if agreed == levelOf(code) {
			r["name"] = naics[other]
		}
		d.entity("industries.csv", r)
		d.narrower(r["id"], "industry:scian2018:", parentCode(code, scian), mx)
	}
	return nil
}

func industryRow(prefix, system, vintage, code, source string, agreed int) row {
	r := row{
		"id": "industry:" + prefix + ":" + code, "system": system, "vintage": vintage, "code": code,
		"level": strconv.Itoa(levelOf(code)), "source": source,
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
	d.fact(row{"relation": "PART_OF", "from": id, "to": prefix + parent, "source": source, "confidence": "1", "quote": "By the structure of the classification."})
}

func titles(from, name, code, title string) (map[string]string, error) {
	rows, err := readTable(from, name)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, r := range rows {
		if c := r[code]; levelOf(c) >= 2 && levelOf(c) <= 6 {
			all[c] = strings.TrimSpace(r[title])
		}
	}
	return all, nil
}

// levelOf is the level of a code: a sector such as 31-33 has two digits.
func levelOf(code string) int {
	if strings.Contains(code, "-") {
		return 2
	}
	return len(code)
}

// parentCode is the next broader code that the classification has.
func parentCode(code string, all map[string]string) string {
	if levelOf(code) == 2 {
		return ""
	}
	for n := len(code) - 1; n > 2; n-- {
		if all[code[:n]] != "" {
			return code[:n]
		}
	}
	for _, sector := range []string{sectorOf(code[:2]), code[:2]} {
		if all[sector] != "" {
			return sector
		}
	}
	return ""
}

// sectorOf is the sector of the first two digits: some sectors span several.
func sectorOf(two string) string {
	switch two {
	case "31", "32", "33":
		return "31-33"
	case "44", "45":
		return "44-45"
	case "48", "49":
		return "48-49"
	}
	return two
}

// counterpart is the code in the other classification and the deepest level to which the two agree in this branch.
// Wholesale, retail and public administration have other codes and agree on the sector alone.
func counterpart(code string, own, others map[string]string) (string, int) {
	sectors := map[string]string{"42": "43", "43": "42", "44-45": "46", "46": "44-45", "92": "93", "93": "92"}
	sector := code
	if levelOf(code) > 2 {
		sector = sectorOf(code[:2])
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
	for n := 3; agreed == n-1 && n <= min(levelOf(code), deepest); n++ {
		if own[code[:n]] != "" && others[code[:n]] != "" {
			agreed = n
		}
	}
	return code, agreed
}
