package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
)

func TestGoodRows(t *testing.T) {
	type props = map[string]any
	at := model.Origin{File: "t.csv", Line: 2}
	for name, c := range map[string]struct {
		table string
		want  model.Record
	}{
		"source": {
			"\ufeffid,publisher,title,title_es,url,vintage,retrieved,licence\r\nsource:retc,SEMARNAT,\"Register, RETC\",Registro,https://a.org/x,2020,2026-06,open\r\n",
			&model.SourceRecord{
				Origin: at, ID: "source:retc", Publisher: "SEMARNAT", Title: "Register, RETC", TitleEs: "Registro", URL: "https://a.org/x",
				Vintage: "2020", Retrieved: "2026-06", Licence: "open",
			},
		},
		"firm": {
			"id,name,name_es,aliases,source,legal_name,country,website,identifiers\nfirm:a,A,Á, x |y||x,source:s,A Inc.,US,http://a.com,LEI:549300|EIN:1\n",
			&model.EntityRecord{Origin: at, Kind: model.KindFirm, ID: "firm:a", Name: "A", NameEs: "Á", Aliases: []string{"x", "y"}, Source: "source:s", Props: props{
				"legalName": "A Inc.", "country": "US", "website": "http://a.com", "identifiers": []string{"LEI:549300", "EIN:1"},
			}},
		},
		"establishment": {
			"id,name,source,latitude,longitude,address,industrial_park,employment_band,opened_year\nestablishment:retc-1,P,source:s,31.7,-106.4,\"Calle 1, 2\",Bermúdez,251+,1998\n",
			&model.EntityRecord{Origin: at, Kind: model.KindEstablishment, ID: "establishment:retc-1", Name: "P", Source: "source:s", Props: props{
				"location": model.Point{Latitude: 31.7, Longitude: -106.4}, "address": "Calle 1, 2", "industrialPark": "Bermúdez",
				"employmentBand": "251+", "openedYear": int64(1998),
			}},
		},
		"nothing known": {
			"id,name,source,opened_year,latitude,longitude\nestablishment:a,A,source:s,,,\n",
			&model.EntityRecord{Origin: at, Kind: model.KindEstablishment, ID: "establishment:a", Name: "A", Source: "source:s", Props: props{}},
		},
		"industry": {
			"id,name,source,comparability\nindustry:scian2018:31-33,I,source:s,2\n",
			&model.EntityRecord{Origin: at, Kind: model.KindIndustry, ID: "industry:scian2018:31-33", Name: "I", Source: "source:s", Props: props{
				"system": "SCIAN", "vintage": int64(2018), "code": "31-33", "level": int64(2), "comparability": int64(2),
			}},
		},
		"product": {
			"id,name,source,edition\nproduct:hs:8708,I,source:s,2017\n",
			&model.EntityRecord{Origin: at, Kind: model.KindProduct, ID: "product:hs:8708", Name: "I", Source: "source:s", Props: props{"code": "8708", "level": int64(4), "edition": "2017"}},
		},
		"county": {
			"id,name,source,population,population_year\ncounty:04019,I,source:s,1043433,2020\n",
			&model.EntityRecord{Origin: at, Kind: model.KindCounty, ID: "county:04019", Name: "I", Source: "source:s", Props: props{
				"fips": "04019", "population": int64(1043433), "populationYear": int64(2020),
			}},
		},
		"municipio": {
			"id,name,source,cvegeo\nmunicipio:juarez,I,source:s,08037\n",
			&model.EntityRecord{Origin: at, Kind: model.KindMunicipio, ID: "municipio:juarez", Name: "I", Source: "source:s", Props: props{"cvegeo": "08037"}},
		},
		"state": {
			entities + "state:MX-SON,Sonora,source:s\n",
			&model.EntityRecord{Origin: at, Kind: model.KindState, ID: "state:MX-SON", Name: "Sonora", Source: "source:s", Props: props{"code": "MX-SON", "country": "MX"}},
		},
		"port": {
			"id,name,source,modes\nport:2604,Nogales,source:s,TRUCK|RAIL\n",
			&model.EntityRecord{Origin: at, Kind: model.KindPort, ID: "port:2604", Name: "Nogales", Source: "source:s", Props: props{"code": "2604", "modes": []string{"TRUCK", "RAIL"}}},
		},
		"agency": {
			"id,name,source,kind,languages\nagency:c,C,source:s,CONSULATE,es|en\n",
			&model.EntityRecord{Origin: at, Kind: model.KindAgency, ID: "agency:c", Name: "C", Source: "source:s", Props: props{"kind": "CONSULATE", "languages": []string{"es", "en"}}},
		},
		"bare fact": {
			facts + "OWNS,firm:a,firm:b,source:s\n",
			&model.FactRecord{
				Origin: at, FactID: ingest.FactID("OWNS", "firm:a", "firm:b", ""), Relation: "OWNS", From: "firm:a", To: "firm:b",
				Status: model.StatusReported, Confidence: 0.9, Source: "source:s", Props: props{},
			},
		},
		"inferred fact": {
			"relation,from,to,source,status,method\nOWNS,firm:a,firm:b,source:s,INFERRED,names\n",
			&model.FactRecord{
				Origin: at, FactID: ingest.FactID("OWNS", "firm:a", "firm:b", ""), Relation: "OWNS", From: "firm:a", To: "firm:b",
				Status: model.StatusInferred, Confidence: 0.5, Source: "source:s", Props: props{"method": "names"},
			},
		},
		"full fact": {
			"relation,from,to,source,discriminator,status,valid_from,valid_to,observed_on,confidence,quote,url,recorded_at,dissent,role,share\n" +
				"OWNS,firm:a,firm:b,source:s,d,DISPUTED,2015-06-30,2015-06,2016,0,\"said \"\"so\"\"\nand so\",https://a.org/?q=1,2026-01-02,true,parent,50.5\n",
			&model.FactRecord{
				Origin: at, FactID: ingest.FactID("OWNS", "firm:a", "firm:b", "d"), Relation: "OWNS", From: "firm:a", To: "firm:b",
				Status: model.StatusDisputed, ValidFrom: "2015-06-30", ValidTo: "2015-06", ObservedOn: "2016", Confidence: 0, Source: "source:s",
				Quote: "said \"so\"\nand so", URL: "https://a.org/?q=1", RecordedAt: "2026-01-02", Dissent: true,
				Props: props{"role": "parent", "share": 50.5},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			records, bad := read(t, c.table)
			if len(bad) != 0 || len(records) != 1 {
				t.Fatalf("%d records and the bad rows %q, want one good row", len(records), bad)
			}
			if !reflect.DeepEqual(records[0], c.want) {
				t.Errorf("got  %#v\nwant %#v", records[0], c.want)
			}
		})
	}
}

