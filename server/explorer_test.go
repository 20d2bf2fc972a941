package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"puente/web/browsertest"
)

// explorerInBrowser looks at each view of the explorer over the starter dataset, in both languages, in light and dark, on a desktop and on a phone.
func explorerInBrowser(t *testing.T, handler http.Handler) {
	chromium := needBrowser(t)
	axe, err := browsertest.Axe("../web")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), maxWait)
	defer cancel()
	tab, stop, err := browsertest.Open(ctx, chromium, server.URL, axe)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for _, view := range browsertest.Views() {
		for _, visit := range []browsertest.Visit{
			{Path: view.Path, Language: "en", Theme: "light", Width: 1440},
			{Path: view.Path, Language: "es", Theme: "dark", Width: 360},
		} {
			t.Run(view.Name+" "+visit.Language, func(t *testing.T) { checkView(t, tab, visit) })
		}
	}
	t.Run("by keyboard", func(t *testing.T) { explorerByKeyboard(t, tab) })
	t.Run("a fact opens its sources", func(t *testing.T) { evidenceOpens(t, tab) })
	t.Run("a group opens as a table", func(t *testing.T) { groupOpens(t, tab) })
	t.Run("a file is kept", func(t *testing.T) { fileIsKept(t, tab) })
	t.Run("every kind opens", func(t *testing.T) { everyKindOpens(t, tab, handler) })
}

// checkView holds what every view keeps to: who reads it finds no code, axe no violation, and it asks the server seldom.
func checkView(t *testing.T, tab *browsertest.Tab, visit browsertest.Visit) {
	seen, err := tab.Visit(visit)
	if err != nil {
		t.Fatal(err)
	}
	if seen.Asked > 3 || seen.AskedAtFirst > 1 {
		t.Errorf("it asks GraphQL %d times, %d of them before the first answer", seen.Asked, seen.AskedAtFirst)
	}
	if seen.Language != visit.Language {
		t.Errorf("the document is in %q", seen.Language)
	}
	if seen.Overflow > 0 {
		t.Errorf("it is %d pixels wider than its window", seen.Overflow)
	}
	for _, violation := range seen.Violations {
		t.Error(violation)
	}
	if len(seen.Codes) > 0 {
		t.Errorf("codes where a person reads: %q", seen.Codes)
	}
	if seen.Heading == "" || seen.Title == "Puente" {
		t.Errorf("the view is called %q, the page %q", seen.Heading, seen.Title)
	}
}

// explorerByKeyboard finds a port, goes back, and changes the language, with nothing but keys.
func explorerByKeyboard(t *testing.T, tab *browsertest.Tab) {
	if _, err := tab.Visit(browsertest.Visit{Path: "/", Language: "en", Theme: "light", Width: 1440}); err != nil {
		t.Fatal(err)
	}
	const box = `main input[type=search]`
	steps := []chromedp.Action{
		chromedp.Evaluate(`window.stayed = true`, nil),
		chromedp.KeyEvent(kb.Tab), // the link over the navigation
		await(tab, `document.activeElement.classList.contains("skip")`),
		chromedp.Focus(box, chromedp.ByQuery),
		chromedp.KeyEvent("laredo"),
		await(tab, `document.querySelectorAll("[role=option]").length >= 3`),
		chromedp.KeyEvent(kb.ArrowDown),
		await(tab, `document.querySelector("main input[type=search]").getAttribute("aria-activedescendant")`),
		chromedp.KeyEvent(kb.Enter),
		await(tab, `location.pathname.startsWith("/e/") && document.querySelector("main h1")?.innerText === "Laredo"`),
		chromedp.Evaluate(`history.back()`, nil),
		await(tab, `location.pathname === "/" && document.querySelector("main input[type=search]")`),
		chromedp.Focus(`[data-language=es]`, chromedp.ByQuery),
		chromedp.KeyEvent(kb.Enter),
		await(tab, `document.documentElement.lang === "es" && document.querySelector("main h1")?.innerText.startsWith("Quién")`),
		chromedp.Focus(box, chromedp.ByQuery),
		chromedp.KeyEvent("boeing"),
		chromedp.KeyEvent(kb.Enter),
		await(tab, `location.search === "?q=boeing" && document.querySelector("main .hits a")`),
		await(tab, `window.stayed`), // the page was never loaded anew
	}
	if err := tab.Do(steps...); err != nil {
		t.Error(err)
	}
}

// evidenceOpens opens the sources of a fact, and closes them by the keyboard: the focus is where it was.
func evidenceOpens(t *testing.T, tab *browsertest.Tab) {
	if _, err := tab.Visit(browsertest.Visit{Path: "/e/firm:boeing", Language: "en", Theme: "light", Width: 1440}); err != nil {
		t.Fatal(err)
	}
	err := tab.Do(
		chromedp.Focus(`main .evidence`, chromedp.ByQuery),
		chromedp.KeyEvent(kb.Enter),
		await(tab, `document.querySelector("[role=dialog] .claims a[href^=http]")`),
		chromedp.KeyEvent(kb.Escape),
		await(tab, `!document.querySelector("[role=dialog]") && document.activeElement.classList.contains("evidence")`),
	)
	if err != nil {
		t.Error(err)
	}
}

// groupOpens opens the plants of Juárez as a table: it holds the rows in sight only, is sorted by its headings, and is in the address.
func groupOpens(t *testing.T, tab *browsertest.Tab) {
	visit := browsertest.Visit{Path: "/e/municipio:08037?open=establishments", Language: "en", Theme: "dark", Width: 1024}
	checkView(t, tab, visit)
	const first = `document.querySelector("#establishments tbody td a").innerText`
	var before, after string
	var rows int
	err := tab.Do(
		chromedp.Evaluate(`document.querySelectorAll("#establishments tbody tr").length`, &rows),
		chromedp.Evaluate(first, &before),
		chromedp.Click(`#establishments th button`, chromedp.ByQuery),
		chromedp.Click(`#establishments th button`, chromedp.ByQuery),
		await(tab, `document.querySelector("#establishments th[aria-sort=descending]")`),
		chromedp.Evaluate(first, &after),
	)
	if err != nil {
		t.Fatal(err)
	}
	if rows < 10 || rows > 120 || after <= before {
		t.Errorf("%d rows are in the page; the first was %q and is %q in descending order", rows, before, after)
	}
}

// await is an action that waits until an expression is true.
func await(tab *browsertest.Tab, expression string) chromedp.Action {
	return chromedp.ActionFunc(func(context.Context) error { return tab.Await(expression) })
}
