package graph

import "testing"

// A comparison has the same verdicts of each place as the screen, by either classification.
func TestCompare(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	const query = `query($p: [ID!]!, $i: [ID!]!) { compare(places: $p, industries: $i, noise: 0) { rows { industries { id }
		places { place { id } country quotient { quotient { low high } } growth { rate { value } } } } without { place { id } why } } }`
	screened := h.screened(t)
	for code := range p.Sides[0].Industries {
		for _, system := range []string{"naics2017", "scian2018"} {
			data, errs, statements := h.ask(t, query, map[string]any{
				"p": []string{"municipio:08001", "county:48001"}, "i": []string{"industry:" + system + ":" + code},
			})
			if errs != nil || statements > 5 {
				t.Fatal(errs, statements)
			}
			row := dig(t, data, "compare", "rows", 0)
			if places := get[[]any](t, row, "places"); len(places) != 2 || dig(t, places[0], "country") != "MX" || dig(t, places[1], "country") != "US" {
				t.Fatalf("%s: %v", code, places)
			}
			if got, want := dig(t, row, "places", 1, "quotient", "quotient", "low"), dig(t, screened[code], "us", "quotient", "low"); got != want {
				t.Errorf("%s: %v, and %v in the screen", code, got, want)
			}
		}
	}
	for _, bad := range []map[string]any{
		{"p": []string{}, "i": []string{"industry:naics2017:311"}},
		{"p": []string{"county:48001"}, "i": []string{}},
		{"p": []string{"county:48001"}, "i": []string{"county:48001"}},
		{"p": []string{"county:48001"}, "i": []string{"industry:naics2017:none"}},
		{"p": []string{"county:none"}, "i": []string{"industry:naics2017:311"}},
		{"p": []string{"county:48001"}, "i": []string{"industry:naics2017:311", "industry:naics2017:3111"}},
	} {
		if _, errs, _ := h.ask(t, query, bad); len(errs) != 1 {
			t.Errorf("%v: %v", bad, errs)
		}
	}
}
