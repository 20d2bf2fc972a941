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

// readClasses runs the classifications on titles that were read, and some that were not.
func readClasses(t *testing.T) *dataset {
	t.Helper()
	from := filesOf(t, map[string]string{
		"classifications/concordance_naics2017_desc.csv": "code,desc\n81,Other Services (except Public Administration)\n812,Personal and Laundry Services\n" +
			"8122,Death Care Services\n8123,Drycleaning and Laundry Services\n52,Finance and Insurance\n522,Credit Intermediation and Related Activities\n" +
			"5221,Depository Credit Intermediation\n52211,Commercial Banking\n42,Wholesale Trade\n425,Markets and Agents\n336,Unread\n813,Another Title\n",
		"classifications/naics_2022_codes.csv": "Seq. No.,2022 NAICS US   Code,2022 NAICS US Title\n1,81,Other Services (except Public Administration)\n2,812,Personal and Laundry Services \n" +
			"3,8122,Death and More\n4,336,Unread\n5,425,Agents\n6,42,Wholesale Trade\n",
		"classifications/scian_2018_codes.csv": "codigo,nivel,titulo\n81,sector,Otros servicios excepto actividades gubernamentales\n812,subsector,Servicios personales\n" +
			"8122,rama,Lavanderías y tintorerías\n8123,rama,Servicios funerarios y administración de cementerios\n52,sector,Servicios financieros y de seguros\n" +
			"522,subsector,Instituciones de intermediación crediticia y financiera no bursátil\n5221,rama,Banca múltiple\n52211,subrama,Banca múltiple\n43,sector,Comercio al por mayor\n" +
			"336,subsector,Sin leer\n813,subsector,Asociaciones y organizaciones\n",
	})
	d := newDataset()
	if err := d.industries(from); err != nil {
		t.Fatal(err)
	}
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// What was read of two titles is reported; that two codes are equal is inferred, and codes under which the titles differ do not correspond.
func TestClassesCorrespond(t *testing.T) {
	got := cells(readClasses(t), "facts-corresponds-to.csv", "from", "to", "level", "status", "method", "confidence")
	var want []string
	for _, line := range []string{
		"2017:81 s:81 2  titles read 0.8", "2017:812 s:812 3  titles read 0.8", "2017:8122 s:8123 4  titles read 0.8", "2017:8123 s:8122 4  titles read 0.8",
		"2017:52 s:52 2  titles read 0.8", "2017:522 s:522 3  titles read 0.8", "2017:5221 s:5221 3  titles read 0.6", "2017:52211 s:52211 5  titles read 0.8",
		"2017:42 s:43 2  titles read 0.8", "2017:336 s:336 3 INFERRED equal codes 0.5", "2017:813 s:813 3 INFERRED equal codes 0.5",
		"2022:81 s:81 2  titles read 0.8", "2022:812 s:812 3  titles read 0.8", "2022:336 s:336 3 INFERRED equal codes 0.5", "2022:42 s:43 2  titles read 0.8",
		"2022:81 2017:81 2 INFERRED same code and title 0.8", "2022:812 2017:812 3 INFERRED same code and title 0.8", "2022:336 2017:336 3 INFERRED same code and title 0.8",
		"2022:42 2017:42 2 INFERRED same code and title 0.8",
	} {
		want = append(want, strings.NewReplacer("2017:", "industry:naics2017:", "2022:", "industry:naics2022:", "s:", "industry:scian2018:").Replace(line))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A class has a name in the other language only from a class that was read as the same, and is comparable as deep as all above it are the same.
func TestNamesAndComparabilityComeFromReadPairs(t *testing.T) {
	got := cells(readClasses(t), "industries.csv", "id", "name", "name_es", "comparability")
	for _, want := range []string{
		"industry:naics2017:8122 Death Care Services Servicios funerarios y administración de cementerios 4",
		"industry:scian2018:8122 Drycleaning and Laundry Services Lavanderías y tintorerías 4",
		"industry:naics2017:5221 Depository Credit Intermediation  3", "industry:scian2018:5221 Banca múltiple Banca múltiple 3",
		"industry:scian2018:52211 Commercial Banking Banca múltiple 3", // the class above it is the same in part
		"industry:naics2017:425 Markets and Agents  2", "industry:naics2017:336 Unread  ", "industry:naics2022:8122 Death and More  3",
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
