package ingest_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"puente/graph/model"
	"puente/ingest"
)

// told is what comes of a file, one line for each record, bad row and note.
func told(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	tables, err := ingest.Open(ingest.Options{}, path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rec, err := range tables.Records() {
		switch r := rec.(type) {
		case *model.SourceRecord:
			all = append(all, r.ID)
		case *model.EntityRecord:
			all = append(all, fmt.Sprint(r.ID, " ", r.Name, " ", r.Props["employmentBand"], " ", r.Props["location"]))
		case *model.FactRecord:
			all = append(all, fmt.Sprint(r.Relation, " ", r.From, " ", r.To, " ", r.Quote))
		case *model.SeriesRecord:
			all = append(all, fmt.Sprint(r.Subject, " ", r.Measure, " ", r.Unit, " ", r.Frequency, " ", r.Industry, " ", r.Breakdown, " ", r.First, " ", r.Values, " ", r.Flags))
		default:
			all = append(all, strings.ReplaceAll(err.Error(), filepath.Dir(path)+"/", ""))
		}
	}
	return strings.Join(all, "\n")
}

const (
	denueShort = "id,clee,nom_estab,raz_social,codigo_act,per_ocu,cve_ent,entidad,cve_mun,municipio,latitud,longitud,fecha_alta\n"
	denueLong  = "ID,Nombre de la Unidad Económica,Razón social,Código de la clase de actividad SCIAN,Personal ocupado (estrato),Clave entidad,Entidad federativa," +
		"Clave municipio,Municipio,Latitud,Longitud,Fecha de incorporación al DENUE\n"
	retcShort = "NRA\tNOMBRE\tSCIAN\tLATITUD  NORTE\t\"LONGITUD\nOESTE\"\tESTADO\tMUNICIPIO\n"
	saicStart = "INEGI. Censos Económicos 2024. Resultados definitivos\nSAIC\n\n"
	saicPlace = "2023,26 Sonora,043 Nogales,"
	beaStart  = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023\n"
	beaEnd    = "\n\"Last updated: December 4, 2024-- new statistics\"\n"
	tradeTop  = "TRDTYPE,USASTATE,DEPE,DISAGMOT,MEXSTATE,CANPROV,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n"
)

// Every layout in which an office has published a table is read, and gives what it says.
func TestLayouts(t *testing.T) {
	plant := func(rest string) string { return "7,26043,PLANTA 2,ENSAMBLES EJEMPLO SA DE CV,336320," + rest }
	for name, c := range map[string]struct {
		file, data string
		want       []string
		not        string
	}{
		"crossings of the interface": {"a.csv", "\"port_code\",\"border\",\"date\",\"measure\",\"value\"\n\"2303\",\"US-Mexico Border\",\"2025-03-01T00:00:00.000\",\"Trucks\",\"12\"\n",
			[]string{"source:bts-crossings:2025-03", "port:2303 TRUCKS trucks MONTH   2025-03 [12] E"}, ""},
		"crossings in another order, unpadded": {"a.csv", "Value;Measure;Date;Border;Port Code;Note\n12;Buses;3/1/2020 12:00:00 AM;US-Mexico Border;2303;x\n",
			[]string{"port:2303 BUSES buses MONTH   2020-03 [12] E", "a.csv:1: Note: columns that are not known here: passed over"}, ""},
		"a month and the year to date, joined": {"a.csv", tradeTop + "1,TX,2303,5,NL,,2010,7,0,0,1,1,01,2024\n" + tradeTop + "1,TX,2303,5,NL,,2010,7,0,0,1,1,01,2024\n1,TX,2303,5,NL,,2010,9,0,0,1,1,02,2024\n",
			[]string{"port:2303 EXPORTS USD MONTH  MEXSTATE NL 2024-01 [7 9] EE", "a.csv:4: a row above is the same: files that overlap"}, "14"},
		"the same cell, revised": {"a.csv", tradeTop + "1,TX,2303,5,NL,,2010,7,0,0,1,1,01,2024\n1,TX,2303,5,NL,,2010,8,0,0,1,1,01,2024\n",
			[]string{"2024-01 [7] E", "a.csv:3: a row above gives other figures for the same cell"}, "15"},
		"trade by year": {"a.csv", strings.ReplaceAll(tradeTop, "MONTH,", "") + "1,TX,2303,5,NL,,2010,7,0,0,1,1,2020\n",
			[]string{"source:bts-transborder:dot1-2020", "port:2303 EXPORTS USD YEAR  MEXSTATE NL 2020 [7] E"}, ""},
		"CBP with titles": {"cbp2017.csv", "state,county,NAICS2017,NAICS2017_TTL,GEO_TTL,ESTAB,EMP,PAYANN\n48,479,44-45,Retail,\"Webb\",9,14,35\n",
			[]string{"source:census-cbp:2017", "county:48479 EMPLOYEES persons YEAR industry:naics2017:44-45  2017 [14] N"}, "GEO_TTL"},
		"CBP as JSON": {"cbp2021.json", "[[\"NAME\",\"NAICS2017\",\"ESTAB\",\"EMP\",\"PAYANN\",\"state\",\"county\"],\n[\"Webb, Texas\",\"00\",\"5\",8,null,\"48\",\"479\"]]",
			[]string{"source:census-cbp:2021", "county:48479 EMPLOYEES persons YEAR   2021 [8] N", "county:48479 PAYROLL thousand USD YEAR   2021 [NaN] A"}, ""},
		"CBP of the Bureau's own file name": {"cbp16co.txt", "fipstate,fipscty,naics,emp,ap,est\n48,479,31----,5,6,7\n",
			[]string{"source:census-cbp:2016", "industry:naics2012:31-33"}, ""},
		"DENUE of the application": {"a.csv", denueLong + "7,PLANTA 2,ENSAMBLES EJEMPLO SA DE CV,336320,251 y mas personas,26,Sonora,043,Nogales,31.3,-110.9,2024-05\n",
			[]string{"establishment:denue-7 PLANTA 2 251+ {31.3 -110.9}", "firm:ensambles-ejemplo", "industry:scian2018:336320 Listed under activity 336320"}, "SCIAN 20"},
		"DENUE without clee": {"a.csv", strings.Replace(denueShort, "clee,", "", 1) + "7,PLANTA 2,ENSAMBLES EJEMPLO SA DE CV,336320,11 a 30  PERSONAS,26,Sonora,043,Nogales,,,2015-02\n",
			[]string{"establishment:denue-7 PLANTA 2 11-30 <nil>", "Listed under activity 336320 of SCIAN 2013"}, ""},
		"DENUE in windows-1252": {"a.csv", denueShort + "7,26043,\"TALLER \x93EL PASO\x94 \x96 2\",ENSAMBLES EJEMPLO SA DE CV,336320,,26,Sonora,043,Nogales,,,2024-02\n", []string{"TALLER “EL PASO” – 2"}, ""},
		"DENUE of SCIAN 2023": {"a.csv", denueShort + "7,x,PLANTA,EJEMPLO SA DE CV,513120,,26,Sonora,043,Nogales,,,2025-05\n8,x,PLANTA 8,EJEMPLO SA DE CV,336320,,26,Sonora,043,Nogales,,,2025-05\n",
			[]string{"industry:scian2023:513120 Listed under activity 513120 of SCIAN 2023", "industry:scian2018:336320 Listed under activity 336320 of SCIAN 2023"}, ""},
		"a point in the wrong order":   {"a.csv", denueShort + plant("251 y más personas,26,Sonora,043,Nogales,-110.9,31.3,2024-05\n"), []string{"PLANTA 2 251+ <nil>", "a.csv:2: latitud: \"-110.9 31.3\": the point is left out"}, ""},
		"half a point":                 {"a.csv", denueShort + plant(",26,Sonora,043,Nogales,31.3,,2024-05\n"), []string{"PLANTA 2 <nil> <nil>", "the point is left out"}, ""},
		"a band that is none":          {"a.csv", denueShort + plant("muchas,26,Sonora,043,Nogales,31.3,-110.9,2024-05\n"), []string{"PLANTA 2 <nil> {31.3 -110.9}", `per_ocu: "muchas": the band is left out`}, ""},
		"an activity that is none":     {"a.csv", denueShort + "7,x,PLANTA,EJEMPLO SA DE CV,33632,,26,Sonora,043,Nogales,,,2024-05\n", []string{"establishment:denue-7 PLANTA", `codigo_act: "33632": the industry is left out`}, "IN_INDUSTRY"},
		"RETC with other signs":        {"es_2019.csv", retcShort + "AAA\tEJEMPLO SA DE CV\t336320\t25º42'46.97''\t100º 20 7.29\tNUEVO LEÓN\tMONTERREY\n", []string{"{25.71305 -100.33536}"}, ""},
		"RETC in degrees":              {"es_2019.csv", retcShort + "AAA\tEJEMPLO SA DE CV\t336320\t25.71\t-100.33\tNUEVO LEÓN\tMONTERREY\n", []string{"{25.71 -100.33}"}, ""},
		"RETC of sixty seconds":        {"es_2019.csv", retcShort + "AAA\tEJEMPLO SA DE CV\t336320\t25°42'60''\t100°20'0''\tNUEVO LEÓN\tMONTERREY\n", []string{"{25.71667 -100.33333}"}, ""},
		"RETC without a point":         {"es_2019.csv", retcShort + "AAA\tEJEMPLO SA DE CV\t336320\t-\t-\tNUEVO LEÓN\tMONTERREY\nBBB\tEJEMPLO SA DE CV\t336320\t0°0'0\t0°0'0\tNUEVO LEÓN\tMONTERREY\n", []string{"establishment:retc-aaa", "establishment:retc-bbb", "the point is left out: it is not in the north of Mexico"}, ""},
		"RETC of 2004":                 {"retc2004.csv", "NRA\tNombre\tActividad principal\tEstado\tDelegación\\Municipio\tCódigo postal\nAAA\tEJEMPLO SA DE CV\tx\tSONORA\tNOGALES\t\n", []string{"source:semarnat-retc:2004", "municipio:26043"}, "IN_INDUSTRY"},
		"RETC of 2012":                 {"retc2012.csv", "NRA\tEstablecimiento\tNúmero SCIAN\tSCIAN\tEntidad Federativa\tMunicipio\nAAA\tEJEMPLO SA DE CV\t336320\twords\tSONORA\tNOGALES\n", []string{"industry:scian2018:336320", "firm:ejemplo"}, ""},
		"RETC with a column of years":  {"a.csv", "Año\tNRA\tNOMBRE\tESTADO\tMUNICIPIO\n2018\tAAA\tEJEMPLO SA DE CV\tSONORA\tNOGALES\n2019\tBBB\tEJEMPLO SA DE CV\tSONORA\tNOGALES\n", []string{"source:semarnat-retc:2018", "establishment:retc-aaa", `a.csv:3: Año: "2019": the file is of 2018`}, "retc-bbb"},
		"SAIC with other variables":    {"a.csv", saicStart + "Año Censal,Entidad,Municipio,Actividad económica,UE Unidades económicas,J000A Remuneraciones (millones de pesos),K000A Gastos,\n" + saicPlace + "Rama 3363 F,1,2.5,9,\n", []string{"REMUNERATIONS million MXN FIVE_YEARS industry:scian2018:3363  2023 [2.5] E", "K000A Gastos: columns that are not known"}, ""},
		"SAIC by strata":               {"a.csv", saicStart + "Año Censal,Entidad,Municipio,Actividad económica,Estrato de personal ocupado,UE x,\n" + saicPlace + "Rama 3363 F,Total,9,\n" + saicPlace + "Rama 3363 F,251 y más personas,2,\n", []string{"ESTABLISHMENTS establishments FIVE_YEARS industry:scian2018:3363  2023 [9] E", "a part of the establishments"}, "[11]"},
		"SAIC with a footer":           {"a.csv", saicStart + "Año Censal,Entidad,Municipio,Actividad económica,UE x,\n" + saicPlace + "Rama 3363 F,9,\n\nFuente: INEGI. Censos\n\"Nota: x\"\n", []string{"2023 [9] E"}, "a.csv:"},
		"a table by a size class":      {"a.csv", "state,county,NAICS2017,Size class,ESTAB,EMP,PAYANN\n48,479,00,1,9,14,35\n", []string{"no known table begins like this"}, "source:"},
		"BEA summary":                  {"a.csv", beaStart + ` "48479","Webb, TX",5,CAGDP1,1,"...","Real GDP","Thousands of chained 2017 dollars",1,2` + "\n" + ` "48479","Webb, TX",5,CAGDP1,2,"...","Chain-type quantity indexes","Quantity index",3,4` + beaEnd, []string{"source:bea-county:cagdp1-2024-12-04", "REAL_GDP thousand chained 2017 USD YEAR   2022 [1 2] EE", "OTHER index YEAR  Chain-type quantity indexes 2022 [3 4] EE"}, ""},
		"BEA income and employment":    {"a.csv", beaStart + ` "48479","Webb, TX",5,CAINC4,10,"...","Personal income","Thousands of dollars",1,2` + beaEnd, []string{"PERSONAL_INCOME thousand USD YEAR   2022 [1 2] EE"}, ""},
		"BEA jobs":                     {"a.csv", beaStart + ` "48479","Webb, TX",5,CAEMP25N,10,"...","Total employment","Number of jobs",1,2` + beaEnd, []string{"OTHER jobs YEAR  Total employment 2022 [1 2] EE"}, ""},
		"a page in place of a file":    {"a.csv", "<!DOCTYPE html><html>", []string{"a.csv:1: this is a web page, not a table"}, ""},
		"a workbook of the old form":   {"a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", []string{"a.xls:1: this is a workbook of the old form (.xls): save it as .xlsx"}, ""},
		"JSON that is no list of rows": {"a.json", `[{"a": 1}]`, []string{"a.json:1: the JSON is not a list of rows"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(t, c.file, []byte(c.data))
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in\n%s", want, got)
				}
			}
			if c.not != "" && strings.Contains(got, c.not) {
				t.Errorf("%s in\n%s", c.not, got)
			}
		})
	}
}

