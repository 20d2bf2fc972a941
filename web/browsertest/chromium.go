package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// ErrNoChromium is returned if no Chromium is installed.
var ErrNoChromium = errors.New("no Chromium was found: install the package chromium, or set CHROMIUM to the program's path")

// FindChromium returns the path of the browser: the value of CHROMIUM, or else the first of
// the usual names in the search path.
func FindChromium() (string, error) {
	if named := os.Getenv("CHROMIUM"); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("CHROMIUM is set to %q, which is not a program: %w", named, err)
		}
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNoChromium
}

// newBrowser prepares a browser with an empty profile and without background requests. All
// requests but those to loopback addresses go to the given proxy. The profile is removed when
// the context ends.
func newBrowser(ctx context.Context, chromium, proxy string) (context.Context, context.CancelFunc) {
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium),
		chromedp.ProxyServer(proxy),
		chromedp.WindowSize(1400, 900),
		chromedp.Env("LANGUAGE=en"),
	}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "no-default-browser-check",
		"disable-background-networking", "disable-component-update", "disable-sync", "disable-default-apps",
		"disable-extensions", "hide-scrollbars", "disable-domain-reliability", "disable-dev-shm-usage", "metrics-recording-only",
	} {
		flags = append(flags, chromedp.Flag(flag, true))
	}
	flags = append(flags, chromedp.Flag("lang", "en-US"),
		chromedp.Flag("disable-features", "AutofillServerCommunication,OptimizationHints,MediaRouter,Translate"))
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, flags...)
	page, stopPage := chromedp.NewContext(allocator)
	return page, func() {
		stopPage()
		stopAllocator()
	}
}
