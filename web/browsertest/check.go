// Package browsertest opens the page in a real, headless Chromium and uses it as a
// person would. It works on any server that serves the page and answers its queries.
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

// Report is what the browser saw.
type Report struct {
	Title      string
	Requests   int               // how many the page sent, all in all
	Foreign    []string          // what was asked of anyone but the page's own origin
	Faults     []string          // errors on the console, breaches of the security policy among them
	Answers    map[string]string // by an example's slug, the answer that the page showed
	OpenedIn   time.Duration     // from the address to the first answer on the screen
	Screenshot []byte            // the page as it opens, a PNG
}

// Check opens baseURL with the browser at the path chromium and returns an error if the
// page does not do what it should: open on the first example with its answer, load and
// run each example at a click, keep a query of the reader's own, hide and show the
// panel, speak Spanish, be usable by keyboard, and ask nothing of another origin.
// The report is filled as far as it went, also beside an error.
func Check(ctx context.Context, chromium, baseURL string) (Report, error) {
	report := Report{Answers: map[string]string{}}
	examples, err := web.Examples()
	if err != nil {
		return report, err
	}
	address, err := url.Parse(baseURL)
	if err != nil {
		return report, fmt.Errorf("read the page's address: %w", err)
	}
	seen := &watch{origin: address.Scheme + "://" + address.Host}
	proxy, stopProxy, err := seen.listen()
	if err != nil {
		return report, fmt.Errorf("watch the browser: %w", err)
	}
	defer stopProxy()
	browser, stop := newBrowser(ctx, chromium, proxy)
	defer stop()
	chromedp.ListenTarget(browser, seen.event)

	visitor := visitor{page: browser, examples: examples, report: &report}
	err = visitor.visit(address.JoinPath("/").String())
	report.Requests, report.Foreign, report.Faults = seen.seen()
	return report, errors.Join(err, report.verdict())
}

// verdict is an error if something was asked of another origin or went wrong unseen.
func (r Report) verdict() error {
	var errs []error
	for _, address := range r.Foreign {
		errs = append(errs, fmt.Errorf("a request left the page's origin: %s", address))
	}
	for _, fault := range r.Faults {
		errs = append(errs, fmt.Errorf("the page reports an error: %s", fault))
	}
	return errors.Join(errs...)
}
