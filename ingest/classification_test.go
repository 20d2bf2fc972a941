package ingest_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"puente/graph/model"
	"puente/ingest"
)

// readAs reads a file in a named format and reports each record and bad row in one line.
func readAs(t testing.TB, format, file string, data []byte, release ingest.Release) []string {
	t.Helper()
	var lines []string
	i := slices.IndexFunc(ingest.Formats(), func(f ingest.Format) bool { return f.Name() == format })
	err := ingest.Formats()[i].Read(bytes.NewReader(data), ingest.Input{File: file, Release: release}, func(rec model.Record) error {
		if at := rec.Where(); at.Line < 1 || at.File != file {
			t.Errorf("no place: %+v", rec)
		}
		switch r := rec.(type) {
		case *model.SourceRecord:
			lines = append(lines, fmt.Sprintf("source %s %s %s %s", r.ID, r.Dataset, r.Vintage, r.ReleasedOn))
		case *model.EntityRecord:
			lines = append(lines, fmt.Sprintf("%d %s %s|%s %v", r.Line, r.ID, r.Name, r.NameEs, r.Props["level"]))
		case *model.FactRecord:
			lines = append(lines, fmt.Sprintf("%d %s %s %s", r.Line, r.From, r.Relation, r.To))
		}
		return nil
	}, func(b model.BadRow) error {
		lines = append(lines, fmt.Sprintf("bad %d %s %q %s outside=%v", b.Line, b.Column, b.Value, b.Reason, b.Outside))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestClassifications(t *testing.T) {
	none := ingest.Release{}
	for name, c := range map[string]struct {
		format  string
		data    []byte
		release ingest.Release
		want    []string
	}{
		"naics": {"naics", fixture(t, "naics-2022.csv"), none, []string{
			"source source:naics:2022 naics 2022 2022",
			"2 industry:naics2022:31-33 Manufacturing| 2",
			"7 industry:naics2022:48-49 Transportation and Warehousing| 2",
			"3 industry:naics2022:311 Food Manufacturing| 3", "3 industry:naics2022:311 PART_OF industry:naics2022:31-33",
			"8 industry:naics2022:491 Postal Service| 3", "8 industry:naics2022:491 PART_OF industry:naics2022:48-49",
			"4 industry:naics2022:3112 Grain and Oilseed Milling| 4", "4 industry:naics2022:3112 PART_OF industry:naics2022:311",
			"5 industry:naics2022:31122 Starch and Vegetable Fats and Oils Manufacturing| 5", "5 industry:naics2022:31122 PART_OF industry:naics2022:3112",
			"9 industry:naics2022:92812 International Affairs| 5",
			"6 industry:naics2022:311221 Wet Corn Milling and Starch Manufacturing| 6", "6 industry:naics2022:311221 PART_OF industry:naics2022:31122",
			"10 industry:naics2022:928120 International Affairs| 6", "10 industry:naics2022:928120 PART_OF industry:naics2022:92812",
		}},
		"descriptions": {"naics", fixture(t, "naics-2017-descriptions.csv"), ingest.Release{Vintage: "2017"}, []string{
			"source source:naics:2017 naics 2017 2017",
			"2 industry:naics2017:11 Agriculture, Forestry, Fishing and Hunting| 2",
			"4 industry:naics2017:111 Crop Production| 3", "4 industry:naics2017:111 PART_OF industry:naics2017:11",
			"5 industry:naics2017:111110 Soybean Farming| 6", "5 industry:naics2017:111110 PART_OF industry:naics2017:111",
		}},
		"scian": {"scian", fixture(t, "scian-2018.csv"), ingest.Release{Vintage: "2018"}, []string{
			"source source:scian:2018 scian 2018 2018",
			"2 industry:scian2018:31-33 Industrias manufactureras|Industrias manufactureras 2", "7 industry:scian2018:43 Comercio al por mayor|Comercio al por mayor 2",
		}},
		"hs": {"hs-naics", fixture(t, "hs-naics-2022.csv"), none, []string{
			"source source:hs-naics:hs-2022 hs-naics HS 2022 2022",
			"2 industry:naics2017:112920 MAKES product:hs:010121", "3 industry:naics2017:11211 MAKES product:hs:010221",
		}},
		"no vintage":    {"scian", fixture(t, "scian-2018.csv"), none, []string{`bad 1 vintage "" the file does not say the edition of SCIAN: give --vintage, such as 2017 outside=false`}},
		"wrong vintage": {"naics", fixture(t, "naics-2022.csv"), ingest.Release{Vintage: "2017"}, []string{`bad 1 vintage "2017" the header says 2022 outside=false`}},
		"header":        {"scian", []byte("code,title\n1,2\n"), none, []string{`bad 1  "code,title" no header; a list of SCIAN has the columns codigo, nivel, titulo, or Código and Título outside=false`}},
		"bad rows": {"scian", []byte("codigo,nivel,titulo\n11,sector,A\n11,sector,A\n111,rama,B\n1,sector,C\n112,subsector,\n"), ingest.Release{Vintage: "2018"}, []string{
			"source source:scian:2018 scian 2018 2018",
			`bad 3 code "11" line 2 has this code too outside=false`,
			`bad 4 code "111" nivel says "rama", and the code has 3 digits outside=false`,
			`bad 5 code "1" write two to six digits, or a range of sectors such as 31-33 outside=false`,
			`bad 6 title "" the class 112 has no title outside=false`,
			"2 industry:scian2018:11 A|A 2",
		}},
		"bad concordance": {"hs-naics", []byte("HS6_6d,HS6_4d,HS6_2d,NAICS_6d,NAICS_5d,NAICS_4d,NAICS_3d,NAICS_2d\n10121,0101,01,112920,11292,1129,112,11\n010121,0101,01,,,,,\n010121,0101,01,11292A,,,,\n1\n"), none, []string{
			"source source:hs-naics:hs-2022 hs-naics HS 2022 2022",
			`bad 2 HS6_6d "10121" write six digits, leading zeros included outside=false`,
			`bad 3 NAICS_6d "" the row gives the product no industry outside=true`,
			`bad 4 NAICS_6d "11292A" write six digits, the last of which may be X outside=false`,
			`bad 5  "1" the row has 1 fields and the header 8 outside=false`,
		}},
		"no workbook": {"naics", []byte("PK\x03\x04junk"), none, []string{"bad 1  \"\" the workbook cannot be opened: zip: not a valid zip file outside=false"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := readAs(t, c.format, "f", c.data, c.release)
			if len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// A workbook reads like the text that is saved from it: blank rows say nothing.
func TestClassificationWorkbook(t *testing.T) {
	book := excelize.NewFile()
	for cell, value := range map[string]any{
		"A1": "Seq. No.", "B1": "2022 NAICS US   Code", "C1": "2022 NAICS US\nTitle", "A3": 1, "B3": 11, "C3": "Agriculture ", "A4": 2, "B4": "111", "C4": "Crop ProductionT",
	} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"source source:naics:2022 naics 2022 2022", "3 industry:naics2022:11 Agriculture| 2", "4 industry:naics2022:111 Crop Production| 3",
		"4 industry:naics2022:111 PART_OF industry:naics2022:11",
	}
	if got := readAs(t, "naics", "f.xlsx", data.Bytes(), ingest.Release{}); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// The whole files give as many classes and rows as they are known to have.
func TestWholeClassifications(t *testing.T) {
	folder := filepath.Join("..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		folder = given
	}
	folder = filepath.Join(folder, "classifications")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("not here: the public files; set PUENTE_SHARED_DATA to their folder")
	}
	for file, c := range map[string]struct {
		format                   string
		release                  ingest.Release
		entities, facts, outside int
	}{
		"2-6 digit_2022_Codes.xlsx": {"naics", ingest.Release{}, 2125, 2105, 0},
		"naics_2022_codes.csv":      {"naics", ingest.Release{}, 2125, 2105, 0},
		"scian_2018_codes.csv":      {"scian", ingest.Release{Vintage: "2018"}, 2119, 2099, 0},
		"concordance_hs6_naics.csv": {"hs-naics", ingest.Release{}, 0, 9416, 35},
		"concordance_hs5_naics.csv": {"hs-naics", ingest.Release{}, 0, 8943, 30},
	} {
		t.Run(file, func(t *testing.T) {
			tables, err := ingest.Open(ingest.Options{Format: c.format, Release: c.release}, filepath.Join(folder, file))
			if err != nil {
				t.Fatal(err)
			}
			var entities, facts, outside int
			for rec, err := range tables.Records() {
				bad := model.BadRow{}
				switch {
				case errors.As(err, &bad) && bad.Outside:
					outside++
				case err != nil:
					t.Error(err)
				default:
					switch rec.(type) {
					case *model.EntityRecord:
						entities++
					case *model.FactRecord:
						facts++
					}
				}
			}
			if entities != c.entities || facts != c.facts || outside != c.outside {
				t.Errorf("%d entities, %d facts, %d outside", entities, facts, outside)
			}
		})
	}
}

// FuzzClassifications: no file makes a reader fail, and each row of a text is an entity or a fact, or reported as bad.
func FuzzClassifications(f *testing.F) {
	for _, name := range []string{"naics-2022.csv", "naics-2017-descriptions.csv", "scian-2018.csv", "hs-naics-2022.csv"} {
		f.Add(fixture(f, name))
	}
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []string{"naics", "scian", "hs-naics"} {
			reported := map[string]bool{}
			for _, line := range readAs(t, format, "f", data, ingest.Release{Vintage: "2017"}) {
				if !strings.HasPrefix(line, "source") {
					reported[strings.Fields(strings.TrimPrefix(line, "bad "))[0]] = true
				}
			}
			if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
				continue
			}
			if want := count(data); len(reported) < want && (len(reported) != 1 || want < 0) {
				t.Fatalf("%s: %d rows are reported, of %d", format, len(reported), want)
			}
		}
	})
}
