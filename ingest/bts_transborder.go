package ingest

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
)

// TransBorder is the kind of file of freight between the United States and its neighbours.
const TransBorder = model.DatasetTransBorder

// transBorder reads the three tables of the TransBorder Freight Data of the US Bureau of Transportation Statistics: by US state
// and port (dot1), by US state and product (dot2), by port and product (dot3). Rows of trade with Canada are out of scope, and so are
// ports and states that are unknown (XX) or known by district only (20XX).
//
// Limits of the tables:
//   - Rows that differ only in whether the goods are of US origin (DF) or in containers (CONTCODE) are parts of one cell, and
//     are summed.
//   - Exports have the Mexican state of destination. Imports have no Mexican state of origin, and the US state of an import is
//     the importer's address, which may be far from where the goods went.
//   - A series has one counterpart. In dot1 it is the US state, and the Mexican state of an export is the breakdown; in
//     dot2, whose subject is the US state, it is the Mexican state, or the breakdown where that is not a border state.
//   - Zero weight of an export by any mode but vessel and air, and zero freight charges of an export, mean not reported and make no
//     cell; according to the code book freight charges apply to exports to Canada only.
//   - A month without a row is ABSENT, not zero.
//
// A file is a release of its own, named after its table and months, because an import replaces the series of a release and
// would lose the months of an earlier file. Months are published one by one: for series of twelve cells, join the twelve files of a
// table into one, which may repeat the header between them.
type transBorder struct {
	officeTable
	port, state, product *regexp.Regexp
	modes                map[string]model.TransportMode
	mexican              map[string]string
}

func transBorderFormat() Format {
	columns := func(keys ...string) []string {
		first, rest := append([]string{"TRDTYPE"}, keys...), []string{"VALUE", "SHIPWT", "FREIGHT_CHARGES", "DF", "CONTCODE", "MONTH", "YEAR"}
		return append(first, rest...)
	}
	return transBorder{
		officeTable: officeTable{TransBorder, [][]string{
			columns("USASTATE", "DEPE", "DISAGMOT", "MEXSTATE", "CANPROV", "COUNTRY"),
			columns("USASTATE", "COMMODITY2", "DISAGMOT", "MEXSTATE", "CANPROV", "COUNTRY"),
			columns("DEPE", "COMMODITY2", "DISAGMOT", "COUNTRY"),
		}},
		port: regexp.MustCompile(`^[0-9]{3,4}$`), state: regexp.MustCompile(`^[A-Z]{2}$`), product: regexp.MustCompile(`^[0-9]{1,2}$`),
		modes: map[string]model.TransportMode{
			"1": model.TransportModeVessel, "3": model.TransportModeAir, "4": model.TransportModeMail, "5": model.TransportModeTruck,
			"6": model.TransportModeRail, "7": model.TransportModePipeline, "8": model.TransportModeOther, "9": model.TransportModeForeignTradeZone,
		},
		mexican: map[string]string{ // two codes name the same state
			"BC": "state:MX-BCN", "BN": "state:MX-BCN", "CH": "state:MX-CHH", "CO": "state:MX-COA", "NL": "state:MX-NLE", "SO": "state:MX-SON", "TM": "state:MX-TAM",
		},
	}
}

// months is the span of a file.
type months struct{ first, last model.Date }

// String is the vintage of a release for which the user gives none.
func (m months) String() string {
	if m.first == m.last {
		return string(m.first)
	}
	return string(m.first) + " to " + string(m.last)
}

func (m *months) add(at model.Date) {
	if m.first == "" || at < m.first {
		m.first = at
	}
	m.last = max(m.last, at)
}

// Read reads a file.
func (b transBorder) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	g, span, table := newGrid(in.File, model.FrequencyMonth), months{}, ""
	refused, err := b.read(r, in, func(row officeRow) error {
		table = tableOf(row.header)
		month, err := b.month(row)
		if err != nil {
			return err
		}
		span.add(month)
		return b.addRow(g, row, month)
	})
	if err != nil {
		return err
	}
	if span.first == "" {
		return g.emitRelease(nil, refused, emit, bad)
	}
	id, vintage := "source:"+TransBorder+":"+table+"-"+slug(span.String()), span.String()
	if given := in.Release.Vintage; slug(given) != "" {
		id, vintage = id+"-"+slug(given), given
	}
	return g.emitRelease(&model.SourceRecord{
		Origin: model.Origin{File: in.File, Line: 1, Wide: true}, ID: id, Dataset: TransBorder,
		Publisher: "US Bureau of Transportation Statistics", Title: fmt.Sprintf("TransBorder Freight Data, table %s, %s", table, span),
		TitleEs: fmt.Sprintf("Datos de carga transfronteriza, tabla %s, %s", table, strings.Replace(span.String(), " to ", " a ", 1)),
		URL:     "https://www.bts.gov/browse-statistical-products-and-data/transborder-freight-data/north-american-transborder-freight-data",
		Vintage: vintage, Retrieved: in.Release.Retrieved, Licence: "Public domain",
	}, refused, emit, bad)
}

// tableOf returns the office's name of the table with a header.
func tableOf(header []string) string {
	r := officeRow{header: header, cells: header}
	switch {
	case r.text("COMMODITY2") == "":
		return "dot1"
	case r.text("DEPE") == "":
		return "dot2"
	}
	return "dot3"
}

func (b transBorder) month(row officeRow) (model.Date, error) {
	year, err := strconv.Atoi(row.text("YEAR"))
	if err != nil || year < 1993 || year > 2100 {
		return "", cellError{"YEAR", row.text("YEAR"), "not a year from 1993, when the data begin"}
	}
	month, err := strconv.Atoi(row.text("MONTH"))
	if err != nil || month < 1 || month > 12 {
		return "", cellError{"MONTH", row.text("MONTH"), "not a month from 01 to 12"}
	}
	return model.Date(fmt.Sprintf("%04d-%02d", year, month)), nil
}

// addRow adds the values of a row to their cells.
func (b transBorder) addRow(g *grid, row officeRow, month model.Date) error {
	by, err := b.dimensions(row)
	if err != nil {
		return err
	}
	exports := row.text("TRDTYPE") == "1"
	amounts := []struct {
		column           string
		unit             string
		exported, bought model.Measure
		unreported       bool // a zero means not reported
	}{
		{"VALUE", "USD", model.MeasureExports, model.MeasureImports, false},
		{"SHIPWT", "kg", model.MeasureExportWeight, model.MeasureImportWeight, exports && by.mode != model.TransportModeVessel && by.mode != model.TransportModeAir},
		{"FREIGHT_CHARGES", "USD", model.MeasureExportFreightCharges, model.MeasureImportFreightCharges, exports},
	}
	var figures [3]uint64
	for i, a := range amounts {
		if figures[i], err = strconv.ParseUint(row.text(a.column), 10, 53); err != nil {
			return cellError{a.column, row.text(a.column), "not a whole number"}
		}
	}
	p := g.of(by)
	for i, a := range amounts {
		if a.unreported && figures[i] == 0 {
			continue
		}
		measure := a.bought
		if exports {
			measure = a.exported
		}
		if err := p.add(cellKey{measure, a.unit, month}, float64(figures[i])); err != nil {
			return err
		}
	}
	p.countRow(row.line)
	return nil
}