// The same table gives the same records in any encoding, with any separator, packed or in a workbook.
func TestContainers(t *testing.T) {
	rows := [][]string{
		{"Port Code", "Border", "Date", "Measure", "Value", "Port Name"}, {"2303", "US-Mexico Border", "Mar 2024", "Trucks", "12", "Águila, \"Paso\""},
	}
	text := func(separator string) string {
		return strings.Join(rows[0], separator) + "\r\n" + strings.Join(rows[1][:5], separator) + separator + "\"Águila, \"\"Paso\"\"\"\r\n"
	}
	utf16 := func(bigEndian bool) []byte {
		var out []byte
		for _, c := range "\ufeff" + text("\t") {
			if low, high := byte(c), byte(c>>8); bigEndian {
				out = append(out, high, low)
			} else {
				out = append(out, low, high)
			}
		}
		return out
	}
	var packed, archive, book bytes.Buffer
	gz := gzip.NewWriter(&packed)
	_, _ = gz.Write([]byte(text(";")))
	_ = gz.Close()
	z := zip.NewWriter(&archive)
	for name, body := range map[string]string{"conjunto/tabla.csv": text(","), "notas.txt": "a dictionary\n"} {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(body))
	}
	_ = z.Close()
	sheets := excelize.NewFile()
	for i, row := range rows {
		_ = sheets.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row)
	}
	if err := sheets.Write(&book); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"a.csv": []byte(text(",")), "semicolon.csv": []byte(text(";")), "tab.txt": []byte(text("\t")), "bom.csv": []byte("\ufeff" + text(",")),
		"latin1.csv": bytes.ReplaceAll([]byte(text(",")), []byte("Á"), []byte{0xc1}), "little.txt": utf16(false), "big.txt": utf16(true),
		"nul.csv": []byte(text(",") + strings.Repeat("\x00", 40000)), "a.csv.gz": packed.Bytes(), "a.zip": archive.Bytes(), "a.xlsx": book.Bytes(),
	} {
		got := told(t, name, data)
		if !strings.Contains(got, "source:bts-crossings:2024-03\nport:2303 TRUCKS trucks MONTH   2024-03 [12] E") || strings.Count(got, "\n") > 2 {
			t.Errorf("%s gives\n%s", name, got)
		}
		if name == "a.zip" && !strings.Contains(got, `a.zip:1: "notas.txt": files in the archive that are no table: passed over`) {
			t.Errorf("%s gives\n%s", name, got)
		}
	}
}

