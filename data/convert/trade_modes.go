package main

import (
	"fmt"

	"puente/graph/model"
)

// modeTrade reads a table that the Texas transportation department's dashboard made of the TransBorder files; whose returns the
// entities of a row. Rows before 2004 are left out: they count some trade twice and leave
// other trade out. Weights are short tons, whatever the columns are called: in each month of which the official file is here
// they are its kilograms divided by 907.185. The column of pounds is computed from them as if they were kilograms, and is not read.
func (d *dataset) modeTrade(from *inputs, table string, frequency model.Frequency, whose func(row) (subject, counterpart string)) error {
	name := "bts/annual_by_unt/" + table + ".csv"
	rows, err := readTable(from, name)
	if err != nil {
		return err
	}
	source := d.source("source:transborder-dashboard:" + slugOr(table))
	modes, t := tradeModes(), newTrade(frequency)
	for _, r := range rows {
		subject, counterpart := whose(r)
		mode, known := modes[r["Mode"]]
		switch {
		case r["Country"] == "Canada":
			d.omit("trade with Canada")
			continue
		case r["Year"] < "2004":
			d.omit("trade before 2004")
			continue
		case !d.has(subject):
			d.omit("trade of a state that is not on the border")
			continue
		case !known:
			return fmt.Errorf("%s: %q is no mode", name, r["Mode"])
		}
		period := model.Date(r["Year"])
		if frequency == model.FrequencyMonth {
			period = model.Date(fmt.Sprintf("%s-%02s", r["Year"], r["Month"]))
		}
		f := flow{subject: subject, counterpart: counterpart, mode: mode}
		if err := t.modeRow(f, period, r); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	t.write(d, source)
	return nil
}

// modeRow adds the figures of a row. A blank is not reported, and so are freight charges of exports, where some years write zero.
func (t *trade) modeRow(f flow, period model.Date, r row) error {
	exports := r["TradeType"] == "Export"
	for _, c := range []struct {
		column, unit     string
		exported, bought model.Measure
	}{
		{"TradeValue", usDollars, model.MeasureExports, model.MeasureImports},
		{"Weight", shortTons, model.MeasureExportWeight, model.MeasureImportWeight},
		{"FreightCharges", usDollars, model.MeasureExportFreightCharges, model.MeasureImportFreightCharges},
	} {
		x, given, err := amount(r[c.column])
		if err != nil {
			return err
		}
		if !given || exports && c.column == "FreightCharges" && x == 0 {
			continue
		}
		if f.measure, f.unit = c.bought, c.unit; exports {
			f.measure = c.exported
		}
		t.add(f, period, x)
	}
	return nil
}

func tradeModes() map[string]model.TransportMode {
	return map[string]model.TransportMode{
		"Vessel": model.TransportModeVessel, "Air": model.TransportModeAir, "Mail (U.S. Postal Service)": model.TransportModeMail,
		"Truck": model.TransportModeTruck, "Rail": model.TransportModeRail, "Pipeline": model.TransportModePipeline,
		"Other/Unknown": model.TransportModeOther, "Foreign Trade Zones (FTZs)": model.TransportModeForeignTradeZone,
	}
}

// freightOfNation adds the trade of the two countries by mode, by year and by month.
func (d *dataset) freightOfNation(from *inputs) error {
	nation := func(row) (string, string) { return unitedStates, mexico }
	if err := d.modeTrade(from, "us_transborder", model.FrequencyYear, nation); err != nil {
		return err
	}
	return d.modeTrade(from, "monthly_trends", model.FrequencyMonth, nation)
}

// freightOfStates adds the trade of the border states by mode: of the US ones both ways, of the Mexican ones the exports from the US.
func (d *dataset) freightOfStates(from *inputs) error {
	if err := d.modeTrade(from, "us_state_trade", model.FrequencyYear, func(r row) (string, string) { return "state:US-" + r["StateCode"], mexico }); err != nil {
		return err
	}
	mexican := mexicanStates()
	return d.modeTrade(from, "mexican_state_trade", model.FrequencyYear, func(r row) (string, string) { return mexican[r["MexState"]], unitedStates })
}

// freightOfTexas adds the trade of the ports of Texas by mode.
func (d *dataset) freightOfTexas(from *inputs) error {
	return d.modeTrade(from, "texas_mexico_ports", model.FrequencyYear, func(r row) (string, string) { return "port:" + r["PortCode"], "" })
}
