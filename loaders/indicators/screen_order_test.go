package indicators

import (
	"slices"
	"testing"

	"puente/graph/model"
	"puente/loaders"
)

// Missing keys come last in both directions; equal keys are ordered by id.
func TestScreenOrder(t *testing.T) {
	for _, desc := range []bool{false, true} {
		s := &screen{window: loaders.ListWindow{Order: string(model.ScreenOrderFieldQuotientUs), Descending: desc}}
		rows := []sortKey{{missingKey, "a"}, {1, "c"}, {2, "d"}, {1, "b"}}
		slices.SortFunc(rows, s.compare)
		got := ""
		for _, r := range rows {
			got += r.id
		}
		if want := map[bool]string{false: "bcda", true: "dbca"}[desc]; got != want {
			t.Errorf("descending %v: %s, not %s", desc, got, want)
		}
	}
	if _, err := (ScreenQuery{MeasureQuery: MeasureQuery{Level: 3}, OrderBy: model.ScreenOrder{Field: "NAME"}}).window(); err == nil {
		t.Error("an order that does not exist was accepted")
	}
}

// A cursor of one order is no cursor of another, even if it names that order.
func TestCursorsHaveTheKeyOfTheirOrder(t *testing.T) {
	for _, c := range []struct {
		order model.ScreenOrderField
		key   any
		valid bool
	}{
		{model.ScreenOrderFieldCode, "334", true}, {model.ScreenOrderFieldCode, 1.0, false},
		{model.ScreenOrderFieldVerdict, 1.0, true}, {model.ScreenOrderFieldVerdict, "334", false}, {model.ScreenOrderFieldVerdict, nil, false},
	} {
		s := &screen{window: loaders.ListWindow{Order: string(c.order), Size: 1, After: &loaders.Position{Order: string(c.order), Key: c.key}}}
		if _, _, err := s.page(); (err == nil) != c.valid {
			t.Errorf("%s with the key %v: %v", c.order, c.key, err)
		}
	}
}