// A file that unpacks to a thousand times its size is not read to its end.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	gz := gzip.NewWriter(&packed)
	_, _ = gz.Write([]byte("port_code,border,date,measure,value\n"))
	for range 200 {
		_, _ = gz.Write(append(bytes.Repeat([]byte("x"), 1<<20), '\n'))
	}
	_ = gz.Close()
	if got := told(t, "a.csv.gz", packed.Bytes()); !strings.Contains(got, "unpacks to far more than a table would") {
		t.Errorf("got %s", got)
	}
}

// The names of natural persons, made up here, are in no record and in no report, whatever words of shops or foreign forms they end in.
func TestPersonsOfRegisters(t *testing.T) {
	row := func(name, legal string) string {
		return "7,x," + name + "," + legal + ",812110,,26,Sonora,043,Nogales,31.3,-110.9,2024-05\n"
	}
	for _, c := range [][2]string{
		{"PROCOPIO ARMENDARIZ SPA", "PROCOPIO ARMENDARIZ ZUBIRIA"}, {"ESTETICA MARIA LOPEZ AND CO", ""}, {"ROSA MARTINEZ SPA", ""}, {"ABARROTES TINA", "ERNESTINA ZUBIRIA OLAGUE"},
		{"ZUBIRIA OLAGUE", "ZUBIRIA OLAGUE PROCOPIO"}, {"LUPITA AC", "MARIA LUISA AC"}, {"GUADALUPE HERNANDEZ CENTRO", ""},
		{"ARMENDARIZ QUEZADA", "ARMENDARIZ QUEZADA YESENIA INDUSTRIAL"}, {"", "PROCOPIO ZUBIRIA"},
	} {
		got := told(t, "a.csv", []byte(denueShort+row(c[0], c[1])))
		if want := "source:inegi-denue:2024-05\na.csv:2: nom_estab: the establishment is called after a natural person, or may be"; got != want {
			t.Errorf("%s of %s gives\n%s", c[0], c[1], got)
		}
	}
	if got := told(t, "a.csv", []byte(denueShort+row("DESPACHO", "PEREZ GARCIA Y ASOCIADOS SC"))); !strings.Contains(got, "OPERATES firm:perez-garcia-y-asociados establishment:denue-7") {
		t.Errorf("a partnership gives\n%s", got)
	}
	for _, legal := range []string{"PROCOPIO ZUBIRIA OLAGUE", "XOCHITL ZUBIRIA SPA"} {
		if got := told(t, "a.csv", []byte(denueShort+row("LA ESQUINA", legal))); strings.Contains(got, "ZUBIRIA") || strings.Contains(got, "firm:") || !strings.Contains(got, "establishment:denue-7 LA ESQUINA") {
			t.Errorf("a shop of a person gives\n%s", got)
		}
	}
}
