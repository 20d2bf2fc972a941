package names_test

import (
	"encoding/csv"
	"os"
	"testing"

	"puente/names"
)

// The list holds names made up for it, of no real person or firm: each is told a body or not. What counts is that no person is shown.
func TestRegisteredBodies(t *testing.T) {
	file, err := os.Open("testdata/labelled.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shown, firms, persons, missed := 0, 0, 0, 0
	for _, row := range rows[1:] {
		is := names.IsRegisteredBody(row[1])
		switch {
		case row[0] == "firm":
			if firms++; is {
				shown++
			} else {
				missed++
				t.Logf("left out: %s", row[1])
			}
		case is:
			persons++
			t.Errorf("a person is shown as a firm: %s", row[1])
		}
	}
	precision, recall := float64(shown)/float64(shown+persons), float64(shown)/float64(firms)
	t.Logf("%d names: precision %.3f, recall %.3f (%d firms left out)", len(rows)-1, precision, recall, missed)
	if len(rows) < 401 || recall < 0.9 {
		t.Errorf("%d names, recall %.3f", len(rows)-1, recall)
	}
}

func TestOfPerson(t *testing.T) {
	for _, c := range []struct {
		establishment, owner string
		want                 bool
	}{
		{"LUPITA HERNANDEZ SPA", "GUADALUPE HERNANDEZ LOPEZ", true},
		{"ABARROTES TINA", "ERNESTINA ESQUIVEL BUSTAMANTE", true},
		{"YESENIA ARMENDARIZ", "YESENIA ARMENDARIZ QUEZADA", true},
		{"DR FIERRO", "", true},
		{"TORTILLERIA MONTELONGO", "PROCOPIO MONTELONGO ZUBIRIA", true},
		{"ABARROTES LA FRONTERA", "PROCOPIO MONTELONGO ZUBIRIA", false},
		{"PLANTA 2", "", false},
	} {
		if got := names.OfPerson(c.establishment, c.owner); got != c.want {
			t.Errorf("OfPerson(%q, %q) = %v", c.establishment, c.owner, got)
		}
	}
}
