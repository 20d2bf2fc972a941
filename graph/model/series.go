package model

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Series is the stored properties of a time series: one measure of one subject, from one release of a dataset. Its periods are a
// grid: the first one, and each next a step of the frequency later.
type Series struct {
	ID            string
	Measure       Measure
	Unit          string // as published
	Frequency     Frequency
	SubjectID     string
	IndustryID    *string
	ProductID     *string
	CounterpartID *string
	Mode          *TransportMode
	Breakdown     *string
	First         Date
	Last          Date
	Cells         []float64 // NaN where there is no value
	Lows, Highs   []float64 // nil where they are the values
	Flags         string    // a letter for each cell: Flag.Letter
	SourceID      string
}

// SeriesConnection is a page of a list of them.
type SeriesConnection = Connection[*Series]

// SeriesEdge is one of a page.
type SeriesEdge = Edge[*Series]

// IsNode marks a series as a Node.
func (*Series) IsNode() {}

// GetID returns the id.
func (s *Series) GetID() string { return s.ID }

// step is the number of months between two periods.
func (f Frequency) step() int {
	switch f {
	case FrequencyYear:
		return 12
	case FrequencyFiveYears:
		return 60
	case FrequencyMonth:
	}
	return 1
}

// Period is the nth period after the first, as a date of the frequency's precision: 1996-02, 2017.
func (f Frequency) Period(first Date, n int) Date {
	month := months(first) + n*f.step()
	if f == FrequencyMonth {
		return Date(fmt.Sprintf("%04d-%02d", month/12, month%12+1))
	}
	return Date(fmt.Sprintf("%04d", month/12))
}

// Periods is the number of periods from first to last, both included; 0 or less if last is before first, and false if they are not a
// whole number of steps apart.
func (f Frequency) Periods(first, last Date) (int, bool) {
	apart := months(last) - months(first)
	return apart/f.step() + 1, apart%f.step() == 0
}

// Precise reports whether a date has the precision of the periods of the frequency: 1996-01 for months, 1996 for years.
func (f Frequency) Precise(d Date) bool {
	if f == FrequencyMonth {
		return len(d) == len("2006-01")
	}
	return len(d) == len("2006")
}

// months is the number of months from year 0 to the beginning of a date. A text that is no date gives year 0.
func months(d Date) int {
	year, month, _ := strings.Cut(string(d), "-")
	y, _ := strconv.Atoi(year) // a Date is checked when it is parsed
	m, err := strconv.Atoi(month[:min(len(month), 2)])
	if err != nil {
		m = 1
	}
	return y*12 + m - 1
}

// isFlow reports whether the measure is a flow, whose values can be summed over time.
func (m Measure) isFlow() bool {
	switch m {
	case MeasureEstablishments, MeasureEmployees, MeasurePersonsEmployed, MeasurePersonalIncomePerPerson, MeasureValueAddedPerPerson,
		MeasureFixedAssets, MeasurePopulation, MeasureExchangeRate, MeasureOther:
		return false
	case MeasureTrucks, MeasureTruckContainersLoaded, MeasureTruckContainersEmpty, MeasureTrains, MeasureTrainPassengers, MeasureRailContainersLoaded,
		MeasureRailContainersEmpty, MeasureBuses, MeasureBusPassengers, MeasurePersonalVehicles, MeasurePersonalVehiclePassengers, MeasurePedestrians,
		MeasureExports, MeasureImports, MeasureExportWeight, MeasureImportWeight, MeasureExportFreightCharges, MeasureImportFreightCharges,
		MeasurePayroll, MeasureRemunerations, MeasureGdp, MeasureRealGdp, MeasurePersonalIncome, MeasureEarningsInflow, MeasureEarningsOutflow,
		MeasureResidenceAdjustment, MeasureGrossOutput, MeasureIntermediateConsumption, MeasureValueAdded, MeasureInvestment, MeasureFixedCapitalFormation:
	}
	return true
}

// canBeNegative reports whether a value of the measure can be below zero.
func (m Measure) canBeNegative() bool {
	switch m {
	case MeasureResidenceAdjustment, MeasureGrossOutput, MeasureValueAdded, MeasureValueAddedPerPerson, MeasureInvestment, MeasureFixedCapitalFormation,
		MeasureGdp, MeasureRealGdp, MeasurePersonalIncome, MeasurePersonalIncomePerPerson, MeasureOther:
		return true
	case MeasureTrucks, MeasureTruckContainersLoaded, MeasureTruckContainersEmpty, MeasureTrains, MeasureTrainPassengers, MeasureRailContainersLoaded,
		MeasureRailContainersEmpty, MeasureBuses, MeasureBusPassengers, MeasurePersonalVehicles, MeasurePersonalVehiclePassengers, MeasurePedestrians,
		MeasureExports, MeasureImports, MeasureExportWeight, MeasureImportWeight, MeasureExportFreightCharges, MeasureImportFreightCharges,
		MeasureEstablishments, MeasureEmployees, MeasurePersonsEmployed, MeasurePayroll, MeasureRemunerations, MeasureEarningsInflow,
		MeasureEarningsOutflow, MeasureIntermediateConsumption, MeasureFixedAssets, MeasurePopulation, MeasureExchangeRate:
	}
	return false
}

// Letter is the letter by which a series stores the flag of a cell.
func (f Flag) Letter() byte { return f[0] }

// FlagOf is the flag of a letter, and false if there is none.
func FlagOf(letter byte) (Flag, bool) {
	for _, f := range AllFlag {
		if f.Letter() == letter {
			return f, true
		}
	}
	return "", false
}

// Cell is the value, bounds and flag of a period, NaN where there is none, and false if the period is not on the grid of the series.
func (s *Series) Cell(period Date) (value, low, high float64, flag Flag, ok bool) {
	n, whole := s.Frequency.Periods(s.First, period)
	if !whole || n < 1 || n > len(s.Cells) || !s.Frequency.Precise(period) {
		return math.NaN(), math.NaN(), math.NaN(), FlagAbsent, false
	}
	value, low, high, flag = s.cell(n - 1)
	return value, low, high, flag, true
}

// AddsUp reports whether values of several subjects can be added: not those of a rate.
func (m Measure) AddsUp() bool {
	return m != MeasurePersonalIncomePerPerson && m != MeasureValueAddedPerPerson && m != MeasureExchangeRate && m != MeasureOther
}

// At is what the series says of a period: of one cell, or of the months of a year together. It is false if the series has no such period.
func (s *Series) At(period Date) (*Observation, bool) {
	to := period
	switch {
	case s.Frequency.Precise(period):
		if _, _, _, _, ok := s.Cell(period); !ok {
			return nil, false
		}
	case len(period) != len("2006") || period < s.First[:len("2006")] || period > s.Last[:len("2006")]:
		return nil, false
	}
	o := s.Total(&period, &to).Observation
	o.Period = period
	return &o, true
}
