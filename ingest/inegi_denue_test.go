package ingest_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

func TestDENUE(t *testing.T) {
	data := listFixture(t, "inegi-denue.csv")
	if got := claimedBy(data); got != "inegi-denue" {
		t.Errorf("recognised as %q", got)
	}
	records, bad := readList(t, "inegi-denue", ingest.Release{}, data)
	if read, outside, faults := outcome(records, bad); read != 4 || outside != 3 || len(faults) != 0 {
		t.Errorf("%d read, %d outside, refused %q", read, outside, faults)
	}
	var got []string
	for _, r := range records {
		got = append(got, textOf(r))
	}
	want := []string{
		"source:inegi-denue:2026-04",
		"establishment:denue-1000001 | PLANTA JUÁREZ \"NORTE\"",
		"firm:ejemplo-autopartes-de-mexico | EJEMPLO AUTOPARTES DE MÉXICO S DE RL DE CV",
		"OPERATES firm:ejemplo-autopartes-de-mexico establishment:denue-1000001 2026-04",
		"LOCATED_IN establishment:denue-1000001 municipio:08037 2026-04",
		"IN_INDUSTRY establishment:denue-1000001 industry:scian2018:336320 2026-04",
		"establishment:denue-1000002 | PLANTA 2",
		"OPERATES firm:ejemplo-autopartes-de-mexico establishment:denue-1000002 2026-04",
		"LOCATED_IN establishment:denue-1000002 municipio:08037 2026-04",
		"IN_INDUSTRY establishment:denue-1000002 industry:scian2018:336320 2026-04",
		"establishment:denue-1000004 | ABARROTES LA FRONTERA",
		"LOCATED_IN establishment:denue-1000004 municipio:26043 2026-04",
		"IN_INDUSTRY establishment:denue-1000004 industry:scian2018:461110 2026-04",
		"establishment:denue-1000005 | UNIVERSIDAD AUTÓNOMA DE NUEVO LEÓN",
		"LOCATED_IN establishment:denue-1000005 municipio:19046 2026-04",
		"IN_INDUSTRY establishment:denue-1000005 industry:scian2018:611312 2026-04",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	source, plant, second := records[0].(*model.SourceRecord), records[1].(*model.EntityRecord), records[6].(*model.EntityRecord)
	if !source.Full || source.ReleasedOn != "2026-04" || source.Dataset != "inegi-denue" {
		t.Errorf("source %+v", source)
	}
	if plant.Props["employmentBand"] != "251+" || plant.Props["industrialPark"] != "PARQUE INDUSTRIAL RÍO BRAVO" || !plant.Wide ||
		plant.Props["address"] != "AVENIDA DE LAS TORRES, PARQUE INDUSTRIAL RÍO BRAVO, 32557" || plant.Props["location"] != (model.Point{Latitude: 31.63221, Longitude: -106.39021}) {
		t.Errorf("plant %+v", plant)
	}
	if second.Props["location"] != nil || second.Props["address"] != "CALLE MINA 201 B" || second.Props["employmentBand"] != "11-30" {
		t.Errorf("second %+v", second)
	}
	all := fmt.Sprintf("%+v %+v", records, bad)
	for _, r := range records {
		all += fmt.Sprintf("%+v", r)
	}
	for _, never := range []string{"ULPIANO", "6561234567", "ALGUIEN"} {
		if strings.Contains(all, never) {
			t.Errorf("%s was read or reported", never)
		}
	}
	again, _ := readList(t, "inegi-denue", ingest.Release{Vintage: "05/2026"}, data)
	if s := again[0].(*model.SourceRecord); s.ID != "source:inegi-denue:05-2026" || s.ReleasedOn != "" {
		t.Errorf("source by hand %+v", s)
	}
}

// The same file in UTF-8 gives the same records, and the rows that were published so are read.
func TestDENUEInUTF8(t *testing.T) {
	var utf8 bytes.Buffer
	for _, b := range listFixture(t, "inegi-denue.csv") {
		utf8.WriteRune(rune(b))
	}
	one, _ := readList(t, "inegi-denue", ingest.Release{}, listFixture(t, "inegi-denue.csv"))
	other, _ := readList(t, "inegi-denue", ingest.Release{}, append([]byte("\ufeff"), utf8.Bytes()...))
	if len(one) != len(other) || textOf(one[2]) != textOf(other[2]) {
		t.Errorf("%d and %d records", len(one), len(other))
	}
	records, bad := readList(t, "inegi-denue", ingest.Release{}, publicBytes(t, "inegi/denue_2026_header_and_3_rows.csv"))
	if read, outside, faults := outcome(records, bad); read != 0 || outside != 3 || len(faults) != 0 {
		t.Errorf("three rows of the capital: %d read, %d outside, refused %q", read, outside, faults)
	}
}

func TestDENUERefused(t *testing.T) {
	sound := string(listFixture(t, "inegi-denue.csv"))
	for name, c := range map[string]struct{ old, put, want string }{
		"header":    {"cve_mun", "clave", "f:1: "},
		"state":     {`"08"`, `"8"`, `f:4: cve_ent: "8": not the code of a state`},
		"municipio": {`"037"`, `"37"`, `f:4: cve_mun: "37": not the code`},
		"id":        {`"1000001"`, `"x1"`, `f:4: id: "x1": not the number`},
		"no name":   {`"ABARROTES LA FRONTERA","ULPIANO P`, `"","NA","`, "f:7: the row has 43 fields"},
		"nameless":  {`"ABARROTES LA FRONTERA","ULPIANO ` + "P\xc9REZ HERN\xc1NDEZ\"", `"NA",""`, "f:7: nom_estab: the establishment has no name"},
		"long name": {"EJEMPLO AUTOPARTES", strings.Repeat("EJEMPLO ", 30), "f:4: raz_social: "},
	} {
		t.Run(name, func(t *testing.T) {
			records, bad := readList(t, "inegi-denue", ingest.Release{Vintage: "2026"}, []byte(strings.Replace(sound, c.old, c.put, 1)))
			if _, _, faults := outcome(records, bad); len(faults) != 1 || !strings.Contains(faults[0], c.want) {
				t.Errorf("refused %q, want %q", faults, c.want)
			}
		})
	}
	if _, bad := readList(t, "inegi-denue", ingest.Release{}, []byte(sound[:strings.Index(sound, "\n")+1])); len(bad) != 1 || !strings.Contains(bad[0].Reason, "give --vintage") {
		t.Errorf("no edition: %v", bad)
	}
}

// many repeats rows of a file without end, until it has given so many.
type many struct {
	head, row []byte
	left      int
}

func (m *many) Read(p []byte) (int, error) {
	if len(m.head) == 0 && m.left > 0 {
		m.left--
		m.head = m.row
	}
	if len(m.head) == 0 {
		return 0, io.EOF
	}
	n := copy(p, m.head)
	m.head = m.head[n:]
	return n, nil
}

// Forty thousand rows need no more memory than a few, and the copy in which the edition was found is gone.
func TestDENUEInFlatMemory(t *testing.T) {
	scratch := t.TempDir()
	t.Setenv("TMPDIR", scratch)
	lines := bytes.SplitAfter(listFixture(t, "inegi-denue.csv"), []byte("\n"))
	var top, before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	rows, peak := 0, uint64(0)
	for _, f := range ingest.Formats() {
		if f.Name() != "inegi-denue" {
			continue
		}
		err := f.Read(&many{head: lines[0], row: lines[3], left: 40000}, ingest.Input{File: "f"}, func(r model.Record) error {
			if _, ok := r.(*model.EntityRecord); ok {
				rows++
				if rows%10000 == 0 {
					runtime.GC()
					runtime.ReadMemStats(&top)
					peak = max(peak, top.HeapAlloc)
				}
			}
			return nil
		}, func(b model.BadRow) error { return b })
		if err != nil {
			t.Fatal(err)
		}
	}
	if rows != 40001 || peak > before.HeapAlloc+8<<20 {
		t.Errorf("%d entities, %d MB kept", rows, (peak-before.HeapAlloc)>>20)
	}
	if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
		t.Errorf("the copy was left behind: %v %v", left, err)
	}
}

func FuzzDENUE(f *testing.F) {
	f.Add(listFixture(f, "inegi-denue.csv"))
	f.Add([]byte("id,clee\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		claimedBy(data)
		records, bad := readList(t, "inegi-denue", ingest.Release{Vintage: "2026-05"}, data)
		checkAllRowsReported(t, data, ',', records, bad)
		readList(t, "inegi-denue", ingest.Release{}, data)
	})
}
