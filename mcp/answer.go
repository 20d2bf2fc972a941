package mcp

import (
	"encoding/json"
	"net/url"
	"slices"
)

// answer is what a tool gives: the data of the operation, and what a reader needs to check them.
type answer struct {
	Answer   object   `json:"answer"`
	Sources  []object `json:"sources"`  // in Answer they are numbers, which begin at 1
	Complete bool     `json:"complete"` // whether the answer is all there is: no list has a next page, no search was cut short, nothing failed
	More     []string `json:"more,omitempty"`
	Release  object   `json:"release,omitempty"` // version and loadedAt of the data
	Faults   []fault  `json:"faults,omitempty"`
	Query    query    `json:"query"`
}

// query is the operation that was asked, for those who want to ask it again.
type query struct {
	Document  string `json:"document"`
	Variables object `json:"variables,omitempty"`
	Address   string `json:"address,omitempty"` // where a person can run it
}

// answerOf numbers the sources of a response, each once, and tells whether it is complete.
func answerOf(r response) answer {
	a := answer{Answer: r.Data, Sources: []object{}, Complete: len(r.Errors) == 0, Faults: r.Errors}
	numbers := map[string]int{}
	for name, value := range r.Data {
		r.Data[name] = a.read(value, name, numbers)
	}
	slices.Sort(a.More)
	return a
}

// read replaces the sources below a value by their numbers, and notes what is cut short.
func (a *answer) read(value any, at string, numbers map[string]int) any {
	switch v := value.(type) {
	case []any:
		for i := range v {
			v[i] = a.read(v[i], at, numbers)
		}
	case object:
		if isSource(v) {
			return a.cite(v, numbers)
		}
		a.look(v, at)
		for name, each := range v {
			v[name] = a.read(each, at+"."+name, numbers)
		}
	}
	return value
}

// isSource reports whether an object is a source with all that a citation needs, and nothing that would be lost in one.
func isSource(v object) bool {
	for _, name := range []string{"id", "title", "publisher", "url", "vintage", "licence"} {
		if _, ok := v[name]; !ok {
			return false
		}
	}
	return len(v) == 6
}

// cite gives a source its number.
func (a *answer) cite(source object, numbers map[string]int) int {
	id, _ := source["id"].(string)
	if numbers[id] == 0 {
		a.Sources = append(a.Sources, source)
		numbers[id] = len(a.Sources)
		source["number"] = numbers[id]
	}
	return numbers[id]
}

// look notes a search that was cut short, and a list with a next page.
func (a *answer) look(v object, at string) {
	if complete, told := v["complete"].(bool); told && !complete {
		a.Complete = false
		a.note(at + ": the search was cut short")
	}
	page, _ := v["pageInfo"].(object)
	if next, _ := page["hasNextPage"].(bool); next {
		a.Complete = false
		a.note(at + ": there is a next page; ask again with `after` set to its endCursor")
	}
	total, _ := v["totalCount"].(json.Number)
	nodes, listed := v["nodes"].([]any)
	if n, err := total.Int64(); err == nil && listed && page == nil && n > int64(len(nodes)) {
		a.Complete = false
		a.note(at + ": only the first are shown")
	}
}

// note says once what is missing.
func (a *answer) note(what string) {
	if !slices.Contains(a.More, what) {
		a.More = append(a.More, what)
	}
}

// addressOf is where a person can run an operation: GraphiQL takes it from the fragment of its address, which is not sent to the server.
func addressOf(page string, op operation) string {
	if page == "" {
		return ""
	}
	shared := url.Values{"query": {op.Query}}
	if variables, err := json.Marshal(op.Variables); err == nil && len(op.Variables) > 0 {
		shared.Set("variables", string(variables))
	}
	return page + "graphiql#" + shared.Encode()
}
