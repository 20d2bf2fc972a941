package main

import (
	"strings"
	"testing"
)

// The claims of the story: a lower bound is not a value, and an approximate figure is not exact.
func TestStory(t *testing.T) {
	d := newDataset()
	for _, id := range []string{unitedStates, mexico, "state:US-AZ", "county:04019"} {
		d.entities[id] = true
	}
	for _, n := range storyNotes() {
		d.entities[n.industry] = true
	}
	if err := d.story(nil); err != nil {
		t.Fatal(err)
	}
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	figures := map[string]string{
		"USD":            " 500000000000 B",
		"per cent":       "80  I",
		"USD per minute": "1000000  I",
	}
	for _, r := range d.tables[otherTable] {
		if got := strings.Join([]string{r["values"], r["lows"], r["flags"]}, " "); got != figures[r["unit"]] || r["counterpart"] != mexico {
			t.Errorf("%s: %q with %s, want %q with %s", r["unit"], got, r["counterpart"], figures[r["unit"]], mexico)
		}
		delete(figures, r["unit"])
	}
	if len(figures) > 0 {
		t.Errorf("missing: %v", figures)
	}
	roles := map[string]int{}
	for _, r := range d.tables["facts-noted-for.csv"] {
		roles[r["from"]+" "+r["role"]]++
	}
	for of, n := range map[string]int{"state:US-AZ known opportunity": 3, "state:US-AZ emerging opportunity": 3, "county:04019 ": 4} {
		if roles[of] != n {
			t.Errorf("%s: %d, want %d", of, roles[of], n)
		}
	}
}
