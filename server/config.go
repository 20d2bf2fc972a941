package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"time"

	"puente/graph"
	"puente/ingest"
)

// config is what the environment says.
type config struct {
	addr           string
	home           string
	uri            string
	username       string
	password       string
	database       string
	starter        string
	origins        []string
	logLevel       slog.Level
	logFormat      string
	introspection  bool
	suggestions    bool
	profile        bool
	requestTimeout time.Duration
	bodyBytes      int
	batch          int // rows that an import stores at a time
	limits         graph.Limits
}

// variable is one variable of the environment: its name, what it is when it is not set, what it means, and how it is read.
type variable struct {
	name, standard, meaning string
	read                    func(string) error
}

// variables are all that can be set. `help` shows this table.
func (c *config) variables() []variable {
	return []variable{
		{"PUENTE_ADDR", "127.0.0.1:8080", "address to listen on", address(&c.addr)},
		{"PUENTE_HOME", ".puente", "data folder of the Neo4j that the server starts itself", text(&c.home)},
		{"NEO4J_URI", "", "a database that is there (bolt://, neo4j://, with +s or +ssc for TLS); none is started then", text(&c.uri)},
		{"NEO4J_USERNAME", "neo4j", "its user", text(&c.username)},
		{"NEO4J_PASSWORD", "", "its password", text(&c.password)},
		{"NEO4J_DATABASE", "neo4j", "its database", text(&c.database)},
		{"PUENTE_STARTER", "auto", "load the starter dataset: on, off, or auto (when the database is empty, or is the server's own)", oneOf(&c.starter, "on", "off", "auto")},
		{"PUENTE_CORS_ORIGINS", "", "origins of other pages that may ask, separated by commas", list(&c.origins)},
		{"PUENTE_LOG_LEVEL", "info", "debug, info, warn or error", level(&c.logLevel)},
		{"PUENTE_LOG_FORMAT", "text", "text or json", oneOf(&c.logFormat, "text", "json")},
		{"PUENTE_INTROSPECTION", "on", "answer questions about the schema: on or off", onOff(&c.introspection)},
		{"PUENTE_SUGGESTIONS", "on", "say which name was probably meant: on or off", onOff(&c.suggestions)},
		{"PUENTE_PROFILE", "off", "tell requests with the header Puente-Profile what Neo4j does for them, Cypher and PROFILE: on or off", onOff(&c.profile)},
		{"PUENTE_REQUEST_TIMEOUT", "30s", "most time for one request", duration(&c.requestTimeout)},
		{"PUENTE_MAX_BODY", "1048576", "most bytes of a request", positive(&c.bodyBytes)},
		{"PUENTE_BATCH", "10000", "rows that an import stores at a time", positive(&c.batch)},
		{"PUENTE_MAX_TOKENS", "10000", "most tokens of a query", positive(&c.limits.Tokens)},
		{"PUENTE_MAX_SELECTIONS", "1000", "most fields and fragments of a query, as written", positive(&c.limits.Selections)},
		{"PUENTE_MAX_DEPTH", "20", "most fields within fields", positive(&c.limits.Depth)},
		{"PUENTE_MAX_ALIASES", "100", "most renamed fields", positive(&c.limits.Aliases)},
		{"PUENTE_MAX_COST", "500000", "most values that an answer may hold, by its page sizes", positive(&c.limits.Cost)},
	}
}

// configure reads the environment. Each value that cannot be used is named.
func configure(environment []string) (config, error) {
	c := config{limits: graph.DefaultLimits()}
	given := map[string]string{}
	for _, pair := range environment {
		name, value, _ := strings.Cut(pair, "=")
		given[name] = value
	}
	var faults []error
	for _, v := range c.variables() {
		value := given[v.name]
		if value == "" {
			value = v.standard
		}
		if err := v.read(value); err != nil {
			faults = append(faults, fmt.Errorf("%s=%q cannot be used: %w", v.name, value, err))
		}
	}
	return c, errors.Join(faults...)
}

func usage() string {
	var b strings.Builder
	b.WriteString("puente answers GraphQL over the knowledge graph of the US–Mexico border economy.\n\n" +
		"  serve                       serve (the default)\n" +
		"  " + importUsage + "\n" +
		"                              load files, or folders of them; they are recognised unless their kind is told:\n" +
		"                              " + strings.Join(ingest.FormatNames(), ", ") + "\n" +
		"  export [--format F] [--to P] give back what was loaded: csv, jsonl or graphml\n" +
		"  version                     what the program was built from: version, commit, Go, dataset\n" +
		"  help                        this text\n\nEnvironment:\n")
	var c config
	for _, v := range c.variables() {
		fmt.Fprintf(&b, "  %-23s %s", v.name, v.meaning)
		if v.standard != "" {
			fmt.Fprintf(&b, " (%s)", v.standard)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// logger writes the log as the configuration says.
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
