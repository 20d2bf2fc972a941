package main

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// classes runs the classifications on small files.
func classes(t *testing.T) *dataset {
	t.Helper()
	from := filesOf(t, map[string]string{
		"classifications/concordance_naics2017_desc.csv": "code,desc\n31-33,Manufacturing\n336,Transport\n3363,Parts\n33631,Engines\n336310,Engines\n51,Information\n517,Telecommunications\n42,Wholesale\n425,Markets and Agents\n",
		"classifications/naics_2022_codes.csv": "Seq. No.,2022 NAICS US   Code,2022 NAICS US Title\n1,31-33,Manufacturing\n2,336,Transport \n3,3363,Parts\n4,33631,Engines\n5,336310,Engines and More\n" +
			"6,51,Information\n7,517,Telecommunications\n8,5171,Wired and Wireless\n9,42,Wholesale\n10,425,Agents\n",
		"classifications/scian_2018_codes.csv":      "codigo,nivel,titulo\n31-33,sector,Manufacturas\n336,subsector,Transporte\n3363,rama,Partes\n33631,subrama,Motores\n51,sector,Medios\n517,subsector,Telecom\n5171,rama,Alámbricas\n43,sector,Por mayor\n",
		"classifications/concordance_hs6_desc.csv":  "code,desc\n87,Vehicles; other\n8708,Parts\n870821,Belts\n870840,Gears\n",
		"classifications/concordance_hs6_naics.csv": "HS6_6d,HS6_4d,HS6_2d,NAICS_6d,NAICS_5d,NAICS_4d,NAICS_3d,NAICS_2d\n870821,8708,87,33631X,33631,3363,336,31-33\n870840,8708,87,336310,33631,3363,336,31-33\n870840,8708,87,336311,33631,3363,336,31-33\n870840,8708,87,,,,,\n",
		"bts/config/commodity_codes.json":           `{"77": "Reserved", "87": "Vehicles", "98": "Special"}`,
	})
	d := newDataset()
	for _, step := range []func(*dataset, *inputs) error{(*dataset).industries, (*dataset).products} {
		if err := step(d, from); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// cells are chosen cells of a table, one line a row.
func cells(d *dataset, table string, columns ...string) []string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(d.tables[table])) {
		var line []string
		for _, column := range columns {
			line = append(line, d.tables[table][key][column])
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

func TestClassesCorrespond(t *testing.T) {
	got := cells(classes(t), "facts-corresponds-to.csv", "from", "to", "level")
	var want []string
	for _, line := range []string{
		"2017:31-33 s:31-33 2", "2017:336 s:336 3", "2017:3363 s:3363 4", "2017:42 s:43 2", "2017:51 s:51 2", "2017:517 s:517 3",
		"2022:31-33 s:31-33 2", "2022:336 s:336 3", "2022:3363 s:3363 4", "2022:42 s:43 2", "2022:51 s:51 2", "2022:517 s:517 3",
		"2022:31-33 2017:31-33 2", "2022:336 2017:336 3", "2022:3363 2017:3363 4", "2022:33631 2017:33631 5", "2022:42 2017:42 2", "2022:51 2017:51 2", "2022:517 2017:517 3",
	} {
		want = append(want, strings.NewReplacer("2017:", "industry:naics2017:", "2022:", "industry:naics2022:", "s:", "industry:scian2018:").Replace(line))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNewerClassIsComparedWhereItDidNotChange(t *testing.T) {
	got := cells(classes(t), "industries.csv", "id", "name", "name_es", "comparability")
	for _, want := range []string{
		"industry:naics2022:5171 Wired and Wireless  3", "industry:naics2022:3363 Parts Partes 4", "industry:naics2022:336310 Engines and More  4", "industry:naics2022:425 Agents  2",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
}

func TestProducts(t *testing.T) {
	d := classes(t)
	for table, c := range map[string]struct{ columns, want []string }{
		"products.csv":    {[]string{"id", "name", "edition"}, []string{"product:hs:87 Vehicles 2022", "product:hs:8708 Parts 2022", "product:hs:870821 Belts 2022", "product:hs:870840 Gears 2022", "product:hs:98 Special "}},
		"facts-makes.csv": {[]string{"from", "to", "quote"}, []string{"industry:naics2017:3363 product:hs:8708 In 2 rows of six digits.", "industry:naics2017:33631 product:hs:870821 870821 33631X", "industry:naics2017:336310 product:hs:870840 870840 336310"}},
	} {
		if got := cells(d, table, c.columns...); !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n%s", table, strings.Join(got, "\n"))
		}
	}
	if n := d.omitted["hs-naics: an industry that NAICS 2017 does not have, or a kind of trade"]; n != 1 {
		t.Errorf("%d rows of industries that are not there", n)
	}
}
