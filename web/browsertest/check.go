// Package browsertest opens the explorer and GraphiQL in a headless Chromium and operates them as a user would. It
// works with any server that serves the pages and answers their queries.
package browsertest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/chromedp/chromedp"

	"puente/web"
)

// Report is what was observed in the browser.
type Report struct {
	Title      string
	Requests   int               // number of requests of the page
	Foreign    []string          // URLs of requests to other origins than the page's own
	Errors     []string          // errors on the console, including violations of the security policy
	Answers    map[string]string // the answer that the page showed, by the slug of the example
	OpenedIn   time.Duration     // from the start of the navigation to the first answer on the screen
	Screenshot []byte            // the page after it opened, a PNG
}

// Check opens GraphiQL of the server at baseURL in the browser at the path chromium. It returns an error unless the page
// opens with the first example and its answer, loads and runs each example at a click, keeps
// a query that the user wrote, hides and shows the panel, switches to Spanish by keyboard, shows the query of a link,
// and sends no request to another origin. Beside an error, the report holds what was observed until then.
func Check(ctx context.Context, chromium, baseURL string) (Report, error) {
	report := Report{Answers: map[string]string{}}
	examples, err := web.Examples()
	if err != nil {
		return report, err
	}
	address, err := url.Parse(baseURL)
	if err != nil {
		return report, fmt.Errorf("parse the URL of the page: %w", err)
	}
	monitor := &monitor{origin: address.Scheme + "://" + address.Host}
	proxy, stopProxy, err := monitor.listen()
	if err != nil {
		return report, fmt.Errorf("start the proxy of the browser: %w", err)
	}
	defer stopProxy()
	browser, stop := newBrowser(ctx, chromium, proxy)
	defer stop()
	chromedp.ListenTarget(browser, monitor.record)

	session := session{page: browser, examples: examples, report: &report}
	err = session.run(address.JoinPath("/graphiql").String())
	report.Requests, report.Foreign, report.Errors = monitor.recorded()
	return report, errors.Join(err, report.failure())
}

// failure is an error if there were requests to other origins or errors on the console.
func (r Report) failure() error {
	var errs []error
	for _, address := range r.Foreign {
		errs = append(errs, fmt.Errorf("a request left the page's origin: %s", address))
	}
	for _, message := range r.Errors {
		errs = append(errs, fmt.Errorf("the page reports an error: %s", message))
	}
	return errors.Join(errs...)
}
