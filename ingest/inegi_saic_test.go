package ingest_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
)

const saicFixture = "testdata/inegi-saic-tamaulipas.csv"

// saicHead is how an export begins that holds the columns given.
func saicHead(columns string) string {
	return "\ufeffInstituto Nacional de Estadística y Geografía,,\r\nINEGI. Censos Económicos 2024. Resultados definitivos,,\r\n" +
		"Fecha de la consulta: 22/09/2025 01:39:41,,\r\n,,\r\n\"Año Censal\",\"Entidad\",\"Municipio\",\"Actividad económica\"," + columns + ",\r\n"
}

// show writes a series in one line.
func show(r *model.SeriesRecord) string {
	values := make([]string, len(r.Values))
	for i, x := range r.Values {
		if !math.IsNaN(x) {
			values[i] = fmt.Sprint(x)
		}
	}
	return fmt.Sprintf("%d %d %s %s %s %s %s %s %s", r.Line, r.Rows, r.Subject, strings.TrimPrefix(r.Industry, "industry:scian2018:"), r.Measure, r.Unit, r.First, strings.Join(values, "|"), r.Flags)
}

func readSAIC(t testing.TB, data []byte, release ingest.Release) (source *model.SourceRecord, series []*model.SeriesRecord, bad []model.BadRow) {
	t.Helper()
	i := 0
	for ingest.Formats()[i].Name() != "inegi-saic" {
		i++
	}
	emit := func(rec model.Record) error {
		switch r := rec.(type) {
		case *model.SourceRecord:
			source = r
		case *model.SeriesRecord:
			series = append(series, r)
			return ingest.CheckSeries(r)
		}
		return nil
	}
	refuse := func(b model.BadRow) error { bad = append(bad, b); return nil }
	if err := ingest.Formats()[i].Read(bytes.NewReader(data), ingest.Input{File: "t.csv", Release: release}, emit, refuse); err != nil {
		t.Fatal(err)
	}
	return source, series, bad
}

func TestSAIC(t *testing.T) {
	data, err := os.ReadFile(saicFixture)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for rec, err := range tables.Records() {
		if err != nil {
			t.Fatal(err)
		}
		if r, ok := rec.(*model.SeriesRecord); ok {
			got[show(r)] = true
			if !r.Wide || r.Source != "source:inegi-saic:2024-definitivos" || r.Frequency != model.FrequencyFiveYears {
				t.Errorf("%+v", r)
			}
		}
	}
	for _, want := range []string{
		"7 5 municipio:28032 31-33 PERSONS_EMPLOYED persons 2003 78489|105397|100455|142652|156496 EEEEE",
		"7 5 municipio:28032 31-33 VALUE_ADDED million MXN 2003 11291.41|32613.179|27302.67|31077.623|71263.586 EEEEE",
		"6 3 region:mx 31-33 PERSONS_EMPLOYED persons 2013 5.073432e+06|6.49302e+06|7.190294e+06 EEE",
		"11 2 state:MX-TAM 48-49 FIXED_ASSETS million MXN 2003 6524.753||28128.609 EAE", // nobody asked for 2008
		"16 1 municipio:28021 11 INVESTMENT million MXN 2023 0 E",                       // a zero is a zero
		"17 4 municipio:28021 21 PERSONS_EMPLOYED persons 2003 |||| SSSAS",
	} {
		if !got[want] {
			t.Errorf("no series %s", want)
		}
	}
	if len(got) != 5*7 {
		t.Errorf("%d series, want those of five places and activities by seven variables", len(got))
	}
	if t.Failed() {
		t.Log(got)
	}
}

func TestSAICSource(t *testing.T) {
	source, _, _ := readSAIC(t, []byte(saicHead("H001A Personal ocupado total")), ingest.Release{Retrieved: "2026-01-01"})
	if source.Vintage != "2024 definitivos" || source.Retrieved != "2025-09-22" || source.Dataset != "inegi-saic" || source.Line != 1 {
		t.Errorf("the vintage of the file: %+v", source)
	}
	bare := strings.Replace(saicHead("H001A Personal ocupado total"), "INEGI. Censos Económicos 2024.", "?", 1)
	if source, _, bad := readSAIC(t, []byte(bare), ingest.Release{}); source != nil || len(bad) != 1 || !strings.Contains(bad[0].Reason, "give --vintage") {
		t.Errorf("no vintage: %+v %v", source, bad)
	}
	if source, _, _ := readSAIC(t, []byte(bare), ingest.Release{Vintage: "2024"}); source == nil || source.ID != "source:inegi-saic:2024" {
		t.Errorf("the vintage of the user: %+v", source)
	}
}

