package main

import "testing"

func TestDated(t *testing.T) {
	for in, want := range map[string][2]string{
		"2015": {"2015", ""}, "2016-04": {"2016-04", ""}, "2020-11-17": {"2020-11-17", ""}, "2019 (27th award)": {"2019", "27th award"},
		"2024-09 (renewed)": {"2024-09", "renewed"}, "1986 (start)": {"1986", "start"}, "n.d.": {}, "n.d. (c. 2015)": {}, "c. 2018": {},
		"1980s": {}, "": {}, "2021-2025": {},
	} {
		if date, note := parseDate(in); date != want[0] || note != want[1] {
			t.Errorf("dated(%q) = %q, %q", in, date, note)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"Goodrich (acquired)": "Goodrich", "Robertshaw (page: Robertshow)": "Robertshaw", "Safran (Labinal Power Systems)": "Safran (Labinal Power Systems)",
		"Monarch Litho (Santa Teresa, NM site)": "Monarch Litho", "Lear": "Lear", "": "",
	} {
		if got := withoutNote(in); got != want {
			t.Errorf("withoutNote(%q) = %q", in, got)
		}
	}
	for in, want := range map[string]string{
		"Hermosillo Stamping and Assembly Plant": "Hermosillo Stamping and Assembly Plant", "campus near the border": "",
		"Juárez plant (493,000 sq ft)": "", "": "",
	} {
		if got := siteName(in); got != want {
			t.Errorf("siteName(%q) = %q", in, got)
		}
	}
	if withoutCity("GKN Aerospace Mexicali", "Mexicali") != "GKN Aerospace" || withoutCity("Foxconn", "Tijuana") != "Foxconn" {
		t.Error("withoutCity")
	}
	if isNamed("automakers (not named)") || isNamed("") || !isNamed("Lear") {
		t.Error("named")
	}
}

func TestConfidenceOfPages(t *testing.T) {
	for address, want := range map[string]float64{
		"https://indexjuarez.com/x": 0.9, "http://enforcement.trade.gov/ftzpage": 0.9, "https://www.utep.edu/a": 0.9,
		"https://riograndeguardian.com/x": 0.7, "https://en.wikipedia.org/wiki/X": 0.5, "https://issuu.com./a": 0.5, "https://newsritenow.com/a": 0.5,
	} {
		if got := (&page{host: hostOf(address)}).confidence(); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
	if got := hostOf("https://www.prnewswire.com:443/news"); got != "prnewswire.com" {
		t.Errorf("host %q", got)
	}
}

func TestAgreed(t *testing.T) {
	p := &page{id: "source:p"}
	for _, c := range []struct{ from, to, validFrom, validTo, observed string }{
		{"2016-03", "2021", "2016-03", "2021", "2016-03"},
		{"2004", "2024-09 (renewed)", "2004", "", "2024-09"},
		{"1980s", "2017-05-24 (reaffirmed)", "", "", "2017-05-24"},
		{"n.d.", "", "", "", ""},
	} {
		if l := agreementClaim(p, row{"from_date": c.from, "to_date": c.to}); l.validFrom != c.validFrom || l.validTo != c.validTo || l.observedOn != c.observed {
			t.Errorf("%+v: %+v", c, l)
		}
	}
}

func TestLatestRoles(t *testing.T) {
	g := &collector{links: []link{
		{relation: "OPERATES", from: "firm:a", to: "establishment:b", observedOn: "2020", role: "owner, 47 per cent"},
		{relation: "OPERATES", from: "firm:a", to: "establishment:b", observedOn: "2023", role: "owner, 100 per cent"},
		{relation: "OPERATES", from: "firm:c", to: "establishment:b", observedOn: "2020", role: "owner, 53 per cent"},
	}}
	g.latestRoles()
	if g.links[0].role != "owner, 100 per cent" || g.links[1].role != "owner, 100 per cent" || g.links[2].role != "owner, 53 per cent" {
		t.Errorf("%+v", g.links)
	}
}
