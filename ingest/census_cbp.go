package ingest

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"puente/graph/model"
)

// censusCBP reads County Business Patterns of the US Census Bureau by county: the complete county file (cbp21co.txt), and the answers of
// the Bureau's API for counties, saved as CSV. A row is one county and industry of one year; a file is one year.
//
// The layout of the file is that of "County Data Dictionary", county_layout_2015.txt and county-layout-2018.txt among the record
// layouts at https://www.census.gov/programs-surveys/cbp/technical-documentation.html; the columns of the API are listed at
// https://api.census.gov/data/2022/cbp/variables.html. Marks, from the same pages and
// https://www.census.gov/programs-surveys/susb/technical-documentation/data-user-resources/noise-range-flags.html:
//
//   - Noise added by the Census Bureau since the data of 2007: G under 2 %, H under 5 %, J more: NOISY.
//   - D withheld to avoid disclosing a firm, S withheld because it does not meet publication standards; the cell then has a 0 that is not
//     a figure: SUPPRESSED.
//   - Size classes in empflag (until 2017) replace withheld employees: BANDED, from A 0–19 to M 100,000 or more.
//   - r revised: read as a figure.
//
// A file without any of these marks may still be of a year in which withheld cells are 0: establishments with neither employees nor
// payroll are read as SUPPRESSED. Since 2017 a cell of fewer than 3 establishments has no row; it is not zero.
type censusCBP struct{}

// Name is the kind that the import command takes.
func (censusCBP) Name() string { return model.DatasetCBP }

// Stage is the stage of such a file.
func (censusCBP) Stage() Stage { return Official }

// Recognise reports whether the header is that of one of the two layouts.
func (censusCBP) Recognise(head []byte) bool {
	rows, bad, err := officeRows(bytes.NewReader(head), "")
	if err != nil || bad != nil {
		return false
	}
	header, bad, err := rows.next()
	if err != nil || bad != nil {
		return false
	}
	_, err = cbpHeader(header)
	return err == nil
}

// Read reads a file row by row.
func (censusCBP) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	rows, wrong, err := officeRows(r, in.File)
	if err != nil {
		return err
	}
	if wrong != nil {
		return bad(*wrong)
	}
	f := &cbpFile{rows: rows, in: in, emit: emit, seen: map[cbpKey]uint32{}}
	header, wrong, err := rows.next()
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	if wrong == nil {
		wrong = f.begin(header)
	}
	if wrong != nil {
		return bad(*wrong)
	}
	if err := eachRow(f.rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			if wrong, err = f.row(cells); err != nil {
				return err
			}
		}
		if wrong != nil {
			return bad(*wrong)
		}
		return nil
	}); err != nil {
		return err
	}
	return f.notes.emit(f.source, bad)
}

// cbpFile is the state of reading one file.
type cbpFile struct {
	rows   *rows
	in     Input
	emit   func(model.Record) error
	layout *cbpLayout
	year   string
	source string
	notes  notes
	seen   map[cbpKey]uint32 // checksum of the figures of a county and industry
}

// cbpKey is a county and an industry code, in fixed size since a file has a million of them.
type cbpKey [11]byte

func (f *cbpFile) begin(header []string) *model.BadRow {
	layout, err := cbpHeader(header)
	if err != nil {
		return f.rows.bad("", strings.Join(header, ","), err.Error())
	}
	f.layout, f.notes.file = layout, f.in.File
	if len(layout.others) > 0 {
		f.notes.add(f.rows.at().Line, strings.Join(layout.others, ", "), "", "columns that are not known here: passed over")
	}
	if vintage := f.in.Release.Vintage; vintage != "" {
		if f.year = cbpYear.FindString(vintage); f.year == "" {
			return f.rows.bad("", vintage, "the vintage of County Business Patterns begins with the year of the data, such as 2021")
		}
	} else if layout.at("year") >= 0 {
		return nil
	} else if f.year = cbpYearInName(f.in.File); f.year == "" {
		return f.rows.bad("", "", "the file does not say its year: give --vintage, such as 2021")
	}
	return nil
}

// row emits the series of a row, after the release if it is the first. It returns the reason for which a row is refused.
func (f *cbpFile) row(cells []string) (*model.BadRow, error) {
	if len(cells) != f.layout.columns {
		return f.rows.bad("", "", fmt.Sprintf("the row has %d fields and the header %d", len(cells), f.layout.columns)), nil
	}
	c, err := f.layout.cell(cells, f.year)
	if err != nil {
		return f.rows.refuse(err), nil
	}
	var key cbpKey
	copy(key[:], c.fips+c.code)
	sum := fnv.New32a()
	_, _ = fmt.Fprint(sum, c.figures)
	if had, twice := f.seen[key]; twice && had != sum.Sum32() {
		return f.rows.bad("", c.fips+" "+c.code, "a row above gives other figures for the same county and industry"), nil
	}
	f.seen[key] = sum.Sum32()
	if f.source == "" {
		f.year = c.year
		if err := f.release(); err != nil {
			return nil, err
		}
	}
	for _, s := range c.series() {
		s.Origin, s.Rows, s.Source = f.rows.at(), 1, f.source
		s.Wide = true
		s.SeriesID = SeriesID(s)
		if err := f.emit(s); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (f *cbpFile) release() error {
	vintage := f.in.Release.Vintage
	if vintage == "" {
		vintage = f.year
	}
	f.source = "source:" + model.DatasetCBP + ":" + slug(vintage)
	return f.emit(&model.SourceRecord{
		Origin: model.Origin{File: f.in.File, Line: 1, Wide: true}, ID: f.source, Publisher: "US Census Bureau",
		Title: "County Business Patterns " + f.year + ", by county", TitleEs: "County Business Patterns " + f.year + ", por condado",
		URL: "https://www.census.gov/programs-surveys/cbp.html", Vintage: vintage, Retrieved: f.in.Release.Retrieved, Licence: "Public domain",
		Dataset: model.DatasetCBP,
	})
}
