package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime"
	"strconv"
	"strings"
	"time"

	"puente/graph"
	"puente/ingest"
)

// config is the configuration, which is read from the environment.
type config struct {
	addr          string
	home          string
	uri           string
	username      string
	password      string
	database      string
	connections   int // to the database, at most
	cheap         int // cheap requests at once
	dear          int // dear requests at once
	queue         int // requests that wait, of each class
	starter       string
	origins       []string
	cacheAge      time.Duration // for which caches may keep answers without asking
	documents     []string      // files of documents that requests may name
	onlyDocuments bool          // other documents are refused
	hosts         []string      // by which clients address the server; none: see hostsOf
	metricsAddr   string        // of the metrics alone; "": beside the rest
	tokens        string        // file of bearer tokens; "": everybody may ask
	token         string        // that the command mcp sends to a server
	rate          int           // requests a second of one client; 0: any
	requestLog    string
	slowRequest   time.Duration
	drainDelay    time.Duration
	drainTime     time.Duration
	logLevel      slog.Level
	logFormat     string
	introspection bool
	suggestions   bool
	profile       bool
	plans         bool
	warmup        bool
	pathsMemory   int // megabytes that the graph's projection for path searches may take
	batch         int // rows that an import writes at a time
	limits        graph.Limits
}

// variable is one variable of the environment: its name, its default, its meaning and its parser.
type variable struct {
	name, byDefault, meaning string
	read                     func(string) error
}

