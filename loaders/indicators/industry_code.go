package indicators

import "strings"

// editionOf is the edition in the id of an industry: naics2017 of industry:naics2017:334.
func editionOf(industry string) string {
	return strings.TrimSuffix(strings.TrimPrefix(industry, "industry:"), ":"+codeOf(industry))
}

// systemOf is the classification of an edition: naics of naics2017.
func systemOf(edition string) string { return strings.TrimRight(edition, "0123456789") }

// industryID is the id of an industry of an edition.
func industryID(edition, code string) string { return "industry:" + edition + ":" + code }

// codeOf is the code in the id of an industry: 334 of industry:naics2017:334.
func codeOf(industry string) string { return industry[strings.LastIndex(industry, ":")+1:] }

// partCode is the code of an item that is part of the total at a level, and false for an item of another level or kind.
func partCode(item string, level int) (string, bool) {
	if rest, subsector := strings.CutPrefix(item, "subsector "); subsector {
		return rest, level == 3
	}
	if strings.HasPrefix(item, "sectors ") {
		return item, level == 2
	}
	if item == "" || strings.Trim(item, "0123456789-") != "" {
		return "", false
	}
	return item, levelOf(item) == level
}

// levelOf is the level of a code, its number of digits. A range of sectors such as 31-33 has level 2.
func levelOf(code string) int {
	if strings.Contains(code, "-") {
		return 2
	}
	return len(code)
}

// sectorOf is the sector of a code. Some sectors are a range of two-digit codes.
func sectorOf(code string) string {
	for _, span := range []string{"31-33", "44-45", "48-49"} {
		if code[:2] >= span[:2] && code[:2] <= span[3:] {
			return span
		}
	}
	return code[:2]
}

// groupOf is the group of sectors under which the Censos Económicos publish a code for every municipio.
func groupOf(code string) string {
	switch sector := sectorOf(code); sector {
	case "11", "21":
		return "sectors 11, 21"
	case "43", "46":
		return "sectors 43, 46"
	case "23", "31-33":
		return sector
	}
	return "sectors 22, 48 to 81"
}
