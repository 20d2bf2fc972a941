package ingest_test

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"puente/graph/model"
	"puente/ingest"
)

// mipSheet is a small matrix in the layout of the large one.
func mipSheet() [][]any {
	return [][]any{
		{"Instituto Nacional de Estadística y Geografía (INEGI)."},
		{"Sistema de Cuentas Nacionales de México. Matriz de Insumo Producto simétrica, Base 2018"},
		{"Matriz simétrica de insumo producto. Industria por industria/ Economía total / Origen doméstico/ Rama SCIAN/ Millones de pesos a precios básicos"},
		{},
		{"Concepto", "UPPB - Utilización", "DI - Demanda intermedia", "", "", "", "DF - Demanda final"},
		{"", "", "Total", "3361 - Automóviles", "3363 - Partes", "8141 - Hogares", "Total", "CPrv - Consumo privado"},
		{"     3361 - Automóviles", 100, 30, 10, 20, 0, 70, 70},
		{"     3363 - Partes", 200, 190, 90.5, 99.5, 0, 10, 10},
		{"     8141 - Hogares", 7, 0, 0, 0, 0, 7, 7},
		{"     UON - Usos de origen nacional", 307, 220, 100.5, 119.5, 0, 87, 87},
		{"     IET - Importaciones", 1, 1, 1, 0, 0, 0, 0},
		{},
		{"Fuente: INEGI."},
	}
}

func mipBook(t testing.TB, rows [][]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	if err := book.SetSheetName("Sheet1", "Tabulado"); err != nil {
		t.Fatal(err)
	}
	if _, err := book.NewSheet("MetaInfo"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Tabulado", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetSheetRow("MetaInfo", "A14", &[]any{"", "FECHA DE ACTUALIZACIÓN", "2023-08-29"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMatrix(t *testing.T) {
	data := mipBook(t, mipSheet())
	if got := claimedBy(data); got != "inegi-mip" {
		t.Errorf("recognised as %q", got)
	}
	records, bad := readList(t, "inegi-mip", ingest.Release{Retrieved: "2026-11-25"}, data)
	if len(records) != 3 {
		t.Fatalf("%d records, want the source and two facts; %v", len(records), bad)
	}
	source := records[0].(*model.SourceRecord)
	if source.ID != "source:inegi-mip:2018" || source.ReleasedOn != "2023-08-29" || source.Dataset != "inegi-mip" || !source.Full {
		t.Errorf("source %+v", source)
	}
	// The columns buy: car assembly, 3361, buys parts.
	f := records[2].(*model.FactRecord)
	if f.From != "industry:scian2018:3361" || f.To != "industry:scian2018:3363" || f.Props["millionPesos"] != 90.5 || f.Props["share"] != 0.900498 || f.Line != 8 || !f.Wide {
		t.Errorf("fact %+v", f)
	}
	var refused []string
	for _, b := range bad {
		if !b.Outside {
			t.Errorf("a fault: %v", b)
		}
		refused = append(refused, b.Value)
	}
	if want := []string{"8141 - Hogares", "UON - Usos de origen nacional", "IET - Importaciones", "Fuente: INEGI."}; !slices.Equal(refused, want) {
		t.Errorf("refused %q, want %q", refused, want)
	}
}

func TestMatrixRefused(t *testing.T) {
	for name, c := range map[string]struct {
		row, column int
		value       any
		want        string
		facts       int
	}{
		"other origin":   {2, 0, "Industria por industria/ Origen importado/ Rama SCIAN", "f:3: ", 0},
		"other year":     {1, 0, "Base 2013", "base year 2018", 0},
		"other header":   {5, 2, "Suma", `f:6: C: "Suma": expected "Total"`, 0},
		"other column":   {5, 4, "33 - Manufacturas", `f:6: E: "33 - Manufacturas": expected a rama`, 0},
		"no totals":      {9, 0, "Suma", `no row "UON`, 0},
		"bad total":      {9, 3, "n.d.", `f:10: industry:scian2018:3361: "n.d.": not an amount`, 0},
		"no number":      {6, 4, "C", `f:7: E: "C": not an amount in million pesos`, 1},
		"blank":          {6, 4, nil, `f:7: E: not an amount`, 1},
		"negative":       {6, 4, -1, `f:7: E: "-1": not an amount`, 1},
		"over the total": {7, 3, 101, `f:8: D: "101": more than all`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			rows := mipSheet()
			rows[c.row][c.column] = c.value
			records, bad := readList(t, "inegi-mip", ingest.Release{}, mipBook(t, rows))
			bad = slices.DeleteFunc(bad, func(b model.BadRow) bool { return b.Outside })
			if len(bad) != 1 || !strings.Contains(bad[0].Error(), c.want) {
				t.Errorf("refused %v, want %q", bad, c.want)
			}
			if facts := max(len(records)-1, 0); facts != c.facts {
				t.Errorf("%d facts, want %d", facts, c.facts)
			}
		})
	}
	if _, bad := readList(t, "inegi-mip", ingest.Release{}, []byte("PK\x03\x04 and nothing")); len(bad) != 1 || bad[0].Line != 1 {
		t.Errorf("no workbook: %v", bad)
	}
}

