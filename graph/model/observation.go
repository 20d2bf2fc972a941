package model

import (
	"math"
	"strings"
)

// Observation is the value of a series for one period, or the aggregate of several.
type Observation struct {
	Period  Date
	Value   *float64 // nil where there is none
	Low     *float64
	High    *float64
	Flag    Flag
	Cells   int // number of cells that are aggregated
	Missing int // number of these without a value
}

// Total is the aggregate of a series from one period to another.
type Total struct {
	From, To Date
	Observation
}

// Values are the observations from one period to another, at the frequency of the series or aggregated to a coarser one by the
// calendar. A nil period is the first or last of the series; outside the series there are no observations.
func (s *Series) Values(from, to *Date, every *Frequency) []*Observation {
	wide := s.Frequency
	if every != nil && every.step() > wide.step() {
		wide = *every
	}
	start, end := s.extent()
	origin := start
	if wide != s.Frequency { // whole calendar periods, so that one that the series covers in part has missing cells
		origin = 0
		start = floor(start, origin, wide.step())
		end = floor(end, origin, wide.step()) + wide.step() - s.Frequency.step()
	}
	first, last := s.window(from, to, start, end)
	all := []*Observation{}
	for begin := floor(first, origin, wide.step()); begin <= last; begin += wide.step() {
		o := s.aggregate(max(begin, first), min(begin+wide.step()-s.Frequency.step(), last))
		o.Period = periodAt(begin, wide)
		all = append(all, &o)
	}
	return all
}

// Total aggregates all cells from one period to another. Periods outside the series count as missing.
func (s *Series) Total(from, to *Date) *Total {
	first, last := s.extent()
	if from != nil {
		first = ceil(s.month(*from, false), months(s.First), s.Frequency.step())
	}
	if to != nil {
		last = floor(s.month(*to, true), months(s.First), s.Frequency.step())
	}
	return &Total{From: periodAt(first, s.Frequency), To: periodAt(last, s.Frequency), Observation: s.aggregate(first, last)}
}

// extent is the first and the last period of the series, as months.
func (s *Series) extent() (first, last int) {
	first = months(s.First)
	return first, first + (len(s.Cells)-1)*s.Frequency.step()
}

// window limits the months from first to last to a period, on the grid of the series.
func (s *Series) window(from, to *Date, first, last int) (int, int) {
	step := s.Frequency.step()
	if from != nil {
		first = max(first, ceil(s.month(*from, false), months(s.First), step))
	}
	if to != nil {
		last = min(last, floor(s.month(*to, true), months(s.First), step))
	}
	return first, last
}

// month is a date at the precision of the series, as a month. In a monthly series a year begins in January and ends in December.
func (s *Series) month(d Date, end bool) int {
	if s.Frequency != FrequencyMonth {
		return months(d[:min(len(d), 4)])
	}
	if end && len(d) == 4 {
		return months(d) + 11
	}
	return months(d)
}

// floor is the last month of a grid that is not after a month; ceil the first that is not before it.
func floor(month, origin, step int) int {
	return month - ((month-origin)%step+step)%step
}

func ceil(month, origin, step int) int { return floor(month+step-1, origin, step) }

func periodAt(month int, f Frequency) Date {
	if f == FrequencyMonth {
		return f.Period("0000", month)
	}
	return FrequencyYear.Period("0000", month/12)
}

// aggregate sums the cells between two months of the grid. A missing cell is never taken for zero. Of measures that are not flows a sum
// of several cells has no value and no bounds.
func (s *Series) aggregate(first, last int) Observation {
	step := s.Frequency.step()
	o := Observation{Flag: FlagAbsent}
	if last < first {
		return o
	}
	o.Cells = (last-first)/step + 1
	start, end := s.extent()
	value, low, high, open := 0.0, 0.0, 0.0, false
	inside := 0
	for month := max(first, start); month <= min(last, end); month += step {
		x, least, most, flag := s.cell((month - start) / step)
		if inside++; inside == 1 || flag.Uncertainty() > o.Flag.Uncertainty() {
			o.Flag = flag
		}
		if math.IsNaN(x) {
			o.Missing++
		}
		if math.IsNaN(least) {
			open, least = true, 0
		}
		value, low, high = value+x, low+least, high+most
	}
	if beyond := o.Cells - inside; beyond > 0 {
		o.Missing += beyond
		o.Flag, value, high, open = FlagAbsent, math.NaN(), math.NaN(), true
	}
	if open && (o.Cells == 1 || s.Measure.canBeNegative()) {
		low = math.NaN() // otherwise the cells that have a lower bound give one for the sum
	}
	if o.Cells > 1 && !s.Measure.isFlow() {
		return Observation{Flag: o.Flag, Cells: o.Cells, Missing: o.Missing}
	}
	o.Value, o.Low, o.High = orNil(value), orNil(low), orNil(high)
	return o
}

// cell is the value, bounds and flag of the nth cell.
func (s *Series) cell(n int) (value, low, high float64, flag Flag) {
	value, low, high, flag = s.Cells[n], s.Cells[n], s.Cells[n], FlagAbsent
	if n < len(s.Lows) {
		low = s.Lows[n]
	}
	if n < len(s.Highs) {
		high = s.Highs[n]
	}
	if n < len(s.Flags) {
		flag, _ = FlagOf(s.Flags[n])
	}
	return value, low, high, flag
}

// Uncertainty ranks flags from the most to the least certain.
func (f Flag) Uncertainty() int { return strings.Index("ENIBSA", string(f.Letter())) }

func orNil(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}
