package analysis

import (
	"slices"
	"strings"
	"testing"
)

func entryOf(text string) Entry { return Entry{Text: text, Stems: strings.Fields(text)} }

func TestClassify(t *testing.T) {
	maker := IndexedClass{ID: "maker", Title: entryOf("surgical instruments"), Index: []Entry{entryOf("catheters"), entryOf("catheters trays"), entryOf("needles")}}
	seller := maker
	seller.ID, seller.Trades = "seller", true
	bag := IndexedClass{ID: "bag", Title: entryOf("componentes"), Bag: 4, Index: []Entry{entryOf("arneses"), entryOf("agujas")}}
	for _, c := range []struct {
		text  string
		class IndexedClass
		score float64
		terms string
	}{
		{"catheters", maker, 1, "catheters|catheters trays"},
		{"catheters", seller, 0.7, "catheters|catheters trays"},
		{"catheters trays", maker, 1, "catheters trays|catheters"},
		{"catheters needles", maker, 0.5, "catheters trays|catheters|needles"}, // both, in two entries
		{"catheters bricks", maker, 0.25, "catheters|catheters trays"},
		{"instruments", maker, 0.8, "surgical instruments"},
		{"arneses", bag, 0.7, "arneses"},
		{"arneses agujas", bag, 0.8, "arneses|agujas"},
		{"bricks", maker, 0, ""},
		{"", maker, 0, ""},
	} {
		got := Classify(strings.Fields(c.text), c.class)
		terms := strings.Split(c.terms, "|")
		slices.Sort(terms)
		have := append([]string{}, got.Terms...)
		slices.Sort(have)
		if got.Score < c.score-1e-9 || got.Score > c.score+1e-9 || strings.Join(have, "|") != strings.Join(terms, "|") || got.ID != c.class.ID {
			t.Errorf("%q in %s: %.3f %v, want %.3f %s", c.text, c.class.ID, got.Score, got.Terms, c.score, c.terms)
		}
	}
}
