package ingest

import (
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"puente/graph/model"
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

func crossingsFormat() Format {
	loaded := measuredUnit{model.MeasureTruckContainersLoaded, "containers"}
	loadedRail := measuredUnit{model.MeasureRailContainersLoaded, "containers"}
	return crossings{
		officeTable: officeTable{Crossings, [][]string{
			{"Port Name", "State", "Port Code", "Border", "Date", "Measure", "Value", "Latitude", "Longitude", "Point"},
			{"Port Name", "State", "Port Code", "Border", "Date", "Measure", "Value", "Location"}, // until about 2020
		}},
		port: regexp.MustCompile(`^[0-9]{1,4}$`),
		measures: map[string]measuredUnit{
			"Trucks":                      {model.MeasureTrucks, "trucks"},
			"Truck Containers Loaded":     loaded,
			"Truck Containers Full":       loaded, // as files of 2019 call them
			"Truck Containers Empty":      {model.MeasureTruckContainersEmpty, "containers"},
			"Trains":                      {model.MeasureTrains, "trains"},
			"Train Passengers":            {model.MeasureTrainPassengers, "persons"},
			"Rail Containers Loaded":      loadedRail,
			"Rail Containers Full":        loadedRail,
			"Rail Containers Empty":       {model.MeasureRailContainersEmpty, "containers"},
			"Buses":                       {model.MeasureBuses, "buses"},
			"Bus Passengers":              {model.MeasureBusPassengers, "persons"},
			"Personal Vehicles":           {model.MeasurePersonalVehicles, "vehicles"},
			"Personal Vehicle Passengers": {model.MeasurePersonalVehiclePassengers, "persons"},
			"Pedestrians":                 {model.MeasurePedestrians, "persons"},
		},
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
	month, err := crossingMonth(row.text("Date"))
	if err != nil {
		return "", err
	}
	border, code, name := row.text("Border"), row.text("Port Code"), row.text("Measure")
	what, ok := c.measures[name]
	switch {
	case border == "US-Canada Border":
		return month, outOfScope{cellError{"Border", border, "a port on the border with Canada"}}
	case border != "US-Mexico Border":
		return "", cellError{"Border", border, "not US-Mexico Border or US-Canada Border"}
	case !c.port.MatchString(code):
		return "", cellError{"Port Code", code, "a port has a code of up to four digits"}
	case !ok:
		return "", cellError{"Measure", name, "not one of the twelve measures of these files, such as Trucks or Bus Passengers"}
	}
	value, flag := math.NaN(), model.FlagAbsent
	if text := row.text("Value"); text != "" {
		n, err := strconv.ParseUint(text, 10, 53)
		if err != nil {
			return "", cellError{"Value", text, "not a whole number"}
		}
		value, flag = float64(n), model.FlagExact
	}
	p := g.of(dimensions{only: what.measure, subject: "port:" + strings.Repeat("0", 4-len(code)) + code})
	if err := p.set(cellKey{what.measure, what.unit, month}, value, flag); err != nil {
		return "", cellError{"Value", row.text("Value"), err.Error()}
	}
	p.countRow(row.line)
	return month, nil
}

// crossingMonth reads a month in both formats of the files: Mar 2019, and 03/01/2019 12:00:00 AM.
func crossingMonth(text string) (model.Date, error) {
	at, err := time.Parse("Jan 2006", text)
	if err != nil {
		at, err = time.Parse("01/02/2006 03:04:05 PM", text)
	}
	if err != nil || at.Year() < 1990 || at.Year() > 2100 {
		return "", cellError{"Date", text, "not a month such as Mar 2019 or 03/01/2019 12:00:00 AM, from 1990 on"}
	}
	return model.Date(at.Format("2006-01")), nil
}
