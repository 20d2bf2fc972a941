package analysis

import "testing"

func TestDependents(t *testing.T) {
	site, others := Site{"s", at(0, 0)}, []Site{{"z", at(0, 4)}, {"y", at(0, 4)}}
	places := []Site{{"far", at(0, -3)}, {"near the others", at(0, 3)}, {"between", at(0, 2)}, {"also far", at(0, -3)}, {"at it", at(0, 0)}}
	got := Dependents(site, others, places)
	want := []Dependence{
		{"also far", 333.6, "y", 778.4, 444.8}, // of two as near, the first by id
		{"at it", 0, "y", 444.8, 444.8},
		{"far", 333.6, "y", 778.4, 444.8},
		{"between", 222.4, "y", 222.4, 0},
	}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %+v instead of %+v", i, got[i], want[i])
		}
	}
	alone := Dependents(site, nil, places[:2])
	if len(alone) != 2 || alone[0].Next != "" || alone[0].Place != "far" {
		t.Errorf("without another site: %+v", alone)
	}
}
