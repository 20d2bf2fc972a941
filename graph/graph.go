// Package graph is the GraphQL face of the graph: the resolvers of the schema and the handler that serves them
// over HTTP. It holds no Cypher and knows no driver; what a field reads is declared in package loaders. Resolvers that only read
// a declaration are generated (resolvers_gen.go); those with a rule of their own are written by hand.
package graph

//go:generate go run ./internal/generate

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/admission"
	"puente/graph/internal/exec"
	"puente/graph/internal/transport"
	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/paths"
)

// Config says what a handler serves, and from where. Only Query is required.
type Config struct {
	Query   loaders.Query    // reads the database
	Profile loaders.Profiler // for requests with ProfileHeader; nil: the header is ignored

	Admission *admission.Controller // says how much runs at once; nil: everything that is asked

	Limits        Limits // the zero value: DefaultLimits
	Introspection bool   // answer __schema and __type
	Suggestions   bool   // say in an error which name was probably meant
	ResolversOnly bool   // answer field by field, never by a compiled plan: the data are the same, the statements are more

	WatchPeriod time.Duration            // how often the database is asked whether an import has ended, while subscriptions wait for it; 0: 2 seconds
	AllowOrigin func(*http.Request) bool // whether the page of a request may open a WebSocket; nil: every page
	Authorize   func(http.Header) bool   // whether the header that a WebSocket client sends as its first message lets it ask; nil: it does

	CacheControl string // of answers to GET, which caches may keep under their tag; "": "no-cache", which has them ask each time
	Build        string // another text for each build of the program, so that no cache keeps an answer of the last one

	Log      *slog.Logger                   // of faults that clients see as a code only; nil: nowhere
	Classify func(error) (model.Code, bool) // which errors of Query are an outage or a time-out; nil: none

	Lifetime    context.Context // ends what is done between requests; nil: it ends with the process
	Background  *sync.WaitGroup // of what is done between requests, so that the caller can wait for its end; nil: it is not waited for
	PathsMemory int64           // bytes that a projection of the graph for path searches may take; 0: the database is searched
	Warmup      bool            // have Neo4j plan in the background what requests will read; without it the first request of a shape waits for the plan

	Documents     map[string]string // texts of documents that requests may name, by id
	OnlyDocuments bool              // refuse all other texts

	Examples []Example // operations whose statements the warm-up plans too

	ObservePaths     func(model.Projection)       // called when there is a new projection; nil: not
	ObserveError     func(model.Code)             // called for each error of a response; nil: not
	ObserveOperation func(outcome, reason string) // called for each operation: HIT, RESOLVED, WARMING, MISS or FALLBACK, with the reason why resolvers answered; nil: not
	ObserveProgress  func(loaders.Progress)       // called after each step of the warm-up; nil: not
}

// New makes the handler of the schema. It fails if the schema and the declarations in loaders disagree.
func New(config Config) (http.Handler, error) {
	config = config.withDefaults()
	read := loaders.New(config.Query)
	finder := paths.New(config.Lifetime, read, paths.Config{Memory: config.PathsMemory, Observe: config.ObservePaths, Log: config.Log, Background: config.Background})
	return assemble(config, read, finder)
}

// assemble makes the handler of the schema from what reads the graph.
func assemble(config Config, read *loaders.Loaders, finder *paths.Finder) (http.Handler, error) {
	schema := newSchema(finder)
	if err := loaders.Check(schema.Schema()); err != nil {
		return nil, fmt.Errorf("schema.graphqls and the declarations in loaders disagree:\n%w", err)
	}
	e := &executor{
		schema:        schema,
		documents:     newDocuments(withLanguage(schema.Schema()), config.Limits, config.Suggestions),
		persisted:     newPersisted(config.Documents, config.OnlyDocuments),
		limits:        config.Limits,
		introspection: config.Introspection,
		suggestions:   config.Suggestions,
		loaders:       read,
		admission:     config.Admission,
		planner: &planner{
			schema: schema, loaders: read, off: config.ResolversOnly, plans: newSizedCache[[]rootField](planCacheBytes),
			observe: config.ObserveOperation, profile: config.Profile,
		},
		errors: &presenter{log: config.Log, classify: config.Classify, observe: config.ObserveError},
		build:  config.Build,
	}
	e.feed = &feed{last: e.lastImport, period: config.WatchPeriod, lifetime: config.Lifetime, run: config.Background.Go, followers: map[chan loaders.ImportPosition]bool{}}
	e.checkDocuments(config)
	if config.Warmup {
		config.Background.Go(func() { e.planInBackground(config) })
	}
	return transport.New(e, transport.Config{
		MaxBody: int64(config.Limits.Body), Timeout: config.Limits.Time, CacheControl: cmp.Or(config.CacheControl, "no-cache"),
		Streams: config.Limits.Streams, Files: config.Limits.Files, Lifetime: config.Lifetime, Background: config.Background,
		AllowOrigin: config.AllowOrigin, Authorize: config.Authorize,
	}), nil
}

func (c Config) withDefaults() Config {
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits()
	}
	if c.WatchPeriod == 0 {
		c.WatchPeriod = 2 * time.Second
	}
	if c.AllowOrigin == nil {
		c.AllowOrigin = func(*http.Request) bool { return true }
	}
	if c.Authorize == nil {
		c.Authorize = func(http.Header) bool { return true }
	}
	if c.Lifetime == nil {
		c.Lifetime = context.Background()
	}
	if c.Background == nil {
		c.Background = &sync.WaitGroup{}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Classify == nil {
		c.Classify = func(error) (model.Code, bool) { return "", false }
	}
	if c.ObserveError == nil {
		c.ObserveError = func(model.Code) {}
	}
	if c.ObserveOperation == nil {
		c.ObserveOperation = func(string, string) {}
	}
	if c.ObserveProgress == nil {
		c.ObserveProgress = func(loaders.Progress) {}
	}
	return c
}

// newSchema is the contract with its resolvers, as schema.graphqls has it: gqlparser adds to every schema a directive @defer, and
// counts the interfaces that implement an interface among its possible types.
func newSchema(finder *paths.Finder) graphql.ExecutableSchema {
	schema := *exec.NewExecutableSchema(exec.Config{}).Schema()
	schema.Directives = maps.Clone(schema.Directives)
	delete(schema.Directives, "defer")
	possible := make(map[string][]*ast.Definition, len(schema.PossibleTypes))
	for name, types := range schema.PossibleTypes {
		for _, each := range types {
			if each.Kind == ast.Object {
				possible[name] = append(possible[name], each)
			}
		}
	}
	schema.PossibleTypes = possible
	return exec.NewExecutableSchema(exec.Config{Schema: &schema, Resolvers: resolvers{queryResolver{finder}}})
}

// Schema is the contract as it is served, without its resolvers.
func Schema() *ast.Schema { return newSchema(nil).Schema() }

// Summary is what a request asked for and came to, without its values.
type Summary = transport.Summary

// Recorder is a ResponseWriter that is told the summary of the request, before the answer is written.
type Recorder = transport.Recorder

// Pacer is a ResponseWriter that knows how often its client may ask.
type Pacer = transport.Pacer

// WriteError answers a request that cannot be handled now with one error, in the media type that the request accepts.
func WriteError(w http.ResponseWriter, r *http.Request, status int, fault *model.Error) {
	transport.WriteError(w, r, status, fault)
}
