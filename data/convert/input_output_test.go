package main

import (
	"errors"
	"maps"
	"os"
	"strings"
	"testing"

	"puente/graph/model"
)

func TestPurchase(t *testing.T) {
	d := newDataset()
	for supplier, share := range map[string]float64{"industry:scian2018:3363": 0.001, "industry:scian2018:1111": 0.000999} {
		if err := d.purchase(&model.FactRecord{
			Relation: model.RelationBuysFrom, From: "industry:scian2018:3361", To: supplier, ObservedOn: "2018", Source: "source:m",
			Props: map[string]any{"share": share, "millionPesos": 1816.299},
		}); err != nil {
			t.Fatal(err)
		}
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
	if len(rows) != 1 || d.omitted["source:m: purchase of less than 0.001 of what the buyer buys"] != 1 {
		t.Errorf("%d rows, left out %v", len(rows), d.omitted)
	}
}

func TestPurchaseOfAnotherType(t *testing.T) {
	err := newDataset().purchase(&model.FactRecord{Props: map[string]any{"share": "0.5", "millionPesos": 1.0}})
	if err == nil || !strings.Contains(err.Error(), "the property share is 0.5, not of type float64") {
		t.Errorf("a share that is a text: %v", err)
	}
}

func TestMatrixThatIsNone(t *testing.T) {
	if err := newDataset().inputOutput(filesOf(t, nil)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	from := filesOf(t, map[string]string{"inegi/MIP_53.xlsx": "no workbook"})
	if bad := (model.BadRow{}); !errors.As(newDataset().inputOutput(from), &bad) || bad.Line != 1 {
		t.Errorf("no workbook: %v", bad)
	}
}
