package ingest

import (
	"fmt"
	"hash/maphash"
	"io"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
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
//   - A month without a row is ABSENT, not zero. A file without the column MONTH is read as yearly.
//   - A row whose whole key stood above is not added again: the months of a file of the year to date are those of the monthly files.
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

// Columns of the three tables.
const (
	tradeDirection = iota
	tradeState
	tradePort
	tradeProduct
	tradeMode
	tradeMexicanState
	tradeProvince
	tradeCountry
	tradeOrigin
	tradeContainer
	tradeMonth
	tradeYear
	tradeValue
	tradeWeight
	tradeCharges
)

func transBorderFormat() Format {
	must := func(name string, also ...string) table.Column { return table.Column{Name: name, Also: also} }
	may := func(name string, also ...string) table.Column {
		return table.Column{Name: name, Also: also, Optional: true}
	}
	return transBorder{
		officeTable: officeTable{name: TransBorder, layout: table.NewLayout(
			"TransBorder Freight Data", must("TRDTYPE", "Trade Type"), may("USASTATE", "US State"), may("DEPE", "Port"), may("COMMODITY2", "Commodity"),
			must("DISAGMOT", "Mode"), may("MEXSTATE", "Mexican State"), may("CANPROV", "Canadian Province"), must("COUNTRY"), may("DF"), may("CONTCODE"),
			may("MONTH"), must("YEAR"), must("VALUE"), must("SHIPWT", "Shipping Weight"), must("FREIGHT_CHARGES"),
		)},
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
	seen := seenRows{seed: maphash.MakeSeed(), figures: map[uint64]uint64{}}
	refused, err := b.read(r, in, func(row officeRow) error {
		if table == "" {
			if table = tableOf(row); !row.Has(tradeMonth) {
				g.frequency = model.FrequencyYear
			}
		}
		month, err := b.month(row)
		if err != nil {
			return err
		}
		span.add(month)
		return b.addRow(g, row, month, seen)
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

// tableOf returns the office's name of the table that a row is of, by the columns of its file.
func tableOf(row officeRow) string {
	switch {
	case !row.Has(tradeProduct):
		return "dot1"
	case !row.Has(tradePort):
		return "dot2"
	}
	return "dot3"
}

// month returns the month of a row, and its year where the file is yearly.
func (b transBorder) month(row officeRow) (model.Date, error) {
	year, err := strconv.Atoi(row.text(tradeYear))
	if err != nil || year < 1993 || year > 2100 {
		return "", row.fault(tradeYear, "not a year from 1993, when the data begin")
	}
	if !row.Has(tradeMonth) {
		return model.Date(fmt.Sprintf("%04d", year)), nil
	}
	month, err := strconv.Atoi(row.text(tradeMonth))
	if err != nil || month < 1 || month > 12 {
		return "", row.fault(tradeMonth, "not a month from 01 to 12")
	}
	return model.Date(fmt.Sprintf("%04d-%02d", year, month)), nil
}

// seenRows has of each row a hash of its key and one of its figures.
type seenRows struct {
	seed    maphash.Seed
	figures map[uint64]uint64
}

// add reports a row whose whole key stood above.
func (s seenRows) add(row officeRow, key, figures []int) error {
	hash := func(columns []int) uint64 {
		var h maphash.Hash
		h.SetSeed(s.seed)
		for _, c := range columns {
			_, _ = h.WriteString(row.text(c)) // never fails
			_ = h.WriteByte(0)
		}
		return h.Sum64()
	}
	k, x := hash(key), hash(figures)
	had, twice := s.figures[k]
	switch {
	case !twice:
		s.figures[k] = x
		return nil
	case had == x:
		return outOfScope{cellError{reason: "a row above is the same: files that overlap were joined, such as a month and the year to date"}}
	}
	return cellError{reason: "a row above gives other figures for the same cell of the table"}
}

// addRow adds the values of a row to their cells.
func (b transBorder) addRow(g *grid, row officeRow, month model.Date, seen seenRows) error {
	by, err := b.dimensions(row)
	if err != nil {
		return err
	}
	exports := row.text(tradeDirection) == "1"
	amounts := []struct {
		column           int
		unit             string
		exported, bought model.Measure
		unreported       bool // a zero means not reported
	}{
		{tradeValue, "USD", model.MeasureExports, model.MeasureImports, false},
		{tradeWeight, "kg", model.MeasureExportWeight, model.MeasureImportWeight, exports && by.mode != model.TransportModeVessel && by.mode != model.TransportModeAir},
		{tradeCharges, "USD", model.MeasureExportFreightCharges, model.MeasureImportFreightCharges, exports},
	}
	var figures [3]float64
	for i, a := range amounts {
		if figures[i], err = row.whole(a.column); err != nil {
			return err
		}
	}
	if err := seen.add(row, tradeKey(), []int{tradeValue, tradeWeight, tradeCharges}); err != nil {
		return err
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
		if err := p.add(cellKey{measure, a.unit, month}, figures[i]); err != nil {
			return err
		}
	}
	p.countRow(row.line)
	return nil
}

// tradeKey lists the columns that make up the whole key of a row.
func tradeKey() []int {
	return []int{
		tradeDirection, tradeState, tradePort, tradeProduct, tradeMode, tradeMexicanState, tradeProvince, tradeCountry, tradeOrigin, tradeContainer,
		tradeMonth, tradeYear,
	}
}