func TestSAICRows(t *testing.T) {
	const (
		persons = "H001A Personal ocupado total"
		units   = "UE Unidades económicas,H001A Personal ocupado total"
	)
	for name, c := range map[string]struct {
		columns, rows string
		series, bad   string
	}{
		"subsector":          {persons, "2018,02 Baja California,004 Tijuana,Subsector 334 Cómputo,5,", "6 1 municipio:02004 334 PERSONS_EMPLOYED persons 2018 5 E", ""},
		"branch":             {persons, "2018,02 Baja California,,Rama 3344 Componentes,5,", "6 1 state:MX-BCN 3344 PERSONS_EMPLOYED persons 2018 5 E", ""},
		"class":              {persons, "2018,08 Chihuahua,,Clase 336320 Partes,5,", "6 1 state:MX-CHH 336320 PERSONS_EMPLOYED persons 2018 5 E", ""},
		"total":              {persons, "2018,26 Sonora,043 Nogales,Total municipal,5,", "6 1 municipio:26043  PERSONS_EMPLOYED persons 2018 5 E", ""},
		"no comma at end":    {persons, "2018,26 Sonora,043 Nogales,Total municipal,5", "", "t.csv:6: the row has 5 fields and the header 6"},
		"units":              {units, "2018,00 Total Nacional,,Sector 23 Construcción,,5,", "6 1 region:mx 23 ESTABLISHMENTS establishments 2018  S; 6 1 region:mx 23 PERSONS_EMPLOYED persons 2018 5 E", ""},
		"the same twice":     {persons, "2018,26 Sonora,,,5,\n2018,26 Sonora,,,5,", "6 2 state:MX-SON  PERSONS_EMPLOYED persons 2018 5 E", ""},
		"two figures":        {persons, "2018,26 Sonora,,,5,\n2018,26 Sonora,,,6,", "6 1 state:MX-SON  PERSONS_EMPLOYED persons 2018 5 E", `t.csv:7: H001A Personal ocupado total: "6": an earlier row says 5 of the same`},
		"withheld and not":   {persons, "2018,26 Sonora,,,,\n2018,26 Sonora,,,6,", "6 1 state:MX-SON  PERSONS_EMPLOYED persons 2018  S", `an earlier row says (none)`},
		"moved activity":     {persons, "2018,26 Sonora,,Subsector 519 Otros,5,", "", `"Subsector 519 Otros": 519 has other activities in SCIAN 2023`},
		"year":               {persons, "2019,26 Sonora,,,5,", "", `t.csv:6: Año Censal: "2019": not the reference year of a census`},
		"state":              {persons, "2018,33 Texas,,,5,", "", `Entidad: "33 Texas": write the code and name of a state`},
		"state without code": {persons, "2018,Sonora,,,5,", "", `Entidad: "Sonora": write the code`},
		"municipio":          {persons, "2018,26 Sonora,43 Nogales,,5,", "", `Municipio: "43 Nogales": write the code of a municipio`},
		"municipio of none":  {persons, "2018,00 Total Nacional,043 Nogales,,5,", "", `Municipio: "043 Nogales"`},
		"activity":           {persons, "2018,26 Sonora,,Manufacturas,5,", "", `Actividad económica: "Manufacturas": write the level and code`},
		"level":              {persons, "2018,26 Sonora,,Rama 334 Cómputo,5,", "", `"Rama 334 Cómputo": Rama does not have a code of 3 digits`},
		"figure":             {persons, "2018,26 Sonora,,,\"1,000\",", "", `H001A Personal ocupado total: "1,000": not a decimal number`},
		"below zero":         {persons, "2018,26 Sonora,,,-1,", "", `"-1": not a decimal number from 0 to 1e+12, and empty where it was withheld`},
		"marks":              {units, "2018,26 Sonora,,,C,*,\n2023,26 Sonora,,,3,N/D,", "6 2 state:MX-SON  ESTABLISHMENTS establishments 2018 |3 SE; 6 2 state:MX-SON  PERSONS_EMPLOYED persons 2018 | SA", ""},
		"fields":             {persons, "2018,26 Sonora,,5,", "", "t.csv:6: the row has 5 fields and the header 6"},
		"beyond the end":     {persons, "2018,26 Sonora,,,5,7", "", `t.csv:6: field 6: "7": the column has no name`},
		"NUL in a cell":      {persons, "2018,26 So\x00nora,,,5,\n2018,26 Sonora,,,5,", "7 1 state:MX-SON  PERSONS_EMPLOYED persons 2018 5 E", "t.csv:6: field 2: \"26 So\\x00nora\": holds the control character U+0000"},
		"unknown column":     {"K000A Gastos (millones de pesos)", "", "", `the header has none of the variables that are read: UE`},
		"other unit":         {"A131A Valor agregado (miles de pesos)", "", "", `the header has none of the variables that are read: UE`},
		"column twice":       {persons + "," + persons, "", "", `the column H001A Personal ocupado total is repeated`},
		"no variable":        {"", "", "", `the header has none of the variables`},
	} {
		_, series, bad := readSAIC(t, []byte(saicHead(c.columns)+c.rows+"\r\n,,\r\nNota: para las celdas,,\r\n\x00\x00"), ingest.Release{})
		var got []string
		for _, r := range series {
			got = append(got, show(r))
		}
		if strings.Join(got, "; ") != c.series {
			t.Errorf("%s\ngot  %q\nwant %q", name, got, c.series)
		}
		if c.bad == "" && len(bad) > 0 || c.bad != "" && (len(bad) != 1 || !strings.Contains(bad[0].Error(), c.bad)) {
			t.Errorf("%s\ngot  %v\nwant %q", name, bad, c.bad)
		}
	}
}

