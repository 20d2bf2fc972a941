package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Tab is one tab of a browser in which the explorer is open.
type Tab struct {
	page    context.Context
	monitor *monitor
	base    *url.URL
	axe     string
}

// Visit is a view as a reader comes to it.
type Visit struct {
	Path     string // with its parameters
	Language string // en or es, as the browser prefers
	Theme    string // light or dark, as the system has it
	Width    int    // of the window, in CSS pixels
	Print    bool   // as it would be printed
}

// Seen is what a visit showed.
type Seen struct {
	Title, Heading string
	Language       string   // that the document says
	Asked          int      // requests of GraphQL until everything was there
	AskedAtFirst   int      // of these, those that were sent before the first was answered
	Bytes          int      // of scripts and styles, as they were sent
	Overflow       int      // pixels by which the page is wider than its window
	Violations     []string // what axe finds
	Codes          []string // ids and values of enumerations that stand where a person reads
	Screenshot     []byte   // of the whole page, a PNG
}

// Open starts a browser for the server at baseURL. The text of axe-core is run in each view.
func Open(ctx context.Context, chromium, baseURL, axe string) (*Tab, context.CancelFunc, error) {
	base, err := url.Parse(baseURL)
	if err != nil {
		return nil, nil, fmt.Errorf("parse the URL of the page: %w", err)
	}
	m := &monitor{origin: base.Scheme + "://" + base.Host}
	proxy, stopProxy, err := m.listen()
	if err != nil {
		return nil, nil, fmt.Errorf("start the proxy of the browser: %w", err)
	}
	browser, stop := newBrowser(ctx, chromium, proxy)
	chromedp.ListenTarget(browser, m.record)
	return &Tab{page: browser, monitor: m, base: base, axe: axe}, func() { stop(); stopProxy() }, nil
}

// Visit opens a view, waits until all of it is there, and looks at it. Beside an error, Seen holds what was observed until then.
func (t *Tab) Visit(v Visit) (Seen, error) {
	if err := t.open(v); err != nil {
		return Seen{}, fmt.Errorf("open %s: %w", v.Path, err)
	}
	var seen Seen
	seen.Asked, seen.AskedAtFirst, seen.Bytes = t.monitor.view()
	if err := t.look(&seen); err != nil {
		return seen, fmt.Errorf("look at %s: %w", v.Path, err)
	}
	_, foreign, faults := t.monitor.recorded()
	return seen, Report{Foreign: foreign, Errors: faults}.failure()
}

// open goes to a view in the language, colours and width of the visit.
func (t *Tab) open(v Visit) error {
	t.monitor.beginView()
	preferences := fmt.Sprintf(`localStorage.setItem("puente:language", %q); localStorage.removeItem("puente:recent")`, v.Language)
	media := "screen"
	if v.Print {
		media = "print"
	}
	var script page.ScriptIdentifier
	err := t.Do(
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			script, err = page.AddScriptToEvaluateOnNewDocument("if (location.protocol.startsWith('http')) {" + preferences + "}").Do(ctx)
			return err
		}),
		emulation.SetEmulatedMedia().WithMedia(media).WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.Theme}}),
		chromedp.EmulateViewport(int64(v.Width), 900),
		chromedp.Navigate("about:blank"),
		chromedp.Navigate(t.base.Scheme+"://"+t.base.Host+v.Path),
	)
	if err != nil {
		return err
	}
	if err := t.Settle(); err != nil {
		return err
	}
	return t.Do(chromedp.ActionFunc(func(ctx context.Context) error { return page.RemoveScriptToEvaluateOnNewDocument(script).Do(ctx) }))
}

// Settle waits until the view has its heading and nothing is on its way any more.
func (t *Tab) Settle() error {
	const there = `Boolean(document.querySelector("main h1")) && !document.querySelector("main .skeleton, main [aria-busy=true], main progress")`
	quiet := 0
	for quiet < 3 {
		var ready bool
		if err := t.Do(chromedp.Evaluate(there, &ready)); err != nil {
			return err
		}
		if ready && !t.monitor.isWaiting() {
			quiet++
		} else {
			quiet = 0
		}
		select {
		case <-t.page.Done():
			return errors.New("the view did not become complete")
		case <-time.After(60 * time.Millisecond):
		}
	}
	return nil
}

// look reads the page and runs axe over it.
func (t *Tab) look(seen *Seen) error {
	var found string
	err := t.Do(
		chromedp.Title(&seen.Title),
		chromedp.Evaluate(`document.querySelector("main h1").innerText`, &seen.Heading),
		chromedp.Evaluate(`document.documentElement.lang`, &seen.Language),
		chromedp.Evaluate(`document.documentElement.scrollWidth - document.documentElement.clientWidth`, &seen.Overflow),
		chromedp.Evaluate(t.axe+"; true", nil),
		chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"]}).then((r) => JSON.stringify(r.violations.map(
			(v) => v.id + ": " + v.help + " · " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " (" + n.any.concat(n.all).map((c) => c.message).join("; ").slice(0, 200) + ")").join(" | "))))`,
			&found, chromedp.EvalAsValue, awaitPromise),
		chromedp.FullScreenshot(&seen.Screenshot, 100),
	)
	if err != nil {
		return err
	}
	text, err := t.Text()
	seen.Codes = codes().FindAllString(text, -1)
	return errors.Join(err, json.Unmarshal([]byte(found), &seen.Violations))
}

// codes finds ids of entities and values of enumerations in a text.
func codes() *regexp.Regexp {
	return regexp.MustCompile(`\b[A-Z]{2,}_[A-Z_]+\b|\b(firm|establishment|industry|product|county|municipio|state|region|port|agency|fact):[a-z0-9]\S*|\[object Object\]|\bundefined\b|\bNaN\b`)
}

// Do runs actions in the tab.
func (t *Tab) Do(actions ...chromedp.Action) error { return chromedp.Run(t.page, actions...) }

// Go leads to an address of the page, without waiting for its content.
func (t *Tab) Go(path string) error {
	t.monitor.beginView()
	return t.Do(chromedp.Navigate(t.base.Scheme + "://" + t.base.Host + path))
}

// Await waits until an expression of JavaScript is true.
func (t *Tab) Await(expression string) error {
	for {
		var is bool
		if err := t.Do(chromedp.Evaluate("Boolean("+expression+")", &is)); err != nil {
			return fmt.Errorf("wait for %s: %w", expression, err)
		}
		if is {
			return nil
		}
		select {
		case <-t.page.Done():
			return fmt.Errorf("%s did not become true: %w", expression, t.page.Err())
		case <-time.After(40 * time.Millisecond):
		}
	}
}

// Text is what a reader sees of the view.
func (t *Tab) Text() (string, error) {
	var text string
	err := t.Do(chromedp.Evaluate(`document.querySelector("main").innerText`, &text))
	return strings.TrimSpace(text), err
}