// variables are all settings. `help` prints this table.
func (c *config) variables() []variable {
	return []variable{
		{"PUENTE_ADDR", "127.0.0.1:8080", "address to listen on", address(&c.addr)},
		{"PUENTE_HOME", ".puente", "data folder of the Neo4j that the server starts itself", text(&c.home)},
		{"NEO4J_URI", "", "an existing database (bolt://, neo4j://, with +s or +ssc for TLS); none is started then", text(&c.uri)},
		{"NEO4J_USERNAME", "neo4j", "its user", text(&c.username)},
		{"NEO4J_PASSWORD", "", "its password", text(&c.password)},
		{"NEO4J_DATABASE", "neo4j", "its database", text(&c.database)},
		{"PUENTE_NEO4J_CONNECTIONS", "32", "connections to the database, at most, and fewer if it has fewer threads; further statements wait", positive(&c.connections)},
		{"PUENTE_DEAR_COST", "50000", "cost above which a request counts as dear; dear and cheap requests wait apart", positive(&c.limits.Dear)},
		{"PUENTE_CHEAP_REQUESTS", "", "cheap requests that are answered at once, at most; without it: four for each processor of this machine", optional(positive(&c.cheap))},
		{"PUENTE_DEAR_REQUESTS", "1", "dear requests that are answered at once, at most", positive(&c.dear)},
		{"PUENTE_QUEUE", "64", "requests that wait their turn, dear and cheap ones each; further ones are refused", positive(&c.queue)},
		{"PUENTE_STARTER", "auto", "load the starter dataset: on, off, or auto (if the database is empty, or the server's own)", oneOf(&c.starter, "on", "off", "auto")},
		{"PUENTE_CORS_ORIGINS", "", "origins of other pages that may send requests, such as https://app.example, separated by commas; * for all", origins(&c.origins)},
		{"PUENTE_CACHE_AGE", "0s", "how long browsers and proxies may keep answers to GET without asking whether they still hold", period(&c.cacheAge)},
		{"PUENTE_DOCUMENTS", "", "files of documents that requests may name by an id, separated by commas, as Relay, Apollo and GraphQL Code Generator write them", list(&c.documents)},
		{"PUENTE_DOCUMENTS_ONLY", "off", "answer no document but those: on or off", onOff(&c.onlyDocuments)},
		{"PUENTE_HOSTS", "", "hosts by which clients address the server, separated by commas; others but those of loopback are refused. Without it a server that listens elsewhere answers for all", list(&c.hosts)},
		{"PUENTE_METRICS_ADDR", "", "address of /metrics, which is then nowhere else", optional(address(&c.metricsAddr))},
		{"PUENTE_TOKENS", "", "file of bearer tokens, one of which a request must carry: lines NAME:TOKEN or NAME:sha256:HEX", text(&c.tokens)},
		{"PUENTE_TOKEN", "", "bearer token that `mcp --server` sends", text(&c.token)},
		{"PUENTE_RATE", "", "requests a second that one client may send, for a few seconds several times as many; without it: any number", optional(positive(&c.rate))},
		{"PUENTE_DRAIN_DELAY", "500ms", "how long a server that is told to stop still accepts requests, so that balancers see that it is not ready", period(&c.drainDelay)},
		{"PUENTE_DRAIN_TIMEOUT", "7s", "how long it then answers what runs; what is left is told UNAVAILABLE", duration(&c.drainTime)},
		{"PUENTE_LOG_REQUESTS", "slow", "log a line for each request, without its values: all, slow or off", oneOf(&c.requestLog, "all", "slow", "off")},
		{"PUENTE_SLOW_REQUEST", "2s", "time from which a request is slow", duration(&c.slowRequest)},
		{"PUENTE_LOG_LEVEL", "info", "debug, info, warn or error", level(&c.logLevel)},
		{"PUENTE_LOG_FORMAT", "text", "text or json", oneOf(&c.logFormat, "text", "json")},
		{"PUENTE_INTROSPECTION", "on", "serve introspection of the schema: on or off", onOff(&c.introspection)},
		{"PUENTE_SUGGESTIONS", "on", "suggest similar names in errors: on or off", onOff(&c.suggestions)},
		{"PUENTE_PROFILE", "off", "answer requests that have the header Puente-Profile with their Cypher and its PROFILE too: on or off", onOff(&c.profile)},
		{"PUENTE_PLANS", "on", "answer each root field by one compiled statement; off: field by field, to compare: on or off", onOff(&c.plans)},
		{"PUENTE_WARMUP", "on", "have Neo4j plan in the background what requests will read: on or off", onOff(&c.warmup)},
		{"PUENTE_PATHS_MEMORY", "64", "megabytes that the topology of the graph may take in memory for path searches; 0, or a larger graph: they read the database level by level", wholeNumber(&c.pathsMemory)},
		{"PUENTE_STREAMS", "256", "connections on which clients wait for events, at most", positive(&c.limits.Streams)},
		{"PUENTE_FILES", "8", "lists that are written as files at once, at most", positive(&c.limits.Files)},
		{"PUENTE_MAX_FILE_ROWS", "1000000", "rows of a file, at most", positive(&c.limits.FileRows)},
		{"PUENTE_REQUEST_TIMEOUT", "30s", "time limit of a request", duration(&c.limits.Time)},
		{"PUENTE_MAX_BODY", "1048576", "bytes of a request, at most", positive(&c.limits.Body)},
		{"PUENTE_BATCH", "10000", "rows that an import writes at a time", positive(&c.batch)},
		{"PUENTE_MAX_TOKENS", "10000", "tokens of a query, at most", positive(&c.limits.Tokens)},
		{"PUENTE_MAX_SELECTIONS", "1000", "fields and fragments of a query as written, at most", positive(&c.limits.Selections)},
		{"PUENTE_MAX_DEPTH", "20", "fields within fields, at most", positive(&c.limits.Depth)},
		{"PUENTE_MAX_ALIASES", "100", "renamed fields, at most", positive(&c.limits.Aliases)},
		{"PUENTE_MAX_COST", "500000", "cost of a query, at most: values that an answer may hold by its page sizes, and the directives @cost of the schema", positive(&c.limits.Cost)},
		{"PUENTE_MAX_COMPUTED", "10", "fields of a query that are computed, at most", positive(&c.limits.Computed)},
	}
}

// requestsOfProcessor is how many cheap requests are answered at once for each processor. More are not answered sooner, and their statements
// take the processors from what has to be refused.
const requestsOfProcessor = 4

