package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
)

// clientsFolder holds the programs, each of which asks by a client that front ends use.
const clientsFolder = "../web/clients"

// The clients of front ends do against a real server what they are good at: pages both ways to the end, every id once; the refetch of an entity;
// documents that are persisted, or trusted; subscriptions. One import is one event.
func TestClients(t *testing.T) {
	node := installPackages(t, clientsFolder)
	embeddedtest.Empty(t, embeddedtest.Driver(t))
	importClientTables(t, clientTables())
	runProgram(t, clientsFolder, node, "generate.mjs")
	genqlient := buildGenqlient(t)

	open := newClientServer(t)
	for _, persists := range []string{"apollo/apollo.mjs", "urql/urql.mjs"} {
		t.Run(persists, func(t *testing.T) {
			for _, texts := range []int64{3, 0} { // of its three documents: the server keeps them
				before := open.texts.Load()
				checkPages(t, runProgram(t, clientsFolder, node, persists, open.address()))
				if sent := open.texts.Load() - before; sent != texts {
					t.Errorf("%d texts of documents were sent, not %d", sent, texts)
				}
			}
		})
	}
	for _, typed := range []string{"generated/codegen/codegen.js", "generated/tada/tada.js"} {
		t.Run(typed, func(t *testing.T) { checkPages(t, runProgram(t, clientsFolder, node, typed, open.address())) })
	}
	t.Run("genqlient", func(t *testing.T) { checkPages(t, runProgram(t, ".", genqlient, open.address())) })

	trusted := newClientServer(t, "PUENTE_DOCUMENTS_ONLY=on", "PUENTE_DOCUMENTS="+strings.Join([]string{
		clientsFolder + "/relay/__generated__/documents.json", clientsFolder + "/codegen/generated/persisted-documents.json", clientsFolder + "/apollo/generated/manifest.json",
	}, ","))
	for _, named := range []string{"relay/relay.js", "generated/codegen/codegen.js", "apollo/apollo.mjs"} {
		t.Run("trusted "+named, func(t *testing.T) {
			checkPages(t, runProgram(t, clientsFolder, node, named, trusted.address(), "trusted"))
			if sent := trusted.texts.Load(); sent > 0 {
				t.Errorf("%d texts of documents were sent", sent)
			}
		})
	}
	if answer := post(trusted.Config.Handler, `{"query": "{ firms { nodes { id } } }"}`).Body.String(); !strings.Contains(answer, "FORBIDDEN") {
		t.Errorf("a text that is not trusted: %s", answer)
	}

	t.Run("subscriptions", func(t *testing.T) { subscribeClients(t, node, open) })
}

// The contract and the operations that are shown keep the rules of graphql-eslint, but for those of style (web/clients/eslint.config.mjs).
func TestRulesOfGraphQL(t *testing.T) {
	node := installPackages(t, clientsFolder)
	runProgram(t, "..", node, "web/clients/node_modules/eslint/bin/eslint.js", "--config", "web/clients/eslint.config.mjs", "--max-warnings", "0",
		"schema.graphqls", "web/examples/*.graphql", "server/testdata/screens/*.graphql", "web/clients/genqlient/*.graphql")
}

// sizes of the lists that the programs page through.
const clientFirms, clientPlants = 57, 23

// clientTables are a graph of some firms, the first of which has all plants.
func clientTables() map[string]string {
	tables := map[string]string{"sources.csv": clientSource, "firms.csv": "id,name,country,source\n", "establishments.csv": "id,name,source\n", "facts.csv": "relation,from,to,source\n"}
	for i := range clientFirms {
		tables["firms.csv"] += fmt.Sprintf("firm:client-%02d,Client %02d,US,source:test\n", i, i)
	}
	for i := range clientPlants {
		tables["establishments.csv"] += fmt.Sprintf("establishment:client-%02d,Plant %02d,source:test\n", i, i)
		tables["facts.csv"] += fmt.Sprintf("OPERATES,firm:client-00,establishment:client-%02d,source:test\n", i)
	}
	return tables
}

const clientSource = "id,publisher,title,url,vintage,retrieved,licence\nsource:test,Test,Test,https://example.org/,2026,2026-01-01,CC0\n"

// importClientTables runs the import command on some tables.
func importClientTables(t *testing.T, tables map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, text := range tables {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"import", folder}, []string{
		"NEO4J_URI=" + os.Getenv(embeddedtest.EnvURI), "NEO4J_USERNAME=" + os.Getenv(embeddedtest.EnvUsername), "NEO4J_PASSWORD=" + os.Getenv(embeddedtest.EnvPassword),
	}, &out, &out); code != 0 {
		t.Fatalf("import: %d\n%s", code, out.String())
	}
	return folder
}

