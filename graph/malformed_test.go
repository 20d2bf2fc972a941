package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
)

// recording is a database that gives the answers that a real one gave, of which one value can be replaced.
type recording struct {
	real    loaders.Query // nil: only recorded statements are answered
	mu      sync.Mutex
	keys    []string // of the statements, in the order in which they were recorded
	answers map[string][]*neo4j.Record
}

func (r *recording) query(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	encoded, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	key := cypher + string(encoded)
	r.mu.Lock()
	defer r.mu.Unlock()
	if records, recorded := r.answers[key]; recorded {
		return records, nil
	}
	if r.real == nil {
		return nil, fmt.Errorf("not recorded: %.200s", cypher)
	}
	records, err := r.real(ctx, cypher, params)
	r.keys, r.answers[key] = append(r.keys, key), records
	return records, err
}

// eachValue calls a function for each value of nested lists, with a function that replaces the value. Of a list of lists it
// visits the first element only: all its rows are alike.
func eachValue(values []any, visit func(value any, replace func(any))) {
	rows := true
	for _, value := range values {
		_, isList := value.([]any)
		rows = rows && isList
	}
	for i, value := range values {
		visit(value, func(by any) { values[i] = by })
		if list, ok := value.([]any); ok {
			eachValue(list, visit)
		}
		if rows {
			return
		}
	}
}

// A value of another type than expected is an error of the answer, whichever statement of a query returns it, and so may be a
// null or a row that is too short. None is a panic.
func TestMalformedAnswers(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 1)
	h.write(t, `
MATCH (f:Firm {id: 'firm:1'}), (m:Municipio)
SET f.searchText = ['firm 1'], f.identifiers = ['RFC:x'], f.aliases = ['a'], m.population = 10, m.populationYear = 2020, m.location = point({longitude: -106.4, latitude: 31.7})
CREATE (:Release {version: '1', loadedAt: datetime('2026-01-02T03:04:05Z')})
CREATE (:Import {id: 'import:1', files: ['a.csv'], startedAt: datetime('2026-01-02T03:04:05Z'), state: 'DONE', rowsRead: 1})
CREATE (:Change {id: 'change:1', import: 'import:1', at: datetime('2026-01-02T03:04:05Z'), kind: 'CREATED', of: 'firm:1'})
CREATE (:Series {id: 'series:1', sortKey: 's', measure: 'ESTABLISHMENTS', unit: 'u', frequency: 'ANNUAL', subject: 'municipio:08037', by: [],
	first: '2019', last: '2020', values: [1.0, 2.0], flags: 'EE', source: 'source:a', dataset: 'd'})`, nil)
	read := loaders.Reader(h.driver, "neo4j", loaders.ReaderConfig{})
	for _, query := range []string{
		`{ firm(id: "firm:1") { id name(lang: ES) aliases country identifiers { scheme value } sources { id title factCount entityCount } } }`,
		`{ firms(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id establishments(first: 1) { totalCount edges { cursor
			fact { id relation status confidence from { id } claims { id dissent source { id } } } node { id industries { nodes { code level parent { id } } } } } } } } } }`,
		`{ municipio(cvegeo: "08037") { id population location { latitude longitude } series(first: 1) { nodes { id measure industry { id } source { id } values { period value flag } total { value cells } } } } }`,
		`{ node(id: "firm:1") { id ... on Entity { name } } nodes(ids: ["source:a", "firm:1", "none"]) { id ... on Source { publisher } } }`,
		`{ industry(system: SCIAN, code: "336") { id level } }`,
		`{ release { version loadedAt sources { id } counts { entities { kind count } facts { relation count } } } }`,
		`{ search(text: "firm 1") { edges { quality node { id name } } } }`,
		`{ facts(of: "firm:1", first: 1) { totalCount pageInfo { hasNextPage } nodes { id to { id } sources { id } } } fact(id: "o1-1") { id from { id } } }`,
		`{ imports { nodes { id files startedAt endedAt state rowsRead } } changes(first: 1) { nodes { id at kind old new } } }`,
		`{ coverage { series { measure by series subjects first cells source { id } } } }`,
	} {
		for _, resolversOnly := range []bool{true, false} {
			t.Run(fmt.Sprintf("resolvers %v %.40s", resolversOnly, query), func(t *testing.T) {
				r := &recording{real: read, answers: map[string][]*neo4j.Record{}}
				var log bytes.Buffer
				handler := newHandler(t, Config{Query: r.query, Limits: roomy(), ResolversOnly: resolversOnly, Log: slog.New(slog.NewTextHandler(&log, nil))})
				if answer := post(t, handler, request{Query: query}).Body.String(); strings.Contains(answer, `"errors"`) {
					t.Fatal(answer, log.String())
				}
				asked := r.keys
				// What the resolvers read, to which a plan falls back.
				post(t, newHandler(t, Config{Query: r.query, Limits: roomy(), ResolversOnly: true}), request{Query: query})
				r.real = nil
				m := &mutation{t: t, handler: handler, query: query, log: &log}
				for _, key := range asked {
					for _, record := range r.answers[key] {
						eachValue(record.Values, m.try)
					}
				}
				if m.malformed < 5 {
					t.Errorf("only %d values were replaced", m.malformed)
				}
			})
		}
	}
}

// mutation asks one query of recordings of which one value is of another type, is null, or is a list without its last element.
type mutation struct {
	t         *testing.T
	handler   http.Handler
	query     string
	log       *bytes.Buffer
	malformed int // values of a wrong type
}

func (m *mutation) try(value any, replace func(any)) {
	replace(map[string]any{})
	m.ask(value != nil) // no column is a map; one that is always null, since it was not selected, is not read
	replace(nil)
	m.ask(false)
	if list, ok := value.([]any); ok && len(list) > 0 {
		replace(list[:len(list)-1])
		m.ask(false)
	}
	replace(value)
}

// ask sends the query. A malformed value must be an error; null, or a shorter list, may be one.
func (m *mutation) ask(malformed bool) {
	m.t.Helper()
	m.log.Reset()
	text := post(m.t, m.handler, request{Query: m.query}).Body.String()
	var response struct {
		Data   json.RawMessage
		Errors []struct{ Extensions struct{ Code model.Code } }
	}
	if err := json.Unmarshal([]byte(text), &response); err != nil {
		m.t.Fatalf("%v: %s", err, text)
	}
	if strings.Contains(m.log.String(), "panic") {
		m.t.Fatalf("%s", m.log)
	}
	switch {
	case len(response.Errors) > 0:
		if code := response.Errors[0].Extensions.Code; code != model.CodeInternal || m.log.Len() == 0 {
			m.t.Errorf("%s instead of INTERNAL: %s", code, m.log)
		}
		if malformed {
			m.malformed++
		}
	case malformed:
		m.t.Errorf("no error: %s", text)
	}
}
