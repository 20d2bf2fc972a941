package loaders

import (
	"maps"
	"strings"
	"unicode/utf8"

	"puente/graph/model"
	"puente/names"
)

const (
	// maxSearchText is how many letters the text of a search may have: Lucene refuses words of a thousand letters, and queries of a thousand words.
	maxSearchText = 200
	// maxSimilarWords and maxSimilarReadings bound what similar words are looked for: each word stands for up to fifty of the index, and
	// Lucene refuses more than a thousand.
	maxSimilarWords, maxSimilarReadings = 6, 3
	// oneOff and twoOff are the letters that a word has from which on one may be another, and two.
	oneOff, twoOff = 4, 8
)

// sought is what a search looks for, as the parameter of its statement.
type sought = map[string]any

// searched reads the text of a search. It is normalized as indexed names are, which leaves nothing of the query language of the index in it.
func searched(text string) (sought, error) {
	if err := checkSearchText(text); err != nil {
		return nil, err
	}
	wanted := names.Search(text)
	var words, similar []string
	readings := []any{}
	for i, r := range names.Readings(wanted) {
		readings = append(readings, readingOf(r))
		words = append(words, lucene(r, matching))
		if i < maxSimilarReadings && len(strings.Fields(r.Name)) <= maxSimilarWords {
			similar = append(similar, lucene(r, resembling))
		}
	}
	return sought{
		"text": wanted, "names": strings.Join(words, " "), "similar": strings.Join(similar, " "), "readings": readings,
		"topic": topicOf(wanted).parameter(), "parts": parts(wanted),
	}, nil
}

// namesOnly is what a search looks for without what is only like its text, or is made by an industry.
func namesOnly(wanted sought) sought {
	only := maps.Clone(wanted)
	only["similar"], only["topic"], only["parts"] = "", Topic{}.parameter(), []any{}
	return only
}

// checkSearchText refuses a text that is too long, also if it is so only when it is folded: one letter can stand for many, as a ligature does.
func checkSearchText(text string) error {
	if utf8.RuneCountInString(text) > maxSearchText || utf8.RuneCountInString(names.Fold(text)) > 3*maxSearchText {
		return model.BadInput("text", "`text` may have at most 200 letters.", "`text` puede tener a lo más 200 letras.")
	}
	return nil
}

// readingOf is a reading as a part of the parameter of a search.
func readingOf(r names.Reading) map[string]any {
	return map[string]any{"name": r.Name, "qualifiers": append([]string{}, r.Qualifiers...), "words": int64(len(strings.Fields(r.Name)))}
}

// lucene writes a reading as a query of the full-text index: every word of the name must match, except for particles, and every qualifier. A match
// of the whole name as a phrase is boosted, so that exact names are among the candidates.
func lucene(r names.Reading, clause func(word string, last bool) string) string {
	words := strings.Fields(r.Name)
	if len(words) == 0 {
		return ""
	}
	var q strings.Builder
	q.WriteString("(")
	for i, w := range words {
		if len(words) == 1 || !names.IsParticle(w) {
			q.WriteString("+")
		}
		q.WriteString(clause(w, i == len(words)-1) + " ")
	}
	for _, qualifier := range r.Qualifiers {
		q.WriteString(`+"` + qualifier + `" `)
	}
	q.WriteString(`"` + r.Name + `"^8)`)
	return q.String()
}

// matching is the clause of a word as it is; the last one may be unfinished.
func matching(word string, last bool) string {
	if last {
		return "(" + word + "^2 OR " + word + "*)"
	}
	return word
}

// resembling is the clause of a word of which some letters may be missing, too many, exchanged or others.
func resembling(word string, _ bool) string {
	switch n := utf8.RuneCountInString(word); {
	case n < oneOff:
		return word
	case n < twoOff:
		return word + "~1"
	}
	return word + "~2"
}
