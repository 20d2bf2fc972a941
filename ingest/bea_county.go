package ingest

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"puente/graph/model"
	"puente/ingest/table"
)

// BEACounty is the kind of file of US county accounts. Each of its tables is a dataset of its own.
const BEACounty = "bea-county"

// beaCounty reads the county tables of the US Bureau of Economic Analysis as its download page publishes them: CAGDP1, CAGDP2, CAGDP9, CAGDP11,
// CAINC1, CAINC4, CAINC5N, CAINC30, CAINC91 and CAEMP25N. A row is one place and line, a column one year. A line for which there is no
// measure of its own is read as OTHER, with the table's description as its breakdown.
//
// Cells are quoted after a space, names are in Latin-1, and notes follow the last row, each in the first cell of its line. The note
// that begins "Last updated:" dates the release.
//
// Marks in place of a figure, as the notes of the tables explain them (https://www.bea.gov/data/gdp/gdp-county-metro-and-other-areas):
// (D) not shown to avoid disclosure, included in totals: SUPPRESSED. (NA) not available and (NM) not meaningful: ABSENT.
// (L) less than 50,000 dollars: BANDED, without a lower bound.
type beaCounty struct{ officeTable }

// Columns before those of the years.
const (
	beaPlace = iota
	beaTable
	beaLineCode
	beaClass
	beaDescription
	beaUnits
)

func beaFormat() Format {
	return beaCounty{officeTable{name: BEACounty, further: true, layout: table.NewLayout(
		"a county table of the BEA", table.Column{Name: "GeoFIPS", Also: []string{"FIPS"}}, table.Column{Name: "TableName"}, table.Column{Name: "LineCode"},
		table.Column{Name: "IndustryClassification"}, table.Column{Name: "Description"}, table.Column{Name: "Unit"},
		table.Column{Name: "GeoName", Unread: true}, table.Column{Name: "Region", Unread: true},
	)}}
}

// Read reads a table. The date of the release stands at the end of the file, so the series are emitted after all rows are read.
func (t beaCounty) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	f := &beaFile{at: map[string]int{}}
	t.footer = f.note
	file, wrong, err := t.open(r, in)
	if err != nil {
		return err
	}
	if wrong == nil {
		f.rows = file.rows
		wrong = f.years(file.header)
	}
	if wrong != nil {
		return bad(*wrong)
	}
	if err := file.each(f.row, bad); err != nil {
		return err
	}
	return f.finish(in, emit, bad)
}

// beaFile is the state of reading one file.
type beaFile struct {
	rows    *rows
	first   string // first year
	cells   []int  // where the years stand
	table   string // of the first row
	series  []*model.SeriesRecord
	at      map[string]int // index of a series by place and line
	updated string         // ISO 8601 date
}

func (f *beaFile) years(header *table.Header) *model.BadRow {
	if len(header.Others) == 0 {
		return f.rows.bad("", strings.Join(header.Names, ","), "a county table of the BEA has a column for each year")
	}
	for i, name := range header.Others {
		year, err := strconv.Atoi(name)
		if before, _ := strconv.Atoi(header.Others[max(i-1, 0)]); err != nil || len(name) != 4 || i > 0 && year != before+1 {
			return f.rows.bad(fmt.Sprintf("field %d", header.Beside[i]+1), name, "a year is expected here, one more than the one before it")
		}
	}
	f.first, f.cells = header.Others[0], header.Beside
	return nil
}

// note reads a line of notes and reports whether the line is one: a single non-empty cell that is not a FIPS code.
func (f *beaFile) note(cells []string) bool {
	if usFIPS.MatchString(cells[0]) || slices.ContainsFunc(cells[1:], func(c string) bool { return c != "" }) {
		return false
	}
	if date, ok := strings.CutPrefix(cells[0], "Last updated:"); ok {
		date, _, _ = strings.Cut(date, "--")
		if day, err := time.Parse("January 2, 2006", strings.TrimSpace(date)); err == nil {
			f.updated = day.Format(time.DateOnly)
		}
	}
	return true
}

func (f *beaFile) row(row officeRow) error {
	if !usFIPS.MatchString(row.text(beaPlace)) {
		return row.fault(beaPlace, "not five digits")
	}
	place, ok := usPlace(row.text(beaPlace))
	if !ok {
		return row.outside(beaPlace, "a state or group of states that the graph does not hold")
	}
	line, err := beaLineOf(row)
	if err != nil {
		return err
	}
	if f.table == "" {
		f.table = line.table
	}
	if line.table != f.table {
		return row.fault(beaTable, "the file holds rows of the table "+f.table)
	}
	s := &model.SeriesRecord{
		Origin: f.rows.at(), Rows: 1, Subject: place, Measure: line.measure, Unit: line.unit, Frequency: model.FrequencyYear,
		Industry: line.industry, Breakdown: line.breakdown, First: f.first,
	}
	s.Wide = true
	cells := make([]string, len(f.cells))
	for i, at := range f.cells {
		cells[i] = row.cells[at]
	}
	if err := beaCells(s, cells, f.first); err != nil {
		return err
	}
	return f.addSeries(row.text(beaPlace)+" "+row.text(beaLineCode), s)
}

// addSeries adds a series. A second one of the same place and line must have the same figures, and is counted as a row of the first.
func (f *beaFile) addSeries(key string, s *model.SeriesRecord) error {
	i, twice := f.at[key]
	if !twice {
		f.at[key] = len(f.series)
		f.series = append(f.series, s)
		return nil
	}
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	if had := f.series[i]; had.Flags != s.Flags || !slices.EqualFunc(had.Values, s.Values, same) {
		return cellError{"", key, fmt.Sprintf("line %d gives other figures for the same place and line of the table", had.Line)}
	}
	f.series[i].Rows++
	return nil
}

// finish emits the release and its series.
func (f *beaFile) finish(in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	if f.table == "" {
		return nil
	}
	vintage := in.Release.Vintage
	if vintage == "" {
		vintage = f.updated
	}
	if vintage == "" {
		return bad(model.BadRow{
			Origin: model.Origin{File: in.File, Line: 1},
			Reason: `no note "Last updated:" stands at the end of the file, so the release is unknown: give --vintage`,
		})
	}
	source := beaSource(f.table)
	source.Origin = model.Origin{File: in.File, Line: 1, Wide: true}
	source.ID = "source:" + BEACounty + ":" + slug(f.table+"-"+vintage)
	source.Vintage, source.Retrieved, source.ReleasedOn = vintage, in.Release.Retrieved, f.updated
	if err := emit(source); err != nil {
		return err
	}
	for _, s := range f.series {
		s.Source = source.ID
		s.SeriesID = SeriesID(s)
		if err := emit(s); err != nil {
			return err
		}
	}
	return nil
}
