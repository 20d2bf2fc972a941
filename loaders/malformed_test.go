package loaders

import (
	"context"
	"errors"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// malformed are answers that no statement of the package gives.
func malformed() map[string][]*neo4j.Record {
	record := func(values ...any) []*neo4j.Record { return []*neo4j.Record{{Values: values}} }
	return map[string][]*neo4j.Record{
		"no record":        nil,
		"two records":      append(record([]any{}), record([]any{})...),
		"no column":        record(),
		"a map":            record(map[string]any{}, map[string]any{}),
		"a text":           record("text", "text"),
		"a list of texts":  record([]any{"text"}, []any{"text"}),
		"a list of nulls":  record([]any{nil}, []any{nil}),
		"an empty row":     record([]any{[]any{}}, []any{[]any{}}),
		"a row of maps":    record([]any{[]any{map[string]any{}, map[string]any{}, map[string]any{}}}),
		"a row of rows":    record([]any{[]any{[]any{}, []any{}, []any{}}}),
		"a row of indexes": record([]any{[]any{int64(9), []any{}}}),
	}
}

// Each statement that resolvers send gives an error where its answer is malformed.
func TestResolversRefuseMalformedAnswers(t *testing.T) {
	id, all := "firm:x", model.Page{}
	firm, claimed := &model.Firm{}, &model.Fact{ID: "fact:x", FromID: id, ToID: id, SourceIDs: []string{"source:x"}}
	firm.ID, firm.SourceIDs = id, []string{"source:x"}
	(&model.Batch{}).Add(firm, claimed)
	for name, read := range map[string]func(context.Context) error{
		"Node":             func(ctx context.Context) error { _, err := Node(ctx, id); return err },
		"Node of a series": func(ctx context.Context) error { _, err := Node(ctx, "series:x"); return err },
		"Nodes":            func(ctx context.Context) error { _, err := Nodes(ctx, []string{id, "source:x"}); return err },
		"Named":            func(ctx context.Context) error { _, err := ByReference[*model.Firm](ctx, &id); return err },
		"List": func(ctx context.Context) error {
			_, err := List[*model.Firm](ctx, model.KindFirm, nil, all)
			return err
		},
		"Edge": func(ctx context.Context) error {
			_, err := Edge[*model.Firm](ctx, firm, "customers", nil, nil, all)
			return err
		},
		"One": func(ctx context.Context) error {
			_, err := EdgeToOne[*model.State](ctx, county48(), "state")
			return err
		},
		"Facts":    func(ctx context.Context) error { _, err := Facts(ctx, &id, nil, nil, all); return err },
		"FactByID": func(ctx context.Context) error { _, err := FactByID(ctx, "fact:x"); return err },
		"Claims":   func(ctx context.Context) error { _, err := Claims(ctx, claimed); return err },
		"Ends": func(ctx context.Context) error {
			_, err := Endpoint(ctx, claimed, func(f *model.Fact) string { return f.ToID })
			return err
		},
		"SourcesOf":     func(ctx context.Context) error { _, err := SourcesOf(ctx, firm); return err },
		"SourcesOfFact": func(ctx context.Context) error { _, err := SourcesOfFact(ctx, claimed); return err },
		"SourceEntityCount": func(ctx context.Context) error {
			_, err := SourceEntityCount(ctx, &model.Source{ID: "source:x"})
			return err
		},
		"Sources":        func(ctx context.Context) error { _, err := Sources(ctx); return err },
		"Counts":         func(ctx context.Context) error { _, err := Counts(ctx); return err },
		"SeriesCoverage": func(ctx context.Context) error { _, err := SeriesCoverage(ctx, nil); return err },
		"Search":         func(ctx context.Context) error { _, err := Search(ctx, "x", nil, 5, nil, nil); return err },
		"all of a search": func(ctx context.Context) error {
			_, err := Search(ctx, "x", nil, 5, nil, []string{"totalCount"})
			return err
		},
		"IndustryByCode": func(ctx context.Context) error {
			_, err := IndustryByCode(ctx, model.IndustrySystemScian, "336", nil)
			return err
		},
		"count":  func(ctx context.Context) error { return countOf(ctx) },
		"groups": func(ctx context.Context) error { return groupsOf(ctx) },
	} {
		for answer, records := range malformed() {
			l := New(func(context.Context, string, map[string]any) ([]*neo4j.Record, error) { return records, nil })
			if err := read(l.Begin(t.Context(), true)); err == nil {
				t.Errorf("%s accepts %s", name, answer)
			}
		}
	}
}

func county48() *model.County {
	c := &model.County{}
	c.ID = "county:48141"
	return c
}

// countOf counts a list of which the page was read.
func countOf(ctx context.Context) error {
	op, err := FromContext(ctx)
	if err != nil {
		return err
	}
	_, err = op.count(ctx, "RETURN 1", NewBuilder())
	return err
}

// groupsOf groups a list of which the page was read.
func groupsOf(ctx context.Context) error {
	op, err := FromContext(ctx)
	if err != nil {
		return err
	}
	_, err = op.groupList(ctx, model.KindFirm, selection{}, model.GroupQuery{By: []model.GroupKey{model.GroupCountry}, First: 5})
	return err
}

// A plan gives an error where its record is malformed, before anything is written.
func TestPlansRefuseMalformedAnswers(t *testing.T) {
	schema := loadSchema(t)
	for _, query := range []string{
		`{ firm(id: "firm:x") { id } }`,
		`{ firms { nodes { id sources { id } } } }`,
		`{ firms { edges { cursor node { id establishments { nodes { id } } } } } }`,
		`{ firms { pageInfo { hasNextPage } nodes { id } } }`,
		`{ nodes(ids: ["firm:x", "source:x"]) { id } }`,
		`{ industry(system: SCIAN, code: "336") { id } }`,
		`{ sources { nodes { id entityCount } } }`,
		`{ fact(id: "fact:x") { id from { id } claims { quote } } }`,
		`{ facts(of: "firm:x") { totalCount nodes { id } } }`,
		`{ search(text: "x") { totalCount facets { kind count } pageInfo { hasNextPage } edges { cursor node { id } } } }`,
		`{ release { version sources { id } } }`,
		`{ coverage { series { by subjects } } }`,
		`{ changes { nodes { id at } } }`,
		`{ firms { groups(by: [PARENT, COUNTRY], first: 2) { groups { key { entity { id } } second { value } count facts { id } } groupCount other unknown repeated } } }`,
	} {
		for answer, records := range malformed() {
			if answer == "an empty row" {
				continue // a record of one list, which has no rows
			}
			l := New(func(context.Context, string, map[string]any) ([]*neo4j.Record, error) { return records, nil })
			_, err := planOf(t, l, schema, query).Read(l.Begin(t.Context(), true), nil)
			if err == nil {
				t.Errorf("%s accepts %s", query, answer)
			}
			if len(records) == 1 && !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrMissing) {
				t.Errorf("%s: %s is %v", query, answer, err)
			}
		}
	}
}
