package main

import (
	"reflect"
	"testing"
)

func TestParties(t *testing.T) {
	for in, want := range map[string][]owner{
		"Sempra Energy [83.40%]; TotalEnergies [16.60%]": {{"Sempra Energy", "83.4"}, {"TotalEnergies", "16.6"}},
		"PEMEX (100%)": {{"PEMEX", "100"}},
		"Comisión Federal de Electricidad EPE [100.0%]":                                       {{"Comisión Federal de Electricidad EPE", "100"}},
		"Carso Energy [unknown %]":                                                            {{"Carso Energy", ""}},
		"natural person(s) [2.0%]; small shareholder(s) [34.0%]; other [1%]; unknown [10.8%]": nil,
		"Ternium SA":             {{"Ternium SA", ""}},
		"Walter Scott Jr [7.9%]": nil,
		"":                       nil,
	} {
		if got := parseOwners(in); !reflect.DeepEqual(got, want) {
			t.Errorf("parties(%q) = %v", in, got)
		}
	}
}

func TestAlikeNamed(t *testing.T) {
	if !alikeNamed("Copper", "Copper power station") || alikeNamed("Copper", "Newman") || alikeNamed("", "") {
		t.Error("alikeNamed")
	}
}

func TestSplitParties(t *testing.T) {
	if got := splitParties("TEG Energía, S.A. de C.V. (Cemex); Fisterra Energy, S.L.U. (Blackstone Group);"); !reflect.DeepEqual(got, []string{
		"TEG Energía, S.A. de C.V.", "Fisterra Energy, S.L.U.",
	}) {
		t.Errorf("%q", got)
	}
}
