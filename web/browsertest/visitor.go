package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"puente/web"
)

// visitor is the person at the page.
type visitor struct {
	page     context.Context
	examples []web.Example
	report   *Report
}

const panelButton = `.graphiql-sidebar button[aria-label$="Ejemplos"]`

func (v visitor) visit(address string) error {
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"open the page", func() error { return v.open(address) }},
		{"click each example", v.clickExamples},
		{"keep the reader's own query", v.keepOwnQuery},
		{"hide and show the panel", v.togglePanel},
		{"switch to Spanish by keyboard", v.switchLanguage},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return nil
}

func (v visitor) open(address string) error {
	started := time.Now()
	if err := v.run(chromedp.Navigate(address)); err != nil {
		return err
	}
	if err := v.expect(v.examples[0]); err != nil {
		return err
	}
	v.report.OpenedIn = time.Since(started)
	return v.run(chromedp.Title(&v.report.Title), chromedp.CaptureScreenshot(&v.report.Screenshot))
}

// clickExamples ends with the first, which thereby is clicked as well.
func (v visitor) clickExamples() error {
	for i := range v.examples {
		example := v.examples[(i+1)%len(v.examples)]
		if err := v.clickExample(example); err != nil {
			return err
		}
	}
	return nil
}

func (v visitor) clickExample(example web.Example) error {
	if err := v.run(chromedp.Click(button(example), chromedp.ByQuery)); err != nil {
		return fmt.Errorf("click %s: %w", example.Slug, err)
	}
	return v.expect(example)
}

// keepOwnQuery writes a query by hand; an example must then come in a tab of its own.
func (v visitor) keepOwnQuery() error {
	before, err := v.look()
	if err != nil {
		return err
	}
	write := model(`operation.graphql`) + `.setValue("{ mine: __typename }")`
	if err := v.run(chromedp.Evaluate(write, nil)); err != nil {
		return err
	}
	if err := v.clickExample(v.examples[0]); err != nil {
		return err
	}
	after, err := v.look()
	if err == nil && after.Tabs != before.Tabs+1 {
		err = fmt.Errorf("there were %d tabs and are %d; the example took the place of the query", before.Tabs, after.Tabs)
	}
	return err
}

func (v visitor) togglePanel() error {
	first := button(v.examples[0])
	return v.run(
		chromedp.Click(panelButton, chromedp.ByQuery), chromedp.WaitNotPresent(first, chromedp.ByQuery),
		chromedp.Click(panelButton, chromedp.ByQuery), chromedp.WaitVisible(first, chromedp.ByQuery),
	)
}

func (v visitor) switchLanguage() error {
	const spanish = `[data-language="es"]`
	var title, language string
	err := v.run(
		chromedp.Focus(spanish, chromedp.ByQuery),
		chromedp.KeyEvent(kb.Enter),
		chromedp.WaitVisible(spanish+`[aria-pressed="true"]`, chromedp.ByQuery),
		chromedp.Text(button(v.examples[0])+" strong", &title, chromedp.ByQuery),
		chromedp.AttributeValue(".puente-examples", "lang", &language, nil, chromedp.ByQuery),
	)
	if err == nil && (title != v.examples[0].TitleES || language != "es") {
		err = fmt.Errorf("the first example is called %q in a panel in %q", title, language)
	}
	return err
}

// expect waits until an example and the answer to it are on the screen.
func (v visitor) expect(example web.Example) error {
	ticker := time.NewTicker(40 * time.Millisecond)
	defer ticker.Stop()
	for {
		now, err := v.look()
		if err == nil && now.shows(example) {
			v.report.Answers[example.Slug] = now.Answer
			return now.isAnswered(example)
		}
		if err != nil && v.page.Err() == nil {
			return err
		}
		select {
		case <-v.page.Done():
			return fmt.Errorf("example %s did not appear with an answer; the editor holds %q and the answer %q: %w",
				example.Slug, now.Query, now.Answer, v.page.Err())
		case <-ticker.C:
		}
	}
}

// screen is what can be read from the page at one moment.
type screen struct {
	Query, Variables, Answer string
	Lines, Tabs              int // lines of the query that are drawn; tabs
}

func (v visitor) look() (screen, error) {
	var text string
	err := v.run(chromedp.Evaluate(`JSON.stringify({
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

func (s screen) shows(example web.Example) bool {
	return s.Lines > 0 && s.Answer != "" && s.Query == example.Query &&
		strings.TrimSpace(s.Variables) == strings.TrimSpace(example.VariablesJSON)
}

// isAnswered is an error unless the answer is data alone.
func (s screen) isAnswered(example web.Example) error {
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

func (v visitor) run(actions ...chromedp.Action) error {
	err := chromedp.Run(v.page, actions...)
	if errors.Is(err, context.Canceled) && v.page.Err() != nil {
		return fmt.Errorf("the browser ended early: %w", err)
	}
	return err
}

func button(example web.Example) string { return `[data-example="` + example.Slug + `"]` }

// model is the text behind one of the editors, which GraphiQL hangs on its window.
func model(ending string) string {
	return `globalThis.__MONACO?.editor.getModels().find((model) => model.uri.path.endsWith("` + ending + `"))`
}
