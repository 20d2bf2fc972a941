package web

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The colours of the page can be told from its grounds, in light and in dark: texts by 4.5 : 1, marks by 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	colours := tokens(t)
	texts := []string{"ink", "muted", "link", "us-ink", "mx-ink", "true-ink", "unknown-ink"}
	marks := []string{"us", "mx", "neither", "true", "unknown", "selection", "edge"}
	for theme, mode := range []string{"light", "dark"} {
		for _, ground := range []string{"ground", "raised"} {
			for _, c := range []struct {
				names []string
				least float64
			}{{texts, 4.5}, {marks, 3}} {
				for _, name := range c.names {
					if got := contrast(colours[name][theme], colours[ground][theme]); got < c.least {
						t.Errorf("%s: --%s on --%s has a contrast of %.2f, want %.1f", mode, name, ground, got, c.least)
					}
				}
			}
		}
		for _, side := range []string{"us", "mx"} { // a side is written on a ground of its own
			if got := contrast(colours[side+"-ink"][theme], colours[side+"-ground"][theme]); got < 4.5 {
				t.Errorf("%s: the word of the side %s has a contrast of %.2f", mode, side, got)
			}
		}
		if got := contrast(colours["ink"][theme], colours["us-ground"][theme]); got < 4.5 {
			t.Errorf("%s: the chosen entry of a menu has a contrast of %.2f", mode, got)
		}
	}
}

// tokens reads the colours of the style sheet, by name: in light and in dark.
func tokens(t *testing.T) map[string][2]float64 {
	t.Helper()
	sheet, err := os.ReadFile("src/frame/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string][2]float64{}
	for _, found := range regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllStringSubmatch(string(sheet), -1) {
		colours[found[1]] = [2]float64{luminance(t, found[2]), luminance(t, found[3])}
	}
	if len(colours) < 15 {
		t.Fatalf("the style sheet has %d colours that can be read", len(colours))
	}
	return colours
}

// luminance is the relative luminance of a colour of sRGB.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	value, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(shift int) float64 {
		c := float64(value>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
