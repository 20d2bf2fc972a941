package ingest

import (
	"strings"

	"puente/graph/model"
)

// dimensions returns those of the series to which a row belongs.
func (b transBorder) dimensions(row officeRow) (dimensions, error) {
	mode, known := b.modes[row.text(tradeMode)]
	by, direction, country := dimensions{mode: mode}, row.text(tradeDirection), row.text(tradeCountry)
	switch {
	case country == "1220":
		return by, outOfScope{cellError{"COUNTRY", country, "trade with Canada"}}
	case country != "2010":
		return by, cellError{"COUNTRY", country, "not 2010 (Mexico) or 1220 (Canada)"}
	case direction == "1":
		by.only = model.MeasureExports
	case direction == "2":
		by.only = model.MeasureImports
	default:
		return by, cellError{"TRDTYPE", direction, "not 1 (exports) or 2 (imports)"}
	}
	if !known {
		return by, cellError{"DISAGMOT", row.text(tradeMode), "not one of 1 vessel, 3 air, 4 mail, 5 truck, 6 rail, 7 pipeline, 8 other, 9 foreign-trade zone"}
	}
	table := tableOf(row)
	var port, state string
	var err error
	if table != "dot2" {
		if port, err = b.portOf(row.text(tradePort)); err != nil {
			return by, err
		}
	}
	if table != "dot1" {
		if by.product, err = b.productOf(row.text(tradeProduct)); err != nil {
			return by, err
		}
	}
	if table != "dot3" {
		if state, err = b.stateOf(row.text(tradeState)); err != nil {
			return by, err
		}
	}
	if by.subject = port; table == "dot2" {
		by.subject = state
	} else {
		by.counterpart = state
	}
	if table == "dot3" {
		return by, nil
	}
	err = b.destination(row, &by)
	return by, err
}

// destination adds the Mexican state of destination of an export.
func (b transBorder) destination(row officeRow, by *dimensions) error {
	code := row.text(tradeMexicanState)
	if by.only == model.MeasureImports {
		if code != "" {
			return cellError{"MEXSTATE", code, "imports have no Mexican state of origin in these tables"}
		}
		return nil
	}
	if code == "" {
		code = "XX" // as the code book calls a state that is not known
	}
	if !b.state.MatchString(code) {
		return cellError{"MEXSTATE", code, "a Mexican state has a code of two letters"}
	}
	if id, border := b.mexican[code]; border && by.counterpart == "" {
		by.counterpart = id
		return nil
	}
	by.breakdown = "MEXSTATE " + code
	return nil
}

func (b transBorder) portOf(code string) (string, error) {
	if strings.HasSuffix(code, "XX") {
		return "", outOfScope{cellError{"DEPE", code, "a port that is not known, or only by its district"}}
	}
	if !b.port.MatchString(code) {
		return "", cellError{"DEPE", code, "a port has a code of four digits"}
	}
	return "port:" + strings.Repeat("0", 4-len(code)) + code, nil
}

func (b transBorder) stateOf(code string) (string, error) {
	if code == "DU" || code == "XX" {
		return "", outOfScope{cellError{"USASTATE", code, "a US state that is not known"}}
	}
	if !b.state.MatchString(code) {
		return "", cellError{"USASTATE", code, "a US state has a code of two letters"}
	}
	return "state:US-" + code, nil
}

func (b transBorder) productOf(code string) (string, error) {
	if !b.product.MatchString(code) {
		return "", cellError{"COMMODITY2", code, "a chapter of the Harmonized System has a code of two digits"}
	}
	return "product:hs:" + strings.Repeat("0", 2-len(code)) + code, nil
}
