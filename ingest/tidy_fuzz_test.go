package ingest_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
)

// FuzzTables: no file makes the reader fail or lose a row without a word. Rows are counted by
// a plain reader of comma-separated values: each is emitted or reported as bad, once.
func FuzzTables(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "\ufeff" + entities + "firm:a,A,source:s\n", entities + "firm:a,\"A\nB\",source:s\r\n\r\nfirm:b\n",
		sources + "source:s,P,T,https://a.org/,2026,L\n", facts + "OWNS,firm:a,firm:b,source:s\n,,,\nOWNS,firm:a,\"firm:b,source:s",
		"relation,from,to,source,valid_from,valid_to,share\nOWNS,firm:a,firm:b,source:s,2015-06,2015,100\n",
		"id,name,source,latitude,longitude,code,level\nindustry:naics2017:31-33,A,source:s,,,31-33,2\n\xff,\x00,\"\"\"\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: data}})
		if err != nil {
			t.Fatal(err)
		}
		seen, refusedAt := 0, 0
		for rec, err := range tables.Records() {
			seen++
			bad := model.BadRow{}
			switch {
			case err == nil && (rec == nil || rec.Where().Line < 2 || rec.RestsOn() == ""):
				t.Fatalf("an unusable record %#v", rec)
			case err != nil && !errors.As(err, &bad):
				t.Fatal(err)
			case err != nil && (bad.Line < 1 || bad.Reason == "" || bad.File != "t.csv"):
				t.Fatalf("a bad row without place or reason: %#v", bad)
			case err != nil:
				refusedAt = bad.Line
			}
		}
		if want := count(data); seen != want && (seen != 1 || refusedAt > headerLine(data)) {
			t.Fatalf("%d rows came of %d", seen, want)
		}
	})
}

// count is how many rows follow the header, by a plain reader.
func count(data []byte) int {
	r := plain(data)
	n := -1
	for {
		_, err := r.Read()
		if errors.Is(err, io.EOF) {
			return n
		}
		n++
	}
}

func headerLine(data []byte) int {
	r := plain(data)
	if _, err := r.Read(); err != nil {
		return 1 + bytes.Count(data, []byte("\n"))
	}
	line, _ := r.FieldPos(0)
	return line
}

func plain(data []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	return r
}
