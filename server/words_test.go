package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// wordsOfProducts are words for products and activities, as people write them, with codes that an answer to each must have: by hand, from the
// classifications themselves. A code of NAICS is of the edition 2017, one of SCIAN of 2018.
func wordsOfProducts() map[string]string {
	return map[string]string{
		"wiring harness":                      "naics:336320 scian:3363",
		"Wiring Harnesses":                    "naics:336320 scian:3363",
		"pacemaker":                           "naics:334510 scian:3345",
		"catheters":                           "naics:339112 scian:3391",
		"semiconductors":                      "naics:334413 scian:3344",
		"television sets":                     "naics:334310 scian:3343",
		"printed circuit boards":              "naics:334412 scian:3344",
		"air bags":                            "naics:336390 scian:3363",
		"brake pads":                          "naics:336340 scian:3363",
		"seat belts":                          "naics:336360 scian:3363",
		"steering wheels":                     "naics:336330 scian:3363",
		"transformers":                        "naics:335311 scian:3353",
		"electric motors":                     "naics:335312 scian:3353",
		"batteries":                           "naics:335911 scian:3359",
		"syringes":                            "naics:339112 scian:3391",
		"hearing aids":                        "naics:334510 scian:3345",
		"defibrillators":                      "naics:334510 scian:3345",
		"fuel injection systems":              "naics:336310 scian:3363",
		"tortillas":                           "naics:311830 scian:311830",
		"beer":                                "naics:312120 scian:3121",
		"avocados":                            "naics:111339 scian:1113",
		"copper ore":                          "naics:212230 scian:2122",
		"customs brokers":                     "naics:488510 scian:4885",
		"mattresses":                          "naics:337910 scian:3379",
		"toys":                                "naics:339930 scian:3399",
		"arneses":                             "scian:336320 scian:334410 naics:3363",
		"catéter":                             "scian:339112 naics:3391",
		"catéteres":                           "scian:339112 naics:3391",
		"marcapasos":                          "scian:334519 naics:3345",
		"televisores":                         "scian:334310 naics:3343",
		"semiconductores":                     "scian:334410",
		"jeringas":                            "scian:339112 naics:3391",
		"cerveza":                             "scian:312120 naics:3121",
		"tortillas de maíz":                   "scian:311830",
		"asientos para vehículos automotores": "scian:336360 naics:3363",
		"frenos":                              "scian:336340 naics:3363",
		"juguetes":                            "scian:339930 naics:3399",
		"colchones":                           "scian:337910 naics:3379",
		"cables":                              "scian:335920",
		"cemento":                             "scian:327310",
		"medicamentos":                        "scian:325412 naics:3254",
		"pinturas":                            "scian:325510 naics:3255",
		"motores eléctricos":                  "scian:335311 naics:3353",
		"fabricación de celulares":            "scian:334220 naics:3342",
	}
}

// classification is an industry that a text may mean.
type classification struct {
	Industry struct{ ID string }
	Score    float64
	Words    []string
	Terms    []string
	Through  *struct{ ID string }
}

func classified(t *testing.T, handler http.Handler, text string) []classification {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query":     "query($text: String!) { classify(text: $text) { industry { id } score words terms through { id } correspondence { id } } }",
		"variables": map[string]any{"text": text},
	})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data   struct{ Classify []classification }
		Errors []any
	}
	if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		t.Fatalf("%q: %v %v", text, err, answer.Errors)
	}
	return answer.Data.Classify
}

// productWords asks the starter dataset for the industries of words, and for the same words by a search.
func productWords(t *testing.T, handler http.Handler) {
	for text, codes := range wordsOfProducts() {
		found := classified(t, handler, text)
		for code := range strings.FieldsSeq(codes) {
			id := strings.NewReplacer("naics:", "industry:naics2017:", "scian:", "industry:scian2018:").Replace(code)
			if !slices.ContainsFunc(found, func(c classification) bool { return strings.HasPrefix(c.Industry.ID, id) }) {
				t.Errorf("%q: %v, without %s", text, found, id)
			}
		}
		counts := map[string]int{}
		for i, c := range found {
			counts[c.Industry.ID[:len("industry:naics")]]++
			if c.Score <= 0 || c.Score > 1 || len(c.Words) == 0 || len(c.Terms) == 0 || len(c.Terms) > 3 || i > 0 && c.Score > found[i-1].Score {
				t.Errorf("%q: %+v after %+v", text, c, found[max(0, i-1)])
			}
		}
		if len(counts) != 2 || counts["industry:naics"] > 5 || counts["industry:scian"] > 5 {
			t.Errorf("%q: %v of each classification", text, counts)
		}
		if hits := searchedFor(t, handler, text, 50); !slices.ContainsFunc(hits, func(h hit) bool { return h.Node.Type == "Industry" }) {
			t.Errorf("a search for %q finds no industry: %v", text, hits)
		}
	}
	for _, odd := range []string{``, ` `, `*`, `arneses) OR (*:*`, `+-&|!{}[]^~?:\/"`, `name:*`, `AND`, `of the`, `qqqqq`} {
		if found := classified(t, handler, odd); len(found) > 0 && !strings.Contains(odd, "arneses") && odd != "name:*" {
			t.Errorf("%q: %v", odd, found)
		}
	}
}
