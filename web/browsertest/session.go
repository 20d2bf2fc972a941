package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"puente/web"
)

// session operates the page in one tab of the browser, step by step.
type session struct {
	page     context.Context
	examples []web.Example
	report   *Report
}

const panelButton = `.graphiql-sidebar button[aria-label$="Ejemplos"]`

func (s session) run(address string) error {
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"open the page", func() error { return s.open(address) }},
		{"click each example", s.clickExamples},
		{"keep the query of the user", s.keepOwnQuery},
		{"hide and show the panel", s.togglePanel},
		{"switch to Spanish by keyboard", s.switchLanguage},
		{"open a link to a query", func() error { return s.openLink(address) }},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return nil
}

// open loads the page and takes the screenshot.
func (s session) open(address string) error {
	started := time.Now()
	if err := s.do(chromedp.Navigate(address)); err != nil {
		return err
	}
	if err := s.expect(s.examples[0]); err != nil {
		return err
	}
	s.report.OpenedIn = time.Since(started)
	return s.do(chromedp.Title(&s.report.Title), chromedp.CaptureScreenshot(&s.report.Screenshot))
}

// clickExamples clicks each example, the first one last.
func (s session) clickExamples() error {
	for i := range s.examples {
		example := s.examples[(i+1)%len(s.examples)]
		if err := s.clickExample(example); err != nil {
			return err
		}
	}
	return nil
}

func (s session) clickExample(example web.Example) error {
	if err := s.do(chromedp.Click(button(example), chromedp.ByQuery)); err != nil {
		return fmt.Errorf("click %s: %w", example.Slug, err)
	}
	return s.expect(example)
}

// keepOwnQuery edits the query; an example must then open in a new tab.
func (s session) keepOwnQuery() error {
	before, err := s.read()
	if err != nil {
		return err
	}
	write := model(`operation.graphql`) + `.setValue("{ mine: __typename }")`
	if err := s.do(chromedp.Evaluate(write, nil)); err != nil {
		return err
	}
	if err := s.clickExample(s.examples[0]); err != nil {
		return err
	}
	after, err := s.read()
	if err == nil && after.Tabs != before.Tabs+1 {
		err = fmt.Errorf("there were %d tabs and are %d; the example replaced the query", before.Tabs, after.Tabs)
	}
	return err
}

func (s session) togglePanel() error {
	first := button(s.examples[0])
	return s.do(
		chromedp.Click(panelButton, chromedp.ByQuery), chromedp.WaitNotPresent(first, chromedp.ByQuery),
		chromedp.Click(panelButton, chromedp.ByQuery), chromedp.WaitVisible(first, chromedp.ByQuery),
	)
}

func (s session) switchLanguage() error {
	const spanish = `[data-language="es"]`
	var title, language string
	err := s.do(
		chromedp.Focus(spanish, chromedp.ByQuery),
		chromedp.KeyEvent(kb.Enter),
		chromedp.WaitVisible(spanish+`[aria-pressed="true"]`, chromedp.ByQuery),
		chromedp.Text(button(s.examples[0])+" strong", &title, chromedp.ByQuery),
		chromedp.AttributeValue(".puente-examples", "lang", &language, nil, chromedp.ByQuery),
	)
	if err == nil && (title != s.examples[0].TitleES || language != "es") {
		err = fmt.Errorf("the first example is called %q in a panel in %q", title, language)
	}
	return err
}

// openLink opens the page with a query in the fragment of its address, which must stand in the editor with its variables and not be run.
func (s session) openLink(address string) error {
	const query, variables = "query Linked($a: Int) { __typename }", `{"a": 1}`
	link := address + "#" + url.Values{"query": {query}, "variables": {variables}}.Encode()
	if err := s.do(chromedp.Navigate("about:blank"), chromedp.Navigate(link)); err != nil {
		return err
	}
	ticker := time.NewTicker(40 * time.Millisecond)
	defer ticker.Stop()
	for {
		now, err := s.read()
		if err == nil && now.Query == query && now.Variables == variables {
			if now.Answer != "" {
				err = fmt.Errorf("the query of a link was run: %s", now.Answer)
			}
			return err
		}
		select {
		case <-s.page.Done():
			return fmt.Errorf("the editor holds %q with %q: %w", now.Query, now.Variables, s.page.Err())
		case <-ticker.C:
		}
	}
}

// expect waits until an example and its answer are on the screen, and records the answer.
func (s session) expect(example web.Example) error {
	ticker := time.NewTicker(40 * time.Millisecond)
	defer ticker.Stop()
	for {
		now, err := s.read()
		if err == nil && now.shows(example) {
			s.report.Answers[example.Slug] = now.Answer
			return now.checkAnswer(example)
		}
		if err != nil && s.page.Err() == nil {
			return err
		}
		select {
		case <-s.page.Done():
			return fmt.Errorf("example %s did not appear with an answer; the editor holds %q and the answer %q: %w",
				example.Slug, now.Query, now.Answer, s.page.Err())
		case <-ticker.C:
		}
	}
}

// screen is the state of the page at one moment.
type screen struct {
	Query, Variables, Answer string
	Lines, Tabs              int // lines of the query that are rendered; tabs
}

// read takes the state of the page.
func (s session) read() (screen, error) {
	var text string
	err := s.do(chromedp.Evaluate(`JSON.stringify({
		query: `+model("operation.graphql")+`?.getValue() ?? "",
		variables: `+model("variables.json")+`?.getValue() ?? "",
		answer: `+model("response.json")+`?.getValue() ?? "",
		lines: document.querySelectorAll(".graphiql-query-editor .view-line").length,
		tabs: document.querySelectorAll(".graphiql-tab").length,
	})`, &text))
	if err != nil {
		return screen{}, err
	}
	var now screen
	return now, json.Unmarshal([]byte(text), &now)
}

// shows reports whether the editors hold an example and there is an answer.
func (s screen) shows(example web.Example) bool {
	return s.Lines > 0 && s.Answer != "" && s.Query == example.Query &&
		strings.TrimSpace(s.Variables) == strings.TrimSpace(example.VariablesJSON)
}

// checkAnswer returns an error unless the answer has data and no errors.
func (s screen) checkAnswer(example web.Example) error {
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.Unmarshal([]byte(s.Answer), &answer); err != nil {
		return fmt.Errorf("example %s: the answer is not JSON: %w", example.Slug, err)
	}
	if len(answer.Errors) > 0 || len(answer.Data) == 0 {
		return fmt.Errorf("example %s is answered by %s", example.Slug, s.Answer)
	}
	return nil
}

// do runs actions in the tab.
func (s session) do(actions ...chromedp.Action) error {
	err := chromedp.Run(s.page, actions...)
	if errors.Is(err, context.Canceled) && s.page.Err() != nil {
		return fmt.Errorf("the browser ended early: %w", err)
	}
	return err
}

// button is the selector of an example in the panel.
func button(example web.Example) string { return `[data-example="` + example.Slug + `"]` }

// model is the expression for the model of an editor, by the end of its path. GraphiQL makes the
// editor's API a global variable.
func model(ending string) string {
	return `globalThis.__MONACO?.editor.getModels().find((model) => model.uri.path.endsWith("` + ending + `"))`
}
