package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"puente/graph"
)

// The contract is served as the file has it, and not again to who has it.
func TestContractFile(t *testing.T) {
	want, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	handler := contractFile()
	first := knock(handler, "/schema.graphqls")
	if first.Code != http.StatusOK || first.Body.String() != string(want) || !strings.HasPrefix(first.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("%d with %d bytes of %s", first.Code, first.Body.Len(), first.Header().Get("Content-Type"))
	}
	r := httptest.NewRequest(http.MethodGet, "/schema.graphqls", nil)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	again := httptest.NewRecorder()
	handler.ServeHTTP(again, r)
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("again: %d with %d bytes", again.Code, again.Body.Len())
	}
}

// The description of the schema names every code of an error and every limit of a request, in both languages.
func TestContractNamesCodesAndLimits(t *testing.T) {
	source, err := os.ReadFile("../graph/model/error.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`Code = "(\w+)"\n`).FindAllSubmatch(source, -1) // the last is for the log alone, and has a comment
	if len(codes) < 9 {
		t.Fatalf("only %d codes", len(codes))
	}
	l := graph.DefaultLimits()
	numbers := message.NewPrinter(language.English)
	english, spanish, ok := strings.Cut(graph.Schema().Description, "\nES: ")
	if !ok {
		t.Fatal("the description is in one language")
	}
	for name, text := range map[string]string{"English": english, "Spanish": spanish} {
		for _, code := range codes {
			if !strings.Contains(text, "\n"+string(code[1])+": ") {
				t.Errorf("%s: no %s", name, code)
			}
		}
		for _, limit := range []int{l.Body, l.Text, l.Tokens, l.Name, l.Definitions, l.Variables, l.Selections, l.Depth, l.Aliases, l.Computed, l.Page, l.Cost, int(l.Time.Seconds())} {
			if number := numbers.Sprintf("%d", limit); !strings.Contains(text, fmt.Sprintf(" %s ", number)) {
				t.Errorf("%s: no limit of %s", name, number)
			}
		}
	}
}
