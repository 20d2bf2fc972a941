package store

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// testSource is a row of a table of sources.
func testSource(name, retrieved string) *model.SourceRecord {
	return &model.SourceRecord{
		ID: "source:" + name, Publisher: "P", Title: "T " + name, URL: "https://a.org/", Retrieved: retrieved, Licence: "L",
	}
}

// testFirm is a row of a table of firms.
func testFirm(name, source string, props map[string]any) *model.EntityRecord {
	return &model.EntityRecord{Kind: model.KindFirm, ID: "firm:" + name, Name: name, Source: "source:" + source, Props: props}
}

// testFact is a row of a table of facts, and its ids those of the firms that it joins.
func testFact(r model.Relation, from, to, source string) *model.FactRecord {
	return &model.FactRecord{
		FactID: strings.Join([]string{"fact", string(r), from, to}, ":"), Relation: r, From: from, To: to,
		Status: model.StatusReported, Confidence: 0.9, Source: "source:" + source,
	}
}

// testRecords are the rows of a random graph in which sources disagree with each other, but none contradicts itself.
func testRecords(r *rand.Rand) []model.Record {
	pick := func(texts ...string) string { return texts[r.IntN(len(texts))] }
	var all []model.Record
	for i := range 4 {
		source := testSource(fmt.Sprint(i), fmt.Sprintf("2026-0%d", 1+r.IntN(3)))
		source.ReleasedOn = pick("", "2022", "2026-02", "2027")
		all = append(all, source)
	}
	for i := range 12 {
		for _, source := range r.Perm(4)[:1+r.IntN(4)] {
			f := testFirm(fmt.Sprint(i), fmt.Sprint(source), map[string]any{})
			if i >= 8 {
				f.Kind, f.ID = model.KindAgency, "agency:"+fmt.Sprint(i)
				if kind := pick("", "CHAMBER", "OTHER", "EDO"); kind != "" {
					f.Props["kind"] = kind
				}
				if r.IntN(2) == 0 {
					f.Props["location"] = model.Point{Latitude: float64(r.IntN(9)), Longitude: -106.5}
				}
				f.Props["languages"] = []string{pick("es", "en")}
			} else if country := pick("", "US", "MX"); country != "" {
				f.Props["country"] = country
			}
			f.Name, f.NameEs = pick("Alfa", "ALFA", "Beta, S.A."), pick("", "Álfa", "Beta")
			f.Aliases = slices.Compact([]string{pick("Gamma", "Delta", "Alfa"), pick("Alfa", "Épsilon")})
			all = append(all, f)
		}
	}
	for i := range 60 {
		all = append(all, testClaim(r, pick, i))
	}
	return all
}

func testClaim(r *rand.Rand, pick func(...string) string, i int) *model.FactRecord {
	f := testFact(model.RelationOwns, fmt.Sprintf("firm:%d", r.IntN(4)), fmt.Sprintf("firm:%d", 4+r.IntN(3)), fmt.Sprint(r.IntN(4)))
	if r.IntN(2) == 0 {
		f = testFact(model.RelationMemberOf, f.From, fmt.Sprintf("agency:%d", 8+r.IntN(4)), fmt.Sprint(r.IntN(4)))
	}
	f.Status = model.FactStatus(pick("REPORTED", "INFERRED", "INFERRED", "RETRACTED"))
	f.Dissent = r.IntN(12) == 0
	f.Confidence = float64(r.IntN(5)) / 4
	f.URL = fmt.Sprintf("https://a.org/%d", i)
	f.ValidFrom, f.ValidTo = pick("", "2010", "2010-05", "2011-01-02"), pick("", "2012", "2012-05", "2012-05-06", "2012-12")
	f.ObservedOn = pick("", "2020", "2020-05")
	f.Props = map[string]any{"role": pick("", "parent", "board")}
	if f.Relation == model.RelationOwns {
		f.Props["share"] = float64(r.IntN(100))
	}
	return f
}

// testShuffled are the same rows in random order: sources first, then entities, then facts and series.
func testShuffled(r *rand.Rand, records []model.Record) []model.Record {
	all := slices.Clone(records)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	stage := func(rec model.Record) int {
		switch rec.(type) {
		case *model.SourceRecord:
			return 0
		case *model.EntityRecord:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b model.Record) int { return stage(a) - stage(b) })
	return all
}

// testStream is a stream of records.
func testStream(records []model.Record) Records {
	return func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for _, rec := range records {
				if !yield(rec, nil) {
					return
				}
			}
		}
	}
}

// testGraph are all nodes and relationships as JSON, sorted.
func testGraph(t testing.TB) []string {
	t.Helper()
	records := embeddedtest.Run(t, embeddedtest.Driver(t), `
MATCH (n) WHERE NOT n:Release AND NOT n:Import AND NOT n:Change AND NOT n:GraphVersion
RETURN labels(n) AS what, '' AS a, '' AS b, properties(n) AS props
UNION ALL
MATCH (a)-[f]->(b)
RETURN [type(f)] AS what, a.id AS a, b.id AS b, properties(f) AS props`, nil)
	lines := make([]string, len(records))
	for i, rec := range records {
		text, err := json.Marshal(rec.Values)
		if err != nil {
			t.Fatal(err)
		}
		lines[i] = string(text)
	}
	slices.Sort(lines)
	return lines
}

// testDiff are the lines that only one of two graphs has.
func testDiff(a, b []string) string {
	var lines []string
	for _, line := range a {
		if !slices.Contains(b, line) {
			lines = append(lines, "- "+line)
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			lines = append(lines, "+ "+line)
		}
	}
	return strings.Join(lines, "\n")
}

// apply changes a snapshot as a plan changes the database.
func (stored *snapshot) apply(p *plan) {
	set := func(old, changes properties) properties {
		props := properties{}
		maps.Copy(props, old)
		for name, value := range changes {
			if props[name] = value; value == nil {
				delete(props, name)
			}
		}
		return props
	}
	for _, m := range p.sources {
		stored.sources[m.id] = set(stored.sources[m.id], m.props)
	}
	for _, m := range p.series {
		stored.series[m.id] = set(stored.series[m.id], m.props)
	}
	for _, m := range p.entities {
		stored.entities[m.id] = set(stored.entities[m.id], m.props)
		stored.referenced[m.id] = true
	}
	for _, m := range p.facts {
		stored.facts[m.id] = factState{model.Relation(m.label), m.from, m.to, set(stored.facts[m.id].props, m.props)}
	}
	for _, m := range p.claims {
		stored.applyClaim(m, set)
	}
}

func (stored *snapshot) applyClaim(m mutation, set func(old, changes properties) properties) {
	for fact, claims := range stored.claims {
		for j, c := range claims {
			if c["id"] == m.id {
				stored.claims[fact][j] = set(c, m.props)
				return
			}
		}
	}
	fact := m.props.text("fact")
	stored.claims[fact] = append(stored.claims[fact], m.props)
}

// text is a snapshot as sorted lines.
func (stored *snapshot) text() []string {
	var lines []string
	for _, group := range []map[string]properties{stored.sources, stored.entities, stored.series} {
		for id, props := range group {
			lines = append(lines, id+" "+canonicalText(props))
		}
	}
	for id, f := range stored.facts {
		lines = append(lines, fmt.Sprint(id, f.relation, f.from, f.to, canonicalText(f.props)))
		for _, c := range stored.claims[id] {
			lines = append(lines, canonicalText(c))
		}
	}
	slices.Sort(lines)
	return lines
}
