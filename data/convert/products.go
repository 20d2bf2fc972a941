package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"puente/graph/model"
)

// hsEdition is the edition of the Harmonized System whose codes and descriptions the files have.
const hsEdition = "2022"

// products adds the Harmonized System: chapters under the names of US trade statistics, headings and subheadings under those of the
// concordance; and for each product the industries that make it.
func (d *dataset) products(from *inputs) error {
	hs := d.source("source:hs-2022")
	bts := d.source("source:bts-commodities")
	descriptions, err := titles(from, "classifications/concordance_hs6_desc.csv", "code", "desc")
	if err != nil {
		return err
	}
	text, err := from.readFile("bts/config/commodity_codes.json")
	if err != nil {
		return err
	}
	var chapters map[string]string
	if err := json.Unmarshal(text, &chapters); err != nil {
		return fmt.Errorf("read commodity codes: %w", err)
	}
	for code, name := range chapters {
		if code == "77" {
			d.omit("products: a chapter that is kept for later use")
			continue
		}
		r := row{"id": "product:hs:" + code, "name": name, "source": bts}
		if code < "98" { // 98 and 99 are of US trade statistics only, not of an edition
			r["edition"] = hsEdition
		}
		d.entity("products.csv", r)
	}
	for code, name := range descriptions {
		if len(code) == 2 {
			continue
		}
		d.entity("products.csv", row{"id": "product:hs:" + code, "name": name, "edition": hsEdition, "source": hs})
		d.fact(row{
			"relation": "PART_OF", "from": "product:hs:" + code, "to": "product:hs:" + code[:len(code)-2], "source": hs, "confidence": "1",
		})
	}
	return d.makes(from)
}

// pair is an industry and a product that it makes.
type pair struct{ industry, product string }

// makes adds each row of the concordance, and for each industry group the headings of its rows, so that a question
// about 8708 or 3363 can be answered at its own level.
func (d *dataset) makes(from *inputs) error {
	groups := map[pair]int{}
	source := ""
	err := d.official(from, "classifications/concordance_hs6_naics.csv", "hs-naics", func(rec model.Record) error {
		switch r := rec.(type) {
		case *model.SourceRecord:
			source = d.release(r)
		case *model.FactRecord:
			if !d.has(r.From) || !d.has(r.To) {
				d.omit("hs-naics: an industry that NAICS 2017 does not have, or a kind of trade")
				return nil
			}
			d.made(pair{r.From, r.To}, source, r.Confidence, r.Quote)
			const industry, product = "industry:naics2017:", "product:hs:"
			groups[pair{r.From[:len(industry)+4], r.To[:len(product)+4]}]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range slices.SortedFunc(maps.Keys(groups), func(a, b pair) int {
		return slices.Compare([]string{a.industry, a.product}, []string{b.industry, b.product})
	}) {
		d.made(p, source, makesConfidence, "In "+counted(groups[p], "row")+" of six digits.")
	}
	return nil
}

// makesConfidence is that of the reader for single rows.
const makesConfidence = 0.8

func (d *dataset) made(p pair, source string, confidence float64, quote string) {
	d.fact(row{
		"relation": "MAKES", "from": p.industry, "to": p.product, "source": source, "confidence": strconv.FormatFloat(confidence, 'f', -1, 64), "quote": quote,
	})
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
