package ingest

import (
	"io"
	"math"
	"regexp"
	"strings"
	"time"

	"puente/graph/model"
	"puente/ingest/table"
)

// Crossings is the kind of file of border crossings.
const Crossings = model.DatasetBorderCrossings

// crossings reads the Border Crossing/Entry Data of the US Bureau of Transportation Statistics: entries into the United
// States by port, month and kind. Rows of ports on the Canadian border are out of scope.
//
// A month without a row is ABSENT, not zero: since about 2016 the office drops rows of zero, which cannot be told from months that
// were not reported. A zero in the file is a zero.
type crossings struct {
	officeTable
	port     *regexp.Regexp
	measures map[string]measuredUnit
}

// measuredUnit is a measure and the unit of its values.
type measuredUnit struct {
	measure model.Measure
	unit    string
}

// Columns that are read.
const (
	crossingsPort = iota
	crossingsBorder
	crossingsDate
	crossingsMeasure
	crossingsValue
)

// crossingsFormat declares the file: the download and the answers of data.bts.gov, which differ in case and punctuation of their headers.
func crossingsFormat() Format {
	return crossings{
		officeTable: officeTable{name: Crossings, layout: table.NewLayout(
			"border crossings", table.Column{Name: "Port Code"}, table.Column{Name: "Border"}, table.Column{Name: "Date"}, table.Column{Name: "Measure"}, table.Column{Name: "Value"},
			table.Column{Name: "Port Name", Unread: true}, table.Column{Name: "State", Unread: true}, table.Column{Name: "Latitude", Unread: true},
			table.Column{Name: "Longitude", Unread: true}, table.Column{Name: "Point", Also: []string{"Location"}, Unread: true},
		)},
		port: regexp.MustCompile(`^[0-9]{1,4}$`), measures: crossingMeasures(),
	}
}

func crossingMeasures() map[string]measuredUnit {
	return map[string]measuredUnit{
		"Trucks":                      {model.MeasureTrucks, "trucks"},
		"Truck Containers Loaded":     {model.MeasureTruckContainersLoaded, "containers"},
		"Truck Containers Full":       {model.MeasureTruckContainersLoaded, "containers"}, // as files of 2019 call them
		"Truck Containers Empty":      {model.MeasureTruckContainersEmpty, "containers"},
		"Trains":                      {model.MeasureTrains, "trains"},
		"Train Passengers":            {model.MeasureTrainPassengers, "persons"},
		"Rail Containers Loaded":      {model.MeasureRailContainersLoaded, "containers"},
		"Rail Containers Full":        {model.MeasureRailContainersLoaded, "containers"},
		"Rail Containers Empty":       {model.MeasureRailContainersEmpty, "containers"},
		"Buses":                       {model.MeasureBuses, "buses"},
		"Bus Passengers":              {model.MeasureBusPassengers, "persons"},
		"Personal Vehicles":           {model.MeasurePersonalVehicles, "vehicles"},
		"Personal Vehicle Passengers": {model.MeasurePersonalVehiclePassengers, "persons"},
		"Pedestrians":                 {model.MeasurePedestrians, "persons"},
	}
}

// Read reads a file. The vintage of its release is the last month, unless the user gives one.
func (c crossings) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	g, last := newGrid(in.File, model.FrequencyMonth), model.Date("")
	refused, err := c.read(r, in, func(row officeRow) error {
		month, err := c.addRow(g, row)
		last = max(last, month)
		return err
	})
	if err != nil {
		return err
	}
	if last == "" {
		return g.emitRelease(nil, refused, emit, bad)
	}
	vintage := in.Release.Vintage
	if slug(vintage) == "" {
		vintage = string(last)
	}
	return g.emitRelease(&model.SourceRecord{
		Origin: model.Origin{File: in.File, Line: 1, Wide: true}, ID: "source:" + Crossings + ":" + slug(vintage), Dataset: Crossings,
		Publisher: "US Bureau of Transportation Statistics", Title: "Border Crossing/Entry Data, release " + vintage,
		TitleEs: "Datos de cruces y entradas fronterizas, edición " + vintage,
		URL:     "https://data.bts.gov/Research-and-Statistics/Border-Crossing-Entry-Data/keg4-3bc2",
		Vintage: vintage, Retrieved: in.Release.Retrieved, Licence: "Public domain",
	}, refused, emit, bad)
}

// addRow adds a row to the grid and returns its month, also for a row that is out of scope.
func (c crossings) addRow(g *grid, row officeRow) (model.Date, error) {
	month, ok := crossingMonth(row.text(crossingsDate))
	if !ok {
		return "", row.fault(crossingsDate, "not a month such as Mar 2019, 2019-03-01 or 03/01/2019 12:00:00 AM, from 1990 on")
	}
	border, code := row.text(crossingsBorder), row.text(crossingsPort)
	what, ok := c.measures[row.text(crossingsMeasure)]
	switch {
	case border == "US-Canada Border":
		return month, row.outside(crossingsBorder, "a port on the border with Canada")
	case border != "US-Mexico Border":
		return "", row.fault(crossingsBorder, "not US-Mexico Border or US-Canada Border")
	case !c.port.MatchString(code):
		return "", row.fault(crossingsPort, "a port has a code of up to four digits")
	case !ok:
		return "", row.fault(crossingsMeasure, "not one of the twelve measures of these files, such as Trucks or Bus Passengers")
	}
	value, flag := math.NaN(), model.FlagAbsent
	if row.text(crossingsValue) != "" {
		x, err := row.whole(crossingsValue)
		if err != nil {
			return "", err
		}
		value, flag = x, model.FlagExact
	}
	p := g.of(dimensions{only: what.measure, subject: "port:" + strings.Repeat("0", 4-len(code)) + code})
	if err := p.set(cellKey{what.measure, what.unit, month}, value, flag); err != nil {
		return "", row.fault(crossingsValue, err.Error())
	}
	p.countRow(row.line)
	return month, nil
}

// crossingMonth reads a month in the forms of the files: Mar 2019, 2019-03-01T00:00:00.000, and 3/1/2019 12:00:00 AM.
func crossingMonth(text string) (model.Date, bool) {
	day, _, _ := strings.Cut(text, "T")
	day, _, _ = strings.Cut(day, " 12:00:00")
	for _, form := range []string{"Jan 2006", "2006-01-02", "1/2/2006"} {
		if at, err := time.Parse(form, day); err == nil {
			return model.Date(at.Format("2006-01")), at.Year() >= 1990 && at.Year() <= 2100
		}
	}
	return "", false
}