func TestWholeMatrix(t *testing.T) {
	data := publicBytes(t, "inegi/MIP_53.xlsx")
	if got := claimedBy(data); got != "inegi-mip" {
		t.Errorf("recognised as %q", got)
	}
	records, bad := readList(t, "inegi-mip", ingest.Release{}, data)
	shares, pesos, largest := map[string]float64{}, 0.0, map[string]*model.FactRecord{}
	for _, r := range records[1:] {
		f := r.(*model.FactRecord)
		shares[f.From] += f.Props["share"].(float64)
		pesos += f.Props["millionPesos"].(float64)
		if top := largest[f.From]; top == nil || top.Props["share"].(float64) < f.Props["share"].(float64) {
			largest[f.From] = f
		}
	}
	// 46,317 cells are not zero, 224 of them on the diagonal. Households buy nothing.
	if len(records) != 1+46093 || len(shares) != 262 || math.Abs(pesos-11058756.659) > 0.001 {
		t.Errorf("%d records, %d buyers, %f million pesos", len(records), len(shares), pesos)
	}
	for buyer, share := range shares {
		if share > 1.00001 {
			t.Errorf("%s buys %f of what it buys", buyer, share)
		}
	}
	if top := largest["industry:scian2018:3361"]; top.To != "industry:scian2018:3363" || top.Props["millionPesos"] != 183415.255 {
		t.Errorf("car assembly buys most of all %+v", top)
	}
	for _, b := range bad {
		if !b.Outside {
			t.Errorf("a fault: %v", b)
		}
	}
}

// FuzzMatrix: no workbook makes the reader fail, and each row with a label is read or reported.
func FuzzMatrix(f *testing.F) {
	f.Add(mipBook(f, mipSheet()))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = claimedBy(data)
		records, bad := readList(t, "inegi-mip", ingest.Release{}, data)
		if len(records)+len(bad) == 0 {
			t.Error("neither read nor reported")
		}
		for _, b := range bad {
			if b.Line < 1 || b.Reason == "" {
				t.Errorf("a bad row without place or reason: %#v", b)
			}
		}
	})
}

// FuzzMatrixCells: whatever stands in the cells, each row is read or reported.
func FuzzMatrixCells(f *testing.F) {
	f.Add("     3363 - Partes", "3361 - Automóviles", "90.5")
	f.Add("UON - ", "Total", "-0")
	f.Add("1111 - ", "", "1e400")
	f.Fuzz(func(t *testing.T, label, header, cell string) {
		rows := mipSheet()
		rows[7][0], rows[5][3], rows[7][3] = label, header, cell
		records, bad := readList(t, "inegi-mip", ingest.Release{}, mipBook(t, rows))
		lines := map[int]bool{}
		for _, r := range records {
			lines[r.Where().Line] = true
		}
		for _, b := range bad {
			lines[b.Line] = true
		}
		if len(records) > 0 && (!lines[7] || !lines[8] && strings.TrimSpace(label) != "" || !lines[9] || !lines[10]) {
			t.Errorf("rows %v are read or reported", lines)
		}
	})
}
