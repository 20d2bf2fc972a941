package model

import (
	"fmt"
	"strconv"
)

// step is how many months lie between two periods.
func (f Frequency) step() int {
	switch f {
	case FrequencyYear:
		return 12
	case FrequencyFiveYears:
		return 60
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

// Periods is how many periods lie between two of them, the first and the last included; 0 or less where the last
// comes first, and false where no whole number of steps leads from one to the other.
func (f Frequency) Periods(first, last Date) (int, bool) {
	apart := months(last) - months(first)
	return apart/f.step() + 1, apart%f.step() == 0
}

// Precise tells whether a date is as precise as the periods of the frequency: 1996-01 for months, 1996 for years.
func (f Frequency) Precise(d Date) bool {
	if f == FrequencyMonth {
		return len(d) == len("2006-01")
	}
	return len(d) == len("2006")
}

// months counts the months from year 0 to the beginning of a date.
func months(d Date) int {
	year, _ := strconv.Atoi(string(d[:4])) // a Date was checked when it was read
	month := 1
	if len(d) > 4 {
		month, _ = strconv.Atoi(string(d[5:7]))
	}
	return year*12 + month - 1
}

// AddsUp tells whether the measure is a flow: its values can be summed over time.
func (m Measure) AddsUp() bool {
	switch m {
	case MeasureEstablishments, MeasureEmployees, MeasurePersonsEmployed, MeasurePersonalIncomePerPerson, MeasureValueAddedPerPerson,
		MeasureFixedAssets, MeasurePopulation, MeasureExchangeRate, MeasureOther:
		return false
	}
	return true
}

// Letter is how a series stores the flag of one of its cells.
func (f Flag) Letter() byte { return f[0] }

// FlagOf reads the letter of a flag, and false where it is none.
func FlagOf(letter byte) (Flag, bool) {
	for _, f := range AllFlag {
		if f.Letter() == letter {
			return f, true
		}
	}
	return "", false
}
