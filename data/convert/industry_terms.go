package main

import (
	"fmt"
	"strings"
)

// industryTerms adds the words by which classes of activity are found: the entries of the index of NAICS 2017 in English, and the words of INEGI's
// lists of products and notes in Spanish. They stand in a table of their own, since they come from other files than the titles.
func (d *dataset) industryTerms(from *inputs) error {
	entries := d.source("source:census-naics-2017-index")
	rows, err := readTable(from, "classes3/naics2017_index_terms.csv")
	if err != nil {
		return err
	}
	terms := map[string][]string{}
	for _, r := range rows {
		id := "industry:naics2017:" + r["naics2017"]
		if !d.has(id) { // of the trades of construction the classification at hand has no sixth digit, which is a zero
			id = strings.TrimSuffix(id, "0")
		}
		if !d.has(id) || r["index_item"] == "" {
			d.omit("index of NAICS 2017: a code that the classification does not have")
			continue
		}
		terms[id] = append(terms[id], strings.ReplaceAll(r["index_item"], "|", "/"))
	}
	for id, all := range terms {
		d.terms(id, "terms_en", strings.Join(all, "|"), entries)
	}
	return d.spanishTerms(from)
}

// spanishTerms adds the words of the classes that SCIAN 2018 has. The file is of the editions 2018 and 2023 together.
func (d *dataset) spanishTerms(from *inputs) error {
	words := d.source("source:scian-product-words")
	rows, err := readTable(from, "classes3/scian_titles_keywords_es.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		id := "industry:scian2018:" + r["scian"]
		switch {
		case r["keywords_es"] == "":
		case r["in_scian_2018"] != "yes" || !d.has(id):
			d.omit("words of SCIAN: a class that the edition of 2018 does not have")
		default:
			d.terms(id, "terms_es", strings.Join(strings.Fields(r["keywords_es"]), "|"), words)
		}
	}
	return nil
}

// terms adds the words of an industry, under its name.
func (d *dataset) terms(id, column, words, source string) {
	name := d.tables["industries.csv"][id]["name"]
	if name == "" {
		d.faults = append(d.faults, fmt.Errorf("%s has words and no name", id))
	}
	d.entity("industry-terms.csv", row{"id": id, "name": name, column: words, "source": source})
}
