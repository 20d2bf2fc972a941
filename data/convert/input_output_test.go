package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"puente/graph/model"
)

func TestPurchase(t *testing.T) {
	d := newDataset()
	for supplier, share := range map[string]float64{"industry:scian2018:3363": 0.001, "industry:scian2018:1111": 0.000999} {
		d.purchase(&model.FactRecord{
			Relation: model.RelationBuysFrom, From: "industry:scian2018:3361", To: supplier, ObservedOn: "2018", Source: "source:m",
			Props: map[string]any{"share": share, "millionPesos": 1816.299},
		})
	}
	want := row{
		"relation": "BUYS_FROM", "from": "industry:scian2018:3361", "to": "industry:scian2018:3363", "source": "source:m", "observed_on": "2018",
		"share": "0.001", "million_pesos": "1816.299",
	}
	rows := d.tables["facts-buys-from.csv"]
	for _, got := range rows {
		if !maps.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if len(rows) != 1 || d.leftOut["source:m: purchase of less than 0.001 of what the buyer buys"] != 1 {
		t.Errorf("%d rows, left out %v", len(rows), d.leftOut)
	}
}

func TestMatrixThatIsNone(t *testing.T) {
	from := t.TempDir()
	if err := newDataset().inputOutput(from); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if err := os.Mkdir(filepath.Join(from, "inegi"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(from, "inegi", "MIP_53.xlsx"), []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	if bad := (model.BadRow{}); !errors.As(newDataset().inputOutput(from), &bad) || bad.Line != 1 {
		t.Errorf("no workbook: %v", bad)
	}
}
