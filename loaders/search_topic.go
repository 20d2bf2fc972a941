package loaders

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"puente/graph/model"
	"puente/names"
)

const (
	// maxTopics is how many industries and products a search finds by the words for what they make, and topicCandidates how many it ranks.
	maxTopics, topicCandidates = 20, 100
	// maxParts is how many words a text has at most to be taken apart into a place and the rest, and maxPlace how many of them name the place.
	maxParts, maxPlace = 8, 4
	// placesOfPart is how many places of the same name stand for a part of a text.
	placesOfPart = 5
	// unfinished is how many letters the last word of a text has at least to be taken for the beginning of another.
	unfinished = 4
	// unlike is how far an entry of an index is from a text of whose words it lacks some.
	unlike = 50
	// soldFrom is the first code of the sectors that sell, carry or repair what others make.
	soldFrom = "42"
)

// Topic is a text as words for a product or activity: their stems, as the full-text index of topics holds them. Which language they are of
// is not known.
type Topic struct {
	En, Es []string
	words  map[string]string // of the text, by their stems
	last   string            // word of the text, folded: it may be unfinished
}

// ReadTopic reads the words of a text, of at most 200 letters.
func ReadTopic(text string) (Topic, error) {
	if err := checkSearchText(text); err != nil {
		return Topic{}, err
	}
	return topicOf(text), nil
}

func topicOf(text string) Topic {
	t := Topic{En: strings.Fields(names.TopicEn(text)), Es: strings.Fields(names.TopicEs(text)), words: map[string]string{}}
	if all := strings.Fields(names.Fold(text)); len(all) > 0 {
		t.last = all[len(all)-1]
	}
	for word := range strings.FieldsSeq(text) {
		for stem := range strings.FieldsSeq(names.TopicEn(word) + " " + names.TopicEs(word)) {
			if t.words[stem] == "" {
				t.words[stem] = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			}
		}
	}
	return t
}

// Words are the words of the text that have some of its stems, in the order of the stems, each once.
func (t Topic) Words(stems []string) []string {
	words := []string{}
	for _, stem := range stems {
		if w := t.words[stem]; w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// Trades reports whether the code of a class is one of those that sell, carry or repair what others make.
func Trades(code string) bool { return code >= soldFrom }

// AnyWord writes the topic as a query of the full-text index: any word in either language.
func (t Topic) AnyWord() string {
	return t.query(func(field, stem string) string { return field + ":" + stem })
}

// everyWord writes the topic as a query of the full-text index: every word in one of the languages; the last one may be unfinished.
func (t Topic) everyWord() string {
	lastEn, lastEs := names.TopicEn(t.last), names.TopicEs(t.last)
	return t.query(func(field, stem string) string {
		if utf8.RuneCountInString(t.last) >= unfinished && (stem == lastEn || stem == lastEs) {
			return "+(" + field + ":" + stem + "^2 OR " + field + ":" + t.last + "*)"
		}
		return "+" + field + ":" + stem
	})
}

func (t Topic) query(clause func(field, stem string) string) string {
	var all []string
	for _, each := range []struct {
		field string
		stems []string
	}{{"topicsEn", t.En}, {"topicsEs", t.Es}} {
		var clauses []string
		for _, stem := range each.stems {
			clauses = append(clauses, clause(each.field, stem))
		}
		if len(clauses) > 0 {
			all = append(all, "("+strings.Join(clauses, " ")+")")
		}
	}
	return strings.Join(all, " ")
}

// parameter is the topic as a part of the parameter of a search.
func (t Topic) parameter() map[string]any {
	return map[string]any{"query": t.everyWord(), "en": t.En, "es": t.Es}
}

// parts are the ways to take a text apart into a place, which begins or ends it, and a product or activity: "medical devices in Sonora".
func parts(text string) []any {
	all, words := []any{}, strings.Fields(text)
	if len(words) > maxParts {
		return all
	}
	for n := min(maxPlace, len(words)-1); n > 0; n-- {
		for _, part := range []map[string]any{
			partOf(words[len(words)-n:], words[:len(words)-n]),
			partOf(words[:n], words[n:]),
		} {
			if part != nil {
				all = append(all, part)
			}
		}
	}
	return all
}

// partOf reads some words as a place, and the others as a product or activity. It is nil where they can't be.
func partOf(place, rest []string) map[string]any {
	query := topicOf(strings.Join(rest, " ")).parameter()
	if query["query"] == "" || names.IsParticle(place[0]) || names.IsParticle(place[len(place)-1]) {
		return nil
	}
	name := strings.Join(place, " ")
	var queries []string
	readings := []any{}
	for _, r := range names.Readings(name) {
		queries = append(queries, lucene(r, func(word string, _ bool) string { return word }))
		readings = append(readings, readingOf(r))
	}
	return map[string]any{"place": strings.Join(queries, " "), "readings": readings, "topic": query, "words": int64(len(place))}
}

// topicMatch writes the industries and products m whose words are those of a topic, each with its tier: its distance from the topic.
func topicMatch(topic, condition string) string {
	return "CALL db.index.fulltext.queryNodes('topics', " + topic + ".query, {limit: " + strconv.Itoa(topicCandidates) + "}) YIELD node AS m, score" + condition + `
  WITH m, score, ` + distance(topic) + ` AS tier
  ORDER BY tier, score DESC, m.id LIMIT ` + strconv.Itoa(maxTopics)
}

// distance writes how many words the nearest entry of an index has beside those of a topic. What makes a thing is nearer than what sells it.
func distance(topic string) string {
	nearest := strconv.Itoa(unlike)
	for i, each := range [][2]string{{"topicsEn", topic + ".en"}, {"topicsEs", topic + ".es"}} {
		least, stems := "least"+strconv.Itoa(i), each[1]
		beside := "size(split(t, ' ')) - size(" + stems + ")"
		nearest = "reduce(" + least + " = " + nearest + ", t IN coalesce(m." + each[0] + ", []) | CASE WHEN size(" + stems + ") > 0 AND " + beside + " < " + least +
			" AND all(w IN " + stems + " WHERE w IN split(t, ' ')) THEN " + beside + " ELSE " + least + " END)"
	}
	return "CASE WHEN m:" + string(model.KindIndustry) + " AND m.code >= '" + soldFrom + "' THEN " + strconv.Itoa(unlike+1) + " ELSE 0 END + " + nearest
}