// clientServer is a server that counts the texts of documents it is sent.
type clientServer struct {
	*httptest.Server
	texts atomic.Int64
}

func (s *clientServer) address() string { return s.URL + "/graphql" }

func newClientServer(t *testing.T, settings ...string) *clientServer {
	t.Helper()
	cfg, err := configure(append([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0"}, settings...))
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	db := newDatabase(embeddedtest.Driver(t), "neo4j", slog.New(slog.DiscardHandler))
	handler, err := newHandler(ctx, cfg, slog.New(slog.DiscardHandler), newMetrics(), db, &atomic.Bool{})
	if err != nil {
		t.Fatal(err)
	}
	s := &clientServer{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if sendsText(t, r) {
			s.texts.Add(1)
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(func() { end(); s.Close(); db.background.Wait() }) // before the driver is closed
	return s
}

// sendsText reports whether a request holds the text of a document. Its body is read, and can be read again.
func sendsText(t *testing.T, r *http.Request) bool {
	if r.Method == http.MethodGet {
		return r.URL.Query().Get("query") != ""
	}
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(text))
	var body struct{ Query string }
	return json.Unmarshal(text, &body) == nil && body.Query != ""
}

// programTime is how long a program may take.
const programTime = 2 * time.Minute

// runProgram runs a program to its end, and gives what it printed.
func runProgram(t *testing.T, folder, name string, arguments ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), programTime)
	defer cancel()
	command := exec.CommandContext(ctx, name, arguments...)
	command.Dir = folder
	var errors bytes.Buffer
	command.Stderr = &errors
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", command, err, out, errors.String())
	}
	return out
}

// buildGenqlient makes the functions of the program's operations, and the program.
func buildGenqlient(t *testing.T) (binary string) {
	t.Helper()
	folder := filepath.Join(clientsFolder, "genqlient")
	binary = filepath.Join(t.TempDir(), "genqlient")
	runProgram(t, folder, "go", "generate", ".")
	runProgram(t, folder, "go", "vet", ".")
	runProgram(t, folder, "go", "build", "-o", binary, ".")
	return binary
}

// checkPages checks what a program got: all firms from both ends, all plants of the first, and its name.
func checkPages(t *testing.T, out []byte) {
	t.Helper()
	var got struct {
		Forward, Backward, Plants []string
		Refetched                 string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	firms := clientIDs("firm", clientFirms)
	if !slices.Equal(got.Forward, firms) {
		t.Errorf("forward: %v", got.Forward)
	}
	if slices.Reverse(firms); !slices.Equal(got.Backward, firms) {
		t.Errorf("backward: %v", got.Backward)
	}
	if !slices.Equal(got.Plants, clientIDs("establishment", clientPlants)) {
		t.Errorf("plants: %v", got.Plants)
	}
	if got.Refetched != "Client 00" {
		t.Errorf("the entity by its id: %q", got.Refetched)
	}
}

func clientIDs(kind string, n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("%s:client-%02d", kind, i)
	}
	return ids
}

// subscribeClients has programs wait for an import: each is told of it once, and ends.
func subscribeClients(t *testing.T, node string, server *clientServer) {
	ctx, cancel := context.WithTimeout(t.Context(), programTime)
	defer cancel()
	programs := []string{"events/sse.mjs", "events/ws.mjs"}
	told := make([]func() string, len(programs))
	for i, name := range programs {
		command := exec.CommandContext(ctx, node, name, server.address())
		command.Dir, command.Stderr = clientsFolder, os.Stderr
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		if line, err := lines.ReadString('\n'); err != nil || line != "{\"listens\":true}\n" {
			t.Fatalf("%s: %q %v", name, line, err)
		}
		told[i] = func() string {
			rest, err := io.ReadAll(lines)
			if err := command.Wait(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return string(rest)
		}
	}
	folder := importClientTables(t, map[string]string{"sources.csv": clientSource, "firms.csv": "id,name,country,source\nfirm:client-99,Late,MX,source:test\n"})
	for i, name := range programs {
		var event struct {
			Import     struct{ Files []string }
			Changes    []struct{ Kind string }
			TotalCount int
		}
		line := told[i]()
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			t.Errorf("%s: %v: %q", name, err, line)
			continue
		}
		if !slices.Equal(event.Import.Files, []string{folder}) || event.TotalCount != len(event.Changes) || event.TotalCount == 0 || event.Changes[len(event.Changes)-1].Kind != "CREATED" {
			t.Errorf("%s: %s", name, line)
		}
	}
}
