package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"puente/web/browsertest"
)

// visitsOfKind are so many entities of each kind as a visitor opens; PUENTE_TEST_VISITS sets it.
const visitsOfKind = 2

// everyKindOpens opens entities of every kind as a link does, and follows the first link of each: none is empty, and none says that something failed.
func everyKindOpens(t *testing.T, tab *browsertest.Tab, handler http.Handler) {
	count := visitsOfKind
	if value := os.Getenv("PUENTE_TEST_VISITS"); value != "" {
		var err error
		if count, err = strconv.Atoi(value); err != nil {
			t.Fatal(err)
		}
	}
	const firstLink = `document.querySelector("main .group a[href^='/e/'], main .about a[href^='/e/']")`
	for _, id := range someOfEachKind(t, handler, count) {
		if err := tab.Go("/e/" + id); err != nil {
			t.Fatal(err)
		}
		checkShown(t, tab, id)
		var follows bool
		if err := tab.Do(chromedp.Evaluate(`Boolean(`+firstLink+`)`, &follows)); err != nil {
			t.Fatal(err)
		}
		if !follows {
			continue // nothing is said of it but its sources
		}
		if err := tab.Do(chromedp.Evaluate(firstLink+`.click()`, nil)); err != nil {
			t.Fatal(err)
		}
		checkShown(t, tab, "the first link of "+id)
	}
}

// checkShown waits until a view is complete, and holds that it shows something and no fault.
func checkShown(t *testing.T, tab *browsertest.Tab, what string) {
	t.Helper()
	if err := tab.Settle(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	var shown struct {
		Heading, Fault string
		Sections       int
	}
	var text string
	err := tab.Do(chromedp.Evaluate(`JSON.stringify({
		heading: document.querySelector("main h1").innerText,
		fault: document.querySelector("main [role=alert]")?.innerText ?? "",
		sections: document.querySelectorAll("main .entity section").length,
	})`, &text))
	if err == nil {
		err = json.Unmarshal([]byte(text), &shown)
	}
	if err != nil || shown.Heading == "" || shown.Fault != "" || shown.Sections < 2 {
		t.Errorf("%s: %+v, %v", what, shown, err)
	}
}

// someOfEachKind are ids of the first so many entities of each kind, by name.
func someOfEachKind(t *testing.T, handler http.Handler, count int) (ids []string) {
	t.Helper()
	var query strings.Builder
	for _, list := range []string{"firms", "establishments", "industries", "products", "counties", "municipios", "states", "regions", "ports", "agencies"} {
		fmt.Fprintf(&query, " %s(first: %d) { nodes { id } }", list, count)
	}
	body, err := json.Marshal(map[string]string{"query": "{" + query.String() + " }"})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data map[string]struct{ Nodes []struct{ ID string } }
	}
	if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || len(answer.Data) != 10 {
		t.Fatalf("%d kinds, %v", len(answer.Data), err)
	}
	for _, list := range answer.Data {
		for _, node := range list.Nodes {
			ids = append(ids, node.ID)
		}
	}
	return ids
}

// fileIsKept chooses a file in the menu of a view: what the browser keeps is the table.
func fileIsKept(t *testing.T, tab *browsertest.Tab) {
	folder := t.TempDir()
	if _, err := tab.Visit(browsertest.Visit{Path: "/e/firm:boeing", Language: "en", Theme: "light", Width: 1440}); err != nil {
		t.Fatal(err)
	}
	err := tab.Do(
		chromedp.ActionFunc(func(ctx context.Context) error {
			return browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(folder).Do(ctx)
		}),
		chromedp.Click(`main .actions button[aria-haspopup=true]`, chromedp.ByQuery),
		await(tab, `document.querySelector("[role=menuitem]")`),
		chromedp.Click(`[role=menuitem]`, chromedp.ByQuery),
		await(tab, `document.querySelector(".action-said").innerText === ""`),
	)
	if err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(folder, "puente-Boeing.csv")
	eventually(t, "the file is kept", func() bool {
		text, err := os.ReadFile(kept)
		return err == nil && strings.HasPrefix(string(text), "# Puente") && strings.Contains(string(text), "Goodrich Aerostructures")
	})
}
