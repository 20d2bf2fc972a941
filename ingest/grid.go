package ingest

import (
	"fmt"
	"math"

	"puente/graph/model"
)

// grid collects the cells that rows give, one or a few at a time, into series. It keeps 9 bytes for each cell, so that the millions of
// rows of a long table fit into memory.
type grid struct {
	file      string
	frequency model.Frequency
	groups    map[dimensions]*group
	order     []*group // as the file names them first
}

// dimensions identify the series of a file, beside the measure.
type dimensions struct {
	only                                    model.Measure // of the rows, where a row gives one measure only
	subject, industry, product, counterpart string
	mode                                    model.TransportMode
	breakdown                               string
}

// group holds the series to which the same rows add cells: several measures with the same dimensions.
type group struct {
	dimensions
	frequency model.Frequency
	line      int // of the first row
	rows      int
	parts     []*measureCells
}

// measureCells is one measure of a group.
type measureCells struct {
	measure model.Measure
	unit    string
	first   model.Date
	values  []float64
	flags   []byte
}

// cellKey identifies a cell of a group.
type cellKey struct {
	measure model.Measure
	unit    string
	at      model.Date // of the precision of the frequency
}

func newGrid(file string, frequency model.Frequency) *grid {
	return &grid{file: file, frequency: frequency, groups: map[dimensions]*group{}}
}

// of returns the group of a row. It is emitted only if countRow was called.
func (g *grid) of(by dimensions) *group {
	found, ok := g.groups[by]
	if !ok {
		found = &group{dimensions: by, frequency: g.frequency}
		g.groups[by] = found
		g.order = append(g.order, found)
	}
	return found
}

// countRow counts a row that the group is made of.
func (p *group) countRow(line int) {
	if p.rows == 0 {
		p.line = line
	}
	p.rows++
}

// set writes a value, NaN where there is none, into a cell. Writing the same again is allowed; another value is an error, and the
// first stays.
func (p *group) set(where cellKey, value float64, flag model.Flag) error {
	cell, i, err := p.cell(where)
	if err != nil {
		return err
	}
	was, _ := model.FlagOf(cell.flags[i])
	same := flag == was && (value == cell.values[i] || math.IsNaN(value) && math.IsNaN(cell.values[i]))
	if was != model.FlagAbsent && !same {
		return fmt.Errorf("an earlier row gives %s (%s) for the same cell: %s of %s in %s", formatFigure(cell.values[i]), was, where.measure, p.subject, where.at)
	}
	cell.values[i], cell.flags[i] = value, flag.Letter()
	return nil
}

// add adds a value to a cell, for files in which several rows are parts of one cell.
func (p *group) add(where cellKey, value float64) error {
	cell, i, err := p.cell(where)
	if err != nil {
		return err
	}
	if math.IsNaN(cell.values[i]) {
		cell.values[i], cell.flags[i] = 0, model.FlagExact.Letter()
	}
	cell.values[i] += value
	return nil
}

// cell returns the measure and the index of a cell, after making room for it.
func (p *group) cell(where cellKey) (*measureCells, int, error) {
	var found *measureCells
	for _, each := range p.parts {
		if each.measure == where.measure && each.unit == where.unit {
			found = each
		}
	}
	if found == nil {
		found = &measureCells{measure: where.measure, unit: where.unit, first: where.at}
		p.parts = append(p.parts, found)
	}
	n, whole := p.frequency.Periods(found.first, where.at)
	if !whole {
		return nil, 0, fmt.Errorf("%s is no whole number of steps of %s away from %s", where.at, p.frequency, found.first)
	}
	i := n - 1
	if i < 0 {
		found.values = append(absentValues(-i), found.values...)
		found.flags = append(absentFlags(-i), found.flags...)
		found.first, i = where.at, 0
	}
	if more := i + 1 - len(found.values); more > 0 {
		found.values = append(found.values, absentValues(more)...)
		found.flags = append(found.flags, absentFlags(more)...)
	}
	return found, i, nil
}

func absentValues(n int) []float64 {
	cells := make([]float64, n)
	for i := range cells {
		cells[i] = math.NaN()
	}
	return cells
}

func absentFlags(n int) []byte {
	flags := make([]byte, n)
	for i := range flags {
		flags[i] = model.FlagAbsent.Letter()
	}
	return flags
}

// emit emits the series, in the order in which the file first has them, as those of a source.
func (g *grid) emit(source string, emit func(model.Record) error) error {
	for _, p := range g.order {
		if p.rows == 0 {
			continue
		}
		for _, each := range p.parts {
			rec := &model.SeriesRecord{
				Origin: model.Origin{File: g.file, Line: p.line, Wide: true}, Rows: p.rows,
				Subject: p.subject, Measure: each.measure, Unit: each.unit, Frequency: g.frequency,
				Industry: p.industry, Product: p.product, Counterpart: p.counterpart, Mode: p.mode, Breakdown: p.breakdown,
				First: string(each.first), Values: each.values, Flags: string(each.flags), Source: source,
			}
			rec.SeriesID = SeriesID(rec)
			if err := emit(rec); err != nil {
				return err
			}
		}
	}
	return nil
}
