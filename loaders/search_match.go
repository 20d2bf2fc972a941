package loaders

import (
	"slices"
	"strconv"

	"puente/graph/model"
)

const (
	// candidates is how many entities a search ranks.
	candidates = 1000
	// fewHits is the number of hits under which a search also looks for what is only like its text.
	fewHits = 5
	// placeCandidates is how many places a part of a text is compared with.
	placeCandidates = 100
)

// matchRanks are the qualities of a match, best first: their indexes are the ranks by which hits are in order.
func matchRanks() []model.MatchQuality {
	return []model.MatchQuality{
		model.MatchQualityExact, model.MatchQualityPrefix, model.MatchQualityPartial, model.MatchQualityProduct, model.MatchQualityPart, model.MatchQualityFuzzy,
	}
}

// rankOf is the rank of a quality.
func rankOf(q model.MatchQuality) string { return strconv.Itoa(slices.Index(matchRanks(), q)) }

// searchMatch writes the hits m of a search, each with its quality, best first. terms is the parameter with what is looked for, condition a WHERE
// clause for m, or empty.
func searchMatch(terms, condition string) string {
	quality := "CASE rank"
	for _, q := range matchRanks() {
		quality += " WHEN " + rankOf(q) + " THEN '" + string(q) + "'"
	}
	few := strconv.Itoa(fewHits)
	return `CALL () {
  ` + nodesOf(terms+".names", candidates, condition) + `
  WITH m LIMIT ` + few + `
  RETURN count(m) AS found
}
CALL (found) {
  ` + nodesOf(terms+".names", candidates, condition) + `
  RETURN m, score, CASE WHEN ` + reads(terms, "t = r.name") + ` THEN ` + rankOf(model.MatchQualityExact) + `
    WHEN ` + reads(terms, "t STARTS WITH r.name") + ` THEN ` + rankOf(model.MatchQualityPrefix) + `
    ELSE ` + rankOf(model.MatchQualityPartial) + ` END AS rank,
    CASE WHEN ` + terms + `.text IN m.searchText THEN 0 ELSE 1 END AS tier
  UNION ALL
  UNWIND CASE WHEN ` + terms + `.topic.query <> '' THEN [` + terms + `.topic] ELSE [] END AS topic
  ` + topicMatch("topic", condition) + `
  RETURN m, score, ` + rankOf(model.MatchQualityProduct) + ` AS rank, tier
  UNION ALL
  UNWIND CASE WHEN found < ` + few + ` THEN ` + terms + `.parts ELSE [] END AS part
  ` + partMatch(condition) + `
  RETURN m, 0.0 AS score, ` + rankOf(model.MatchQualityPart) + ` AS rank, tier
  UNION ALL
  UNWIND CASE WHEN found < ` + few + ` AND ` + terms + `.similar <> '' THEN [` + terms + `.similar] ELSE [] END AS similar
  ` + nodesOf("similar", candidates, condition) + `
  RETURN m, score, ` + rankOf(model.MatchQualityFuzzy) + ` AS rank, CASE WHEN ` + reads(terms, wholeName) + ` THEN 0 ELSE 1 END AS tier
}
WITH m, min([rank, tier]) AS place, max(score) AS score
WITH m, place[0] AS rank, place[1] AS tier, score
WITH m, ` + quality + ` END AS quality, rank, tier, score
ORDER BY rank, tier, CASE WHEN rank = ` + rankOf(model.MatchQualityPartial) + ` OR rank = ` + rankOf(model.MatchQualityProduct) + ` THEN 0 ELSE -coalesce(m.sortPopulation, 0) END, score DESC, m.sortName, m.id`
}

// wholeName tells a name t that is similar to a whole reading r from one of which only a word is: by what is cheap to compare.
const wholeName = "size(split(t, ' ')) = r.words AND left(t, 1) = left(r.name, 1) AND abs(size(t) - size(r.name)) <= 2 * r.words"

// nodesOf writes the entities of which the full-text index of names tells that they match a query.
func nodesOf(query string, limit int, condition string) string {
	return "CALL db.index.fulltext.queryNodes('entity_names', " + query + ", {limit: " + strconv.Itoa(limit) + "}) YIELD node AS m, score" + condition
}

// reads writes that a condition holds of a name t of m and a reading r of the text: what the reading says beside the name must hold of m.
func reads(terms, condition string) string {
	return "any(r IN " + terms + ".readings WHERE all(q IN r.qualifiers WHERE q IN m.searchText) AND any(t IN m.searchText WHERE " + condition + "))"
}

// partMatch writes what parts of a text name, of the part whose place has most words: the places, then the industries and products of the rest.
func partMatch(condition string) string {
	places := append(model.Areas(), model.KindPort)
	return `CALL (part) {
    ` + nodesOf("part.place", placeCandidates, "\n    WHERE (m:"+Labels(places)+") AND "+reads("part", "t = r.name")) + `
    WITH m ORDER BY coalesce(m.sortPopulation, 0) DESC, score DESC, m.sortName, m.id LIMIT ` + strconv.Itoa(placesOfPart) + `
    RETURN collect(m) AS places
  }
  WITH part, places WHERE size(places) > 0
  WITH part, places, part.topic AS topic
  CALL (topic) {
    ` + topicMatch("topic", "") + `
    RETURN collect(m) AS made
  }
  WITH part, places, made WHERE size(made) > 0
  WITH places + made AS both, part.words AS words ORDER BY words DESC LIMIT 1
  UNWIND range(0, size(both) - 1) AS tier
  WITH both[tier] AS m, tier` + condition
}
