package ingest

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"puente/graph/model"
)

// beaCounty reads the county tables of the US Bureau of Economic Analysis as its download page publishes them: CAGDP2, CAGDP9, CAINC1
// and CAINC91. A row is one place and line, a column one year.
//
// Cells are quoted after a space, names are in Latin-1, and notes follow the last row, each in the first cell of its line. The note
// that begins "Last updated:" dates the release.
//
// Marks in place of a figure, as the notes of the tables explain them (https://www.bea.gov/data/gdp/gdp-county-metro-and-other-areas):
// (D) not shown to avoid disclosure, included in totals: SUPPRESSED. (NA) not available and (NM) not meaningful: ABSENT.
// (L) less than 50,000 dollars: BANDED, without a lower bound.
type beaCounty struct{}

// Name is the kind that the import command takes.
func (beaCounty) Name() string { return "bea-county" }

// Stage is the stage of such a file.
func (beaCounty) Stage() Stage { return Official }

// beaColumns are the columns before the years.
func beaColumns() []string {
	return []string{"GeoFIPS", "GeoName", "Region", "TableName", "LineCode", "IndustryClassification", "Description", "Unit"}
}

// beaRows reads such a file: Latin-1 text with spaces before quotes.
func beaRows(r io.Reader, file string) *rows {
	rows := newRows(fromLatin1(r), file)
	rows.csv.TrimLeadingSpace = true
	return rows
}

// Recognise reports whether the header has the columns of such a table.
func (beaCounty) Recognise(head []byte) bool {
	header, bad, err := beaRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && len(header) > len(beaColumns()) && slices.Equal(header[:len(beaColumns())], beaColumns())
}

// Read reads a table. The date of the release stands at the end of the file, so the series are emitted after all rows are read.
func (beaCounty) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	f := &beaFile{rows: beaRows(r, in.File), at: map[string]int{}}
	header, wrong, err := f.rows.next()
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	if wrong == nil {
		wrong = f.years(header)
	}
	if wrong != nil {
		return bad(*wrong)
	}
	if err := eachRow(f.rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			wrong = f.row(cells)
		}
		if wrong != nil {
			return bad(*wrong)
		}
		return nil
	}); err != nil {
		return err
	}
	return f.finish(in, emit, bad)
}

// beaFile is the state of reading one file.
type beaFile struct {
	rows    *rows
	first   string // first year
	columns int
	table   string // of the first row
	series  []*model.SeriesRecord
	at      map[string]int // index of a series by place and line
	updated string         // ISO 8601 date
}

func (f *beaFile) years(header []string) *model.BadRow {
	known := beaColumns()
	if len(header) <= len(known) || !slices.Equal(header[:len(known)], known) {
		return f.rows.bad("", strings.Join(header, ","), "a county table of the BEA has the columns "+strings.Join(known, ",")+" and then years")
	}
	for i, name := range header[len(known):] {
		year, err := strconv.Atoi(name)
		if before, _ := strconv.Atoi(header[len(known)+max(i-1, 0)]); err != nil || len(name) != 4 || i > 0 && year != before+1 {
			return f.rows.bad(fmt.Sprintf("field %d", len(known)+i+1), name, "a year is expected here, one more than the one before it")
		}
	}
	f.first, f.columns = strings.Clone(header[len(known)]), len(header)
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

func (f *beaFile) row(cells []string) *model.BadRow {
	if f.note(cells) {
		return nil
	}
	if len(cells) != f.columns {
		return f.rows.bad("", "", fmt.Sprintf("the row has %d fields and the header %d", len(cells), f.columns))
	}
	if !usFIPS.MatchString(cells[0]) {
		return f.rows.bad("GeoFIPS", cells[0], "not five digits")
	}
	place, ok := usPlace(cells[0])
	if !ok {
		outside := f.rows.bad("GeoFIPS", cells[0], "a state or group of states that the graph does not hold")
		outside.Outside = true
		return outside
	}
	line, err := beaLineOf(cells)
	if err != nil {
		return f.rows.refuse(err)
	}
	if f.table == "" {
		f.table = line.table
	}
	if line.table != f.table {
		return f.rows.bad("TableName", line.table, "the file holds rows of the table "+f.table)
	}
	s := &model.SeriesRecord{
		Origin: f.rows.at(), Rows: 1, Subject: place, Measure: line.measure, Unit: line.unit, Frequency: model.FrequencyYear,
		Industry: line.industry, Breakdown: line.breakdown, First: f.first,
	}
	s.Wide = true
	if err := beaCells(s, cells[len(beaColumns()):], f.first); err != nil {
		return f.rows.refuse(err)
	}
	return f.addSeries(cells[0]+" "+cells[4], s)
}

// addSeries adds a series. A second one of the same place and line must have the same figures, and is counted as a row of the first.
func (f *beaFile) addSeries(key string, s *model.SeriesRecord) *model.BadRow {
	i, twice := f.at[key]
	if !twice {
		f.at[key] = len(f.series)
		f.series = append(f.series, s)
		return nil
	}
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	if had := f.series[i]; had.Flags != s.Flags || !slices.EqualFunc(had.Values, s.Values, same) {
		return f.rows.bad("", key, fmt.Sprintf("line %d gives other figures for the same place and line of the table", had.Line))
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
	source.ID = "source:bea-county:" + slug(f.table+"-"+vintage)
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
