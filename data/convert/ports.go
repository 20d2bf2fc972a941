package main

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func (d *dataset) ports(from *inputs) error {
	source := d.source("source:bts-border-crossing")
	rows, err := readTable(from, "bts/Border_Crossing_Entry_Data_US-Mexico_1996-2025-02.csv")
	if err != nil {
		return err
	}
	shapes, err := outlines(from, countyShapes, "counties")
	if err != nil {
		return err
	}
	crossings, err := readTable(from, "relations2/port_crossings.csv")
	if err != nil {
		return err
	}
	ports, modes := map[string]row{}, map[string]map[string]bool{}
	for _, r := range rows {
		code := r["Port Code"]
		if modes[code] == nil {
			modes[code] = map[string]bool{}
		}
		ports[code] = r
		if mode := modeOf(r["Measure"]); mode != "" && r["Value"] != "0" && r["Date"][len(r["Date"])-4:] >= "2019" {
			modes[code][mode] = true
		}
	}
	for code, r := range ports {
		p := row{
			"id": "port:" + code, "code": code, "name": r["Port Name"], "latitude": r["Latitude"], "longitude": r["Longitude"],
			"modes": joinSet(modes[code]), "source": source, "aliases": crossingNames(crossings, code),
		}
		d.entity("ports.csv", p)
		lat, _ := strconv.ParseFloat(r["Latitude"], 64)
		lon, _ := strconv.ParseFloat(r["Longitude"], 64)
		d.fact(row{
			"relation": "LOCATED_IN", "from": p["id"], "to": "county:" + countyAt(shapes, point{lon, lat}, r["State"]), "source": source, "confidence": "1",
			"quote": "The port's point in this file lies in, or next to, the county's outline.",
		})
	}
	return d.crossings(crossings, ports)
}

// crossings adds which municipio each crossing faces.
func (d *dataset) crossings(crossings []row, ports map[string]row) error {
	for _, c := range crossings {
		code, _, _ := strings.Cut(c["port"], " ")
		municipio := "municipio:" + c["mx_cvegeo"]
		switch {
		case ports[code] == nil:
			d.omit("a crossing without a port of the border-crossing file")
		case !d.has(municipio):
			d.omit("a crossing without a municipio")
		case strings.Contains(c["crossing"], "planned"):
			d.omit("a crossing that is planned")
		default:
			d.fact(row{
				"relation": "CROSSES_AT", "from": municipio, "to": "port:" + code, "source": d.page(c["url"], c["crossing"]), "url": c["url"],
				"observed_on": dateOf(c["as_of"]), "confidence": "0.7", "quote": c["crossing"] + " joins " + c["us_city"] + " and " + c["mx_city"] + ".",
			})
		}
	}
	return nil
}

func modeOf(measure string) string {
	switch measure {
	case "Trucks":
		return "TRUCK"
	case "Trains":
		return "RAIL"
	case "Personal Vehicles":
		return "PERSONAL_VEHICLE"
	case "Buses":
		return "BUS"
	case "Pedestrians":
		return "PEDESTRIAN"
	}
	return ""
}

func joinSet(set map[string]bool) string {
	var list []string
	for each := range set {
		list = append(list, each)
	}
	slices.Sort(list)
	return strings.Join(list, "|")
}

// crossingNames returns the names of the crossings of a port, and the acronyms after them, as aliases.
func crossingNames(crossings []row, code string) string {
	names, short := map[string]bool{}, regexp.MustCompile(`\(([A-Z]{3,})\)`)
	for _, c := range crossings {
		if strings.HasPrefix(c["port"], code+" ") && !strings.Contains(c["crossing"], "planned") {
			names[strings.ReplaceAll(c["crossing"], "|", "/")] = true
			if m := short.FindStringSubmatch(c["crossing"]); m != nil {
				names[m[1]] = true
			}
		}
	}
	return joinSet(names)
}

// countyAt returns the county of a state that contains a point, or else is nearest to it: points of ports lie on the line itself.
func countyAt(shapes map[string]outline, p point, state string) string {
	prefix := map[string]string{"Arizona": "04", "California": "06", "New Mexico": "35", "Texas": "48"}[state]
	type near struct {
		fips     string
		distance float64
	}
	var best []near
	for fips, shape := range shapes {
		if !strings.HasPrefix(fips, prefix) {
			continue
		}
		if shape.contains(p) {
			return fips
		}
		best = append(best, near{fips, shape.distance(p)})
	}
	return slices.MinFunc(best, func(a, b near) int { return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.fips, b.fips)) }).fips
}

func (d *dataset) sisterCities(from *inputs) error {
	rows, err := readTable(from, "relations/sister_cities.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		county, municipio := "county:"+r["us_county_fips"], "municipio:"+r["cvegeo_mun"]
		if !d.has(county) || !d.has(municipio) {
			d.omit("a sister city outside the border states")
			continue
		}
		address, _, _ := strings.Cut(r["source"], " ")
		d.fact(row{
			"relation": "SISTER_OF", "from": county, "to": municipio, "discriminator": r["us_city"] + "/" + r["mx_city"], "agreement": r["us_city"] + " – " + r["mx_city"],
			"source": d.page(address, r["us_city"]), "url": address, "observed_on": dateOf(r["date"]), "confidence": "0.7",
			"quote": r["us_city"] + " and " + r["mx_city"] + " are sister cities.",
		})
	}
	return nil
}

// page adds a page that backs a fact, and returns the id of its source.
func (d *dataset) page(address, subject string) string {
	host := hostOf(address)
	p := &page{id: "source:page-" + slugOr(host) + "-" + shortHash(address), host: host, address: address, subjects: []string{subject}}
	if !d.sources[p.id] {
		p.write(d)
	}
	return p.id
}

// dateOf returns the date of a cell, without its note.
func dateOf(cell string) string {
	date, _ := parseDate(cell)
	return date
}
