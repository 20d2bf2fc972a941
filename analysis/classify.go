package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// Entry is an entry of the index of a class: its text, and the stems of its words.
type Entry struct {
	Text  string
	Stems []string
}

// IndexedClass is a class of activity as a text is compared with it.
type IndexedClass struct {
	ID     string
	Title  Entry
	Index  []Entry
	Bag    int  // how many words the index lists, where it lists single words, which say nothing of one another
	Trades bool // the class sells, carries or repairs what others make
}

// Found is a class that a text may mean.
type Found struct {
	ID    string
	Score float64  // 0–1
	Stems []string // of the text, which match
	Terms []string // the entries that match, best first
}

const (
	maxFoundTerms = 3
	scattered     = 0.5 // of the words of a text that stand in several entries, against those of one entry that says nothing else
	notMaker      = 0.7 // of a class that trades in what the text names
)

// Classify compares a text, as stems, with a class, and gives a score from 0 to 1:
//
//	score = c² (0.6 + 0.4 p)
//
// of the best entry, with c the share of the text's words that the entry has, and p the share of the entry's words that the text has. Where all
// entries together have more of the words, their share counts with 0.5 c². A list of single words counts as one entry. Who asks for a product means
// first who makes it: for those that trade in it the score is 0.7 times that.
func Classify(text []string, class IndexedClass) Found {
	f := Found{ID: class.ID}
	if len(text) == 0 {
		return f
	}
	type term struct {
		text  string
		score float64
	}
	var terms []term
	matched := map[int]bool{}
	for i, entry := range append([]Entry{class.Title}, class.Index...) {
		n := 0
		for j, stem := range text {
			if slices.Contains(entry.Stems, stem) {
				matched[j] = true
				n++
			}
		}
		if n == 0 {
			continue
		}
		all := len(entry.Stems)
		if i > 0 {
			all = max(all, class.Bag)
		}
		terms = append(terms, term{entry.Text, fit(n, len(text), all)})
	}
	if len(terms) == 0 {
		return f
	}
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(b.score, a.score) })
	together := scattered * fit(len(matched), len(text), len(matched))
	if class.Bag > 0 {
		together = fit(len(matched), len(text), max(class.Bag, len(matched)))
	}
	f.Score = max(terms[0].score, together)
	if class.Trades {
		f.Score *= notMaker
	}
	for j, stem := range text {
		if matched[j] {
			f.Stems = append(f.Stems, stem)
		}
	}
	for _, t := range terms {
		if len(f.Terms) < maxFoundTerms && !slices.ContainsFunc(f.Terms, func(s string) bool { return strings.EqualFold(s, t.text) }) {
			f.Terms = append(f.Terms, t.text)
		}
	}
	return f
}

// fit is the score of an entry that has so many of a text's words, and so many words in all.
func fit(matched, text, entry int) float64 {
	covered, precise := float64(matched)/float64(text), float64(matched)/float64(entry)
	return covered * covered * (0.6 + 0.4*precise)
}