// configure reads the environment. The error names each value that cannot be used.
func configure(environment []string) (config, error) {
	c := config{limits: graph.DefaultLimits(), cheap: requestsOfProcessor * runtime.NumCPU()}
	given := map[string]string{}
	for _, pair := range environment {
		name, value, _ := strings.Cut(pair, "=")
		given[name] = value
	}
	var faults []error
	for _, v := range c.variables() {
		value := given[v.name]
		if value == "" {
			value = v.byDefault
		}
		if err := v.read(value); err != nil {
			faults = append(faults, fmt.Errorf("%s=%q cannot be used: %w", v.name, value, err))
		}
	}
	if c.onlyDocuments && len(c.documents) == 0 {
		faults = append(faults, errors.New("PUENTE_DOCUMENTS_ONLY=on needs PUENTE_DOCUMENTS, or nothing would be answered"))
	}
	return c, errors.Join(faults...)
}

func usage() string {
	var b strings.Builder
	b.WriteString("puente answers GraphQL over the knowledge graph of the US–Mexico border economy.\n\n" +
		"  serve                       serve (the default)\n" +
		"  " + importUsage + "\n" +
		"                              load files, or folders of them; their kind is detected unless it is given:\n" +
		"                              " + strings.Join(ingest.FormatNames(), ", ") + "\n" +
		"  export [--format F] [--to P] export what was imported: csv, jsonl or graphml\n" +
		"  " + mcpUsage + "\n" +
		"                              offer the graph's tools to a language model on standard input and output\n" +
		"  version                     what the program was built from: version, commit, Go, dataset\n" +
		"  help                        this text\n\nEnvironment:\n")
	var c config
	for _, v := range c.variables() {
		fmt.Fprintf(&b, "  %-24s %s", v.name, v.meaning)
		if v.byDefault != "" {
			fmt.Fprintf(&b, " (%s)", v.byDefault)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// logger is the log, with the level and format of the configuration.
func (c config) logger(to io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.logLevel}
	if c.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(to, options))
	}
	return slog.New(slog.NewTextHandler(to, options))
}

func text(to *string) func(string) error {
	return func(v string) error { *to = v; return nil }
}

func level(to *slog.Level) func(string) error {
	return func(v string) error { return to.UnmarshalText([]byte(v)) }
}

func address(to *string) func(string) error {
	return func(v string) error {
		*to = v
		if _, _, err := net.SplitHostPort(v); err != nil {
			return errors.New("write host:port, such as 127.0.0.1:8080")
		}
		return nil
	}
}

func oneOf(to *string, values ...string) func(string) error {
	return func(v string) error {
		for _, each := range values {
			if v == each {
				*to = v
				return nil
			}
		}
		return fmt.Errorf("write %s", strings.Join(values, " or "))
	}
}

func onOff(to *bool) func(string) error {
	return func(v string) error {
		*to = v == "on"
		if v != "on" && v != "off" {
			return errors.New("write on or off")
		}
		return nil
	}
}

func list(to *[]string) func(string) error {
	return func(v string) error {
		for each := range strings.SplitSeq(v, ",") {
			if each = strings.TrimSpace(each); each != "" {
				*to = append(*to, each)
			}
		}
		return nil
	}
}

func duration(to *time.Duration) func(string) error {
	return func(v string) error {
		d, err := time.ParseDuration(v)
		if err != nil || d <= 0 {
			return errors.New("write a time such as 30s")
		}
		*to = d
		return nil
	}
}

func wholeNumber(to *int) func(string) error {
	return func(v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return errors.New("write a whole number, 0 or above")
		}
		*to = n
		return nil
	}
}

// period is a duration that may be zero.
func period(to *time.Duration) func(string) error {
	return func(v string) error {
		if v == "0" || v == "0s" {
			*to = 0
			return nil
		}
		return duration(to)(v)
	}
}

// optional leaves a setting as it is where no value is given.
func optional(read func(string) error) func(string) error {
	return func(v string) error {
		if v == "" {
			return nil
		}
		return read(v)
	}
}

func positive(to *int) func(string) error {
	return func(v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n <= 0 {
			return errors.New("write a whole number above 0")
		}
		*to = n
		return nil
	}
}
