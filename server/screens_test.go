package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

type screenFrame struct {
	Period, BaseIs string
	Places         []struct{ ID string }
	Without        []unmeasured
}

type unmeasured struct {
	Place struct{ ID string }
	Why   string
}

type resolvingCell struct {
	Country, Role   string
	Dataset, Period *string
}

type screenAnswer struct {
	TotalCount int
	US, Mx     screenFrame
	Warnings   []string
	Nodes      []struct {
		Code, Verdict string
		US, Mx        struct {
			Growth *struct {
				From, To, FromClassification, ToClassification string
				Reclassified                                   struct{ Value *float64 }
			}
		}
		ResolvedBy []resolvingCell
		Sources    []struct{ ID string }
	}
}

// subregions screens each of the five sub-regions on both sides for 2018 at three digits: what is missing is named, and is not zero.
func subregions(t *testing.T, handler http.Handler) {
	missing := map[string][]string{ // in no metropolitan zone, so published below five groups nowhere
		"region:california-baja-california": nil, "region:arizona-sonora": {"municipio:26055"}, "region:paso-del-norte": nil,
		"region:coahuila-nuevo-leon-tamaulipas-texas": {"municipio:05002"}, "region:lower-rio-grande-valley-tamaulipas": nil,
	}
	for region, without := range missing {
		body, err := json.Marshal(map[string]any{"query": fmt.Sprintf(`{ binationalScreen(region: %q, period: "2018", level: 3, first: 1000) { totalCount warnings
  us { ...frame } mx { ...frame }
  nodes { code verdict us { ...side } mx { ...side } resolvedBy { country role dataset period } sources { id } } } }
fragment frame on ScreenFrame { period baseIs places { id } without { place { id } why } }
fragment side on ScreenSide { growth { from to fromClassification toClassification reclassified { value } } }`, region)})
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Data   struct{ BinationalScreen screenAnswer }
			Errors []struct{ Message string }
		}
		if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || len(answer.Errors) > 0 {
			t.Fatal(region, err, answer.Errors)
		}
		s := answer.Data.BinationalScreen
		if s.TotalCount != 74 || len(s.Nodes) != 74 {
			t.Errorf("%s: %d industries", region, s.TotalCount)
		}
		for _, frame := range []screenFrame{s.US, s.Mx} {
			if frame.Period != "2018" || !strings.Contains(frame.BaseIs, "metropolitan") || len(frame.Places) == 0 {
				t.Errorf("%s: %+v", region, frame)
			}
		}
		for _, id := range without {
			if !slices.ContainsFunc(s.Mx.Without, func(u unmeasured) bool { return u.Place.ID == id && strings.Contains(u.Why, "five groups") }) {
				t.Errorf("%s does not say that %s has no data: %v", region, id, s.Mx.Without)
			}
		}
		if !slices.ContainsFunc(s.Warnings, func(w string) bool { return strings.Contains(w, "22, 51 ") }) {
			t.Errorf("%s does not warn that sectors were reclassified: %q", region, s.Warnings)
		}
		for _, row := range s.Nodes {
			resolved := slices.ContainsFunc(row.ResolvedBy, func(c resolvingCell) bool { return c.Dataset != nil && c.Period != nil })
			if resolved != (row.Verdict == "UNKNOWN") || len(row.Sources) == 0 && !resolved {
				t.Errorf("%s, %s: %+v", region, row.Code, row)
			}
			if g := row.US.Growth; g != nil && (g.From != "2018" || g.To != "2019" || g.FromClassification != g.ToClassification) {
				t.Errorf("%s, %s: %+v", region, row.Code, g)
			}
			if g := row.Mx.Growth; g != nil && (g.From != "2003" || g.To != "2018") {
				t.Errorf("%s, %s: %+v", region, row.Code, g)
			}
			reclassified := strings.HasPrefix(row.Code, "22") || strings.HasPrefix(row.Code, "51")
			if g := row.Mx.Growth; g != nil && (g.Reclassified.Value == nil) != reclassified {
				t.Errorf("%s, %s: %+v", region, row.Code, g)
			}
		}
	}
}
