package main

import "puente/graph/model"

// story adds the claims of the news story about the report on transborder industries. Figures of trade are
// series of one value; industries named for a place are facts. They stand beside today's figures.
func (d *dataset) story(*inputs) error {
	source := d.source("source:page-thisistucson-border-communities")
	for _, f := range storyFigures() {
		f["subject"], f["counterpart"], f["measure"] = unitedStates, mexico, string(model.MeasureOther)
		f["frequency"], f["first"], f["source"] = string(model.FrequencyYear), storyYear, source
		d.series(otherTable, f)
	}
	for _, n := range storyNotes() {
		d.fact(row{
			"relation": string(model.RelationNotedFor), "from": n.place, "to": n.industry, "role": n.role, "quote": n.claim,
			"observed_on": storyYear, "confidence": "0.7", "source": source,
		})
	}
	return nil
}

// storyYear is the year of the report that the story is about: "Competitive Border Communities: Mapping and Developing
// U.S.-Mexico Transborder Industries", Wilson Center, 2015. The story dates its figures no further.
const storyYear = "2015"

// storyFigures returns the figures of trade between the two countries. "More than" is a lower bound; a rounded or approximate figure
// has no bounds and is flagged as estimated.
func storyFigures() []row {
	estimated := string(model.FlagImputed.Letter())
	return []row{
		{
			"unit": "USD", "breakdown": "trade of the two countries in a year, exports and imports together: more than half a trillion dollars",
			"lows": "500000000000", "flags": string(model.FlagBanded.Letter()),
		},
		{
			"unit": "per cent", "breakdown": "share of the trade of the two countries that goes through land ports: about 80 percent",
			"values": "80", "flags": estimated,
		},
		{
			"unit": "USD per minute", "breakdown": "trade of the two countries in a minute: a million dollars",
			"values": "1000000", "flags": estimated,
		},
	}
}

// note is an industry that the story names for a place.
type note struct{ place, industry, role, claim string }

// storyNotes returns the industries that the story names, as the industries with the same title.
func storyNotes() []note {
	const (
		arizona, pima   = "state:US-AZ", "county:04019"
		known, emerging = "known opportunity", "emerging opportunity"
	)
	return []note{
		{arizona, "industry:naics2017:3364", known, "Names aerospace as a known opportunity of Arizona"},
		{arizona, "industry:naics2017:3391", known, "Names medical devices as a known opportunity of Arizona"},
		{arizona, "industry:naics2017:21", known, "Names mining as a known opportunity of Arizona"},
		{arizona, "industry:naics2017:315", emerging, "Names apparel manufacturing as emerging in Arizona"},
		{arizona, "industry:naics2017:5259", emerging, "Names investment pools as emerging in Arizona"},
		{arizona, "industry:naics2017:3324", emerging, "Names boiler, tank and shipping container manufacturing as emerging in Arizona"},
		{pima, "industry:naics2017:3364", "", "Names aerospace for Pima County"},
		{pima, "industry:naics2017:333314", "", "Names optics for Pima County; the industry with that title makes optical instruments and lenses, which is not all that the word may mean"},
		{pima, "industry:naics2017:541714", "", "Names biotech for Pima County; the industry with that title is research and development, which is not all that the word may mean"},
		{pima, "industry:naics2017:21", "", "Names mining for Pima County"},
	}
}