func TestFactID(t *testing.T) {
	id := ingest.FactID(model.RelationOwns, "firm:a", "firm:b", "")
	if id != "fact:4orv2jejctn75gs2pvnhb4hd" {
		t.Errorf("the id of a fact is now %s: facts that are stored would not be found again", id)
	}
	for _, other := range []string{
		ingest.FactID(model.RelationSupplies, "firm:a", "firm:b", ""), ingest.FactID(model.RelationOwns, "firm:b", "firm:a", ""),
		ingest.FactID(model.RelationOwns, "firm:a", "firm:b", "x"), ingest.FactID(model.RelationOwns, "firm:ab", "firm:", ""),
	} {
		if other == id || len(other) != len(id) {
			t.Errorf("another fact has the id %s", other)
		}
	}
}

// Sources come first, then entities, then facts, whatever the files are called; a stream can be read again.
func TestOrderAndReplay(t *testing.T) {
	fsys := fstest.MapFS{
		"1.csv":        {Data: []byte(facts + "OWNS,firm:a,firm:b,source:s\n")},
		"2.csv":        {Data: []byte(entities + "firm:a,A,source:s\n")},
		"3.CSV":        {Data: []byte(entities + "firm:b,B,source:s\n")},
		"4.csv":        {Data: []byte(sources + "source:s,P,T,https://a.org/,2026,L\n")},
		"notes.txt":    {Data: []byte("no table")},
		"deeper/5.csv": {Data: []byte(entities + "firm:c,C,source:s\n")},
	}
	tables, err := ingest.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var order []string
		for rec, err := range tables.Records() {
			if err != nil {
				t.Fatal(err)
			}
			order = append(order, rec.Where().File)
		}
		if got := strings.Join(order, " "); got != "4.csv 2.csv 3.CSV 1.csv" {
			t.Errorf("the files were read in the order %s", got)
		}
	}
	if tables.Done() != 2*tables.Size() || tables.Size() == 0 { // they were read twice
		t.Errorf("%d of %d bytes were read", tables.Done(), tables.Size())
	}
	for range tables.Records() {
		break // a reader that wants no more must not be called again
	}
}

func TestOpenPaths(t *testing.T) {
	dir := t.TempDir()
	write := func(name, table string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("firms.csv", entities+"firm:a,A,source:s\nfirm:b\n")
	mine := write("mine.tidy", sources+"source:s,P,T,https://a.org/,2026,L\n")
	tables, err := ingest.Open(ingest.Options{}, dir, mine)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for rec, err := range tables.Records() {
		if err != nil {
			got = append(got, strings.TrimPrefix(err.Error(), dir))
			continue
		}
		got = append(got, strings.TrimPrefix(rec.Where().File, dir))
	}
	want := "/mine.tidy /firms.csv /firms.csv:3: the row has 1 fields and the header 3"
	if strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := ingest.Open(ingest.Options{}, filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
	if _, err := ingest.Open(ingest.Options{}, t.TempDir()); err == nil || !strings.Contains(err.Error(), "no file that ends in .csv") {
		t.Errorf("a folder without tables gives %v", err)
	}
}

// A fault of the disk is an error, not a bad row.
func TestReadError(t *testing.T) {
	tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: []byte(entities)}})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("disk gone")
	for _, format := range ingest.Formats() {
		err := format.Read(brokenReader{broken}, ingest.Input{File: "t.csv"}, func(model.Record) error { return nil }, func(model.BadRow) error { return nil })
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v, want the fault of the disk", format.Name(), err)
		}
	}
	for rec, err := range tables.Records() {
		t.Errorf("a table without rows gives %v, %v", rec, err)
	}
}

type brokenReader struct{ err error }

func (b brokenReader) Read([]byte) (int, error) { return 0, b.err }
