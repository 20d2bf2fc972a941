package ingest

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"puente/ingest/table"
)

// cbpLayout is the position of each column of a header.
type cbpLayout struct {
	names   []string // in lower case, as the file has them
	api     bool
	edition string // of NAICS; empty: that of the year
	columns int
	others  []string // columns that are not known, as the file has them
}

// cbpFileColumns and cbpAPIColumns list the columns of the two layouts, required ones first. Columns that are
// known and not read are listed too: an unknown one is passed over, with a word.
func cbpFileColumns() (needed, known []string) {
	return []string{"fipstate", "fipscty", "naics", "emp", "ap", "est"}, []string{
		"empflag", "emp_nf", "qp1_nf", "qp1", "ap_nf", "n<5", "n1_4", "n5_9", "n10_19", "n20_49", "n50_99", "n100_249", "n250_499", "n500_999",
		"n1000", "n1000_1", "n1000_2", "n1000_3", "n1000_4", "censtate", "cencty",
	}
}

func cbpAPIColumns() (needed, known []string) {
	return []string{"state", "county", "naics", "emp", "payann", "estab"}, []string{
		"year", "name", "geo_id", "naics_label", "lfo", "lfo_label", "empszes", "empszes_label", "emp_f", "emp_n", "emp_n_f", "payann_f",
		"payann_n", "payann_n_f", "payqtr1", "payqtr1_f", "payqtr1_n", "payqtr1_n_f", "estab_f", "indlevel", "indgroup", "sector", "subsector",
	}
}

// cbpNAICS matches a column of the API that has the edition of NAICS in its name.
var cbpNAICS = regexp.MustCompile("^naics(19|20)([0-9]{2})(_label|_ttl|_f)?$")

// cbpHeader finds the layout of a header.
func cbpHeader(header []string) (*cbpLayout, error) {
	l := &cbpLayout{columns: len(header)}
	for _, name := range header {
		name = strings.ToLower(name)
		if m := cbpNAICS.FindStringSubmatch(name); m != nil {
			l.edition, name = m[1]+m[2], "naics"+m[3]
		}
		if slices.Contains(l.names, name) {
			return nil, fmt.Errorf("the column %s is repeated", name)
		}
		l.names = append(l.names, name)
	}
	l.api = slices.Contains(l.names, "estab")
	needed, known := cbpFileColumns()
	if l.api {
		needed, known = cbpAPIColumns()
	}
	for _, name := range needed {
		if l.at(name) < 0 {
			return nil, fmt.Errorf("a file of County Business Patterns has the columns %s (or, from the API, NAICS2017 and the like, ESTAB, EMP, PAYANN, state, county); %s is missing",
				strings.Join(needed, ","), name)
		}
	}
	for i, name := range l.names {
		switch {
		case slices.Contains(needed, name), slices.Contains(known, name):
		case strings.HasSuffix(name, "_ttl"), strings.HasSuffix(name, "_label"): // titles of codes
		case table.Splitting(name):
			return nil, fmt.Errorf("the column %s splits rows into parts: ask for the totals only", header[i])
		default:
			l.others = append(l.others, header[i])
		}
	}
	return l, nil
}

// cbpYearInName returns the year in the Bureau's name of a file, such as cbp21co.txt, or four digits of it.
func cbpYearInName(file string) string {
	if short := regexp.MustCompile(`(?i)cbp([0-9]{2})co`).FindStringSubmatch(filepath.Base(file)); short != nil {
		if short[1] > "80" {
			return "19" + short[1]
		}
		return "20" + short[1]
	}
	return yearInName(file)
}

func (l *cbpLayout) at(name string) int { return slices.Index(l.names, name) }

// text returns a cell, and "" where the file has no such column.
func (l *cbpLayout) text(cells []string, names ...string) string {
	if name := l.has(names...); name != "" {
		return cells[l.at(name)]
	}
	return ""
}

// has returns the first of the columns that the file has, and "" where it has none.
func (l *cbpLayout) has(names ...string) string {
	for _, name := range names {
		if l.at(name) >= 0 {
			return name
		}
	}
	return ""
}
