package ingest_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// outcome counts the rows of a file that became records, were left out as outside, and were refused.
func outcome(records []model.Record, bad []model.BadRow) (read, outside int, faults []string) {
	lines := map[int]bool{}
	for _, r := range records {
		if _, ok := r.(*model.SourceRecord); !ok {
			lines[r.Where().Line] = true
		}
	}
	for _, b := range bad {
		if b.Outside {
			outside++
		} else if !b.Note {
			faults = append(faults, b.Error())
		}
	}
	return len(lines), outside, faults
}

// textOf is what the test compares of a record.
func textOf(r model.Record) string {
	switch r := r.(type) {
	case *model.SourceRecord:
		return r.ID
	case *model.EntityRecord:
		return r.ID + " | " + r.Name
	case *model.FactRecord:
		return string(r.Relation) + " " + r.From + " " + r.To + " " + r.ObservedOn
	}
	return ""
}

func TestRETC(t *testing.T) {
	data := listFixture(t, "semarnat-retc.csv")
	if got := claimedBy(data); got != "semarnat-retc" {
		t.Errorf("recognised as %q", got)
	}
	records, bad := readList(t, "semarnat-retc", ingest.Release{Vintage: "2019"}, data)
	if read, outside, faults := outcome(records, bad); read != 8 || outside != 2 || len(faults) != 0 {
		t.Errorf("%d read, %d outside, refused %q", read, outside, faults)
	}
	var got []string
	for _, r := range records {
		got = append(got, textOf(r))
	}
	for _, want := range []string{
		"source:semarnat-retc:2019",
		"firm:robert-bosch-sistemas-automotrices | ROBERT BOSCH SISTEMAS AUTOMOTRICES S.A. DE C.V.",
		"firm:effem-mexico-inc-y-compania-s-en-n-c | EFFEM MEXICO INC. Y COMPAÑIA, S. EN N.C. DE C.V.",
	} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("no %s in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if strings.Contains(strings.Join(got, "\n"), "ULPIANO") || strings.Contains(bad[len(bad)-1].Error(), "ULPIANO") {
		t.Error("a person's name was read or reported")
	}
	for _, r := range records {
		if f, ok := r.(*model.FactRecord); ok && f.Relation == model.RelationOperates && strings.Contains(f.From, "universidad") {
			t.Errorf("a public body is a firm: %+v", f)
		}
	}
}

func TestRETCRefused(t *testing.T) {
	sound := string(listFixture(t, "semarnat-retc.csv"))
	for name, c := range map[string]struct{ old, put, want string }{
		"state":        {`"Chihuahua"`, `"Chihuahaha"`, `ESTADO: "Chihuahaha": not a state of Mexico`},
		"municipio":    {`"Juárez"`, `"Juan"`, `MUNICIPIO: "Juan": no municipio of Chihuahua has this name`},
		"header":       {"NRA", "CLAVE", "f:1: "},
		"no year":      {"", "", "give --vintage"},
		"fewer fields": {"\"PPP1M0200411\"\t", "", "the row has 20 fields and the header 21"},
	} {
		t.Run(name, func(t *testing.T) {
			release := ingest.Release{Vintage: "2019"}
			if name == "no year" {
				release = ingest.Release{}
			}
			records, bad := readList(t, "semarnat-retc", release, []byte(strings.Replace(sound, c.old, c.put, 1)))
			_, _, faults := outcome(records, bad)
			if len(faults) != 1 || !strings.Contains(faults[0], c.want) {
				t.Errorf("refused %q, want %q", faults, c.want)
			}
		})
	}
	body := sound[strings.Index(sound, "\"C.P.\"\n")+len("\"C.P.\"\n"):]
	records, bad := readList(t, "semarnat-retc", ingest.Release{Vintage: "2019"}, []byte(sound+body))
	if read, outside, faults := outcome(records, bad); read != 8 || outside != 4 || len(faults) != 8 || !strings.Contains(faults[0], "an earlier row has the same") {
		t.Errorf("all rows twice: %d read, %d outside, refused %q", read, outside, faults)
	}
}

func TestWholeRETC(t *testing.T) {
	for year, want := range map[string]struct{ rows, border int }{"2019": {2943, 1003}, "2022": {3017, 1005}} {
		data := publicBytes(t, "firms/es_"+year+".csv")
		if got := claimedBy(data); got != "semarnat-retc" {
			t.Errorf("%s was recognised as %q", year, got)
		}
		records, bad := readList(t, "semarnat-retc", ingest.Release{Vintage: year}, data)
		read, outside, faults := outcome(records, bad)
		otherStates, persons := 0, 0
		for _, b := range bad {
			if b.Outside && b.Column == "ESTADO" {
				otherStates++
			} else if b.Outside {
				persons++
			}
		}
		t.Logf("%s: %d read, %d in other states, %d perhaps persons, refused %q", year, read, otherStates, persons, faults)
		if read+outside+len(faults) != want.rows || want.rows-otherStates != want.border || len(faults) != 0 {
			t.Errorf("%s: %d read, %d outside (%d in other states), refused %q", year, read, outside, otherStates, faults)
		}
	}
}

// The table of names is that of the starter dataset.
func TestMunicipiosAgree(t *testing.T) {
	read := func(path string) map[string]string {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		code, name, all := -1, -1, map[string]string{}
		for i, column := range rows[0] {
			switch column {
			case "cvegeo":
				code = i
			case "name":
				name = i
			}
		}
		for _, row := range rows[1:] {
			all[row[code]] = row[name]
		}
		return all
	}
	ours, theirs := read("municipios.csv"), read("../data/municipios.csv")
	if len(ours) != len(theirs) {
		t.Errorf("%d municipios, and the starter dataset has %d", len(ours), len(theirs))
	}
	for code, name := range theirs {
		if ours[code] != name {
			t.Errorf("%s is %q, and in the starter dataset %q", code, ours[code], name)
		}
	}
}

func FuzzRETC(f *testing.F) {
	f.Add(listFixture(f, "semarnat-retc.csv"))
	f.Add([]byte("NRA\tNOMBRE\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		claimedBy(data)
		records, bad := readList(t, "semarnat-retc", ingest.Release{Vintage: "2022"}, data)
		checkAllRowsReported(t, data, '\t', records, bad)
	})
}

// checkAllRowsReported counts rows by a csv.Reader: each is read or reported, unless the header was refused.
func checkAllRowsReported(t *testing.T, data []byte, comma rune, records []model.Record, bad []model.BadRow) {
	t.Helper()
	if len(records) == 0 {
		if len(bad) == 0 {
			t.Fatal("neither read nor reported")
		}
		return
	}
	plain := plain(data)
	plain.Comma = comma
	rows := -1
	for _, err := plain.Read(); err == nil || strings.Contains(err.Error(), "parse error"); _, err = plain.Read() {
		rows++
	}
	read, outside, faults := outcome(records, bad)
	if read+outside+len(faults) != rows {
		t.Fatalf("%d read, %d outside, %d refused of %d rows", read, outside, len(faults), rows)
	}
}