func TestSAICWithoutHeader(t *testing.T) {
	_, _, bad := readSAIC(t, []byte("a,b\n1,2\n"), ingest.Release{})
	if len(bad) != 1 || !strings.Contains(bad[0].Error(), "not the header of an export of SAIC: the column Año Censal is missing") {
		t.Error(bad)
	}
}

// The whole export of Tamaulipas: every row of it is in a series.
func TestWholeSAIC(t *testing.T) {
	from := filepath.Join("..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		from = given
	}
	data, err := os.ReadFile(filepath.Join(from, "inegi", "SAIC_Exporta_2025922_13941551.csv"))
	if err != nil {
		t.Skip("not here: the public files; set PUENTE_SHARED_DATA to their folder")
	}
	_, series, bad := readSAIC(t, data, ingest.Release{})
	if n := rowsOf(series); n != 2979 || len(bad) > 0 {
		t.Errorf("%d rows were read and %d refused of 2979", n, len(bad))
	}
	found := false
	for _, r := range series {
		found = found || r.Subject == "municipio:28032" && r.Industry == "industry:scian2018:31-33" && r.Measure == model.MeasurePersonsEmployed && r.Values[len(r.Values)-1] == 156496
	}
	if !found {
		t.Error("manufacturing in Reynosa does not employ 156,496 in 2023")
	}
}

// rowsOf is of how many rows series are made: those of one line are of the same rows.
func rowsOf(series []*model.SeriesRecord) int {
	rows := map[int]int{}
	for _, r := range series {
		rows[r.Line] = r.Rows
	}
	n := 0
	for _, of := range rows {
		n += of
	}
	return n
}

// FuzzSAIC: no file makes the reader fail, and each row after the header is in a series or reported, once, if anything is in it.
func FuzzSAIC(f *testing.F) {
	fixture, err := os.ReadFile(saicFixture)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(fixture)
	f.Add([]byte(saicHead("H001A Personal ocupado total,UE x") + "2018,26 Sonora,,,5,1\n2018,26 Sonora,,,6,1\n2023,26 Sonora,,\"\n"))
	f.Add([]byte(saicHead("Q000A (millones de pesos)") + "2018,26 Sonora,,Clase 336320,-5.50,\x00\x00\nNota: x,,\n2,,,,,,,\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		source, series, bad := readSAIC(t, data, ingest.Release{Vintage: "2024"})
		for _, b := range bad {
			if b.Line < 1 || b.Reason == "" || b.File != "t.csv" {
				t.Fatalf("a bad row without place or reason: %#v", b)
			}
		}
		if source == nil {
			if len(bad) != 1 || len(series) > 0 {
				t.Fatalf("%d bad rows and %d series of a file without a header", len(bad), len(series))
			}
			return
		}
		if n, want := rowsOf(series)+len(bad), filled(data); n != want {
			t.Fatalf("%d rows came of %d", n, want)
		}
	})
}

// filled is how many rows after the header hold something and are no note, by a plain reader.
func filled(data []byte) int {
	r := plain(bytes.TrimRight(data, "\x00"))
	n, below := 0, false
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return n
		}
		first, others := "", ""
		for i, c := range cells {
			if c = strings.TrimSpace(c); i == 0 {
				first = c
			} else {
				others += c
			}
		}
		switch {
		case below && (err != nil || first+others != "" && (!strings.HasPrefix(first, "Nota:") || others != "")):
			n++
		case err == nil && first == "Año Censal" && len(cells) > 1 && strings.TrimSpace(cells[1]) == "Entidad":
			below = true
		}
	}
}
