package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"puente/names"
)

const sourceApple = "source:apple-supplier-list"

// appleSuppliers reads the suppliers that one customer publishes with their sites in Mexico. The list has supplier and site, no product.
func (g *collector) appleSuppliers() error {
	g.data.source(sourceApple)
	rows, err := readTable(g.from, "firms/apple-supplier-list.csv")
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return r["country"] != "Mexico" })
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a["year"], b["year"]) })
	since := map[string]string{}
	for _, r := range rows {
		city, code, ok := supplierSite(r["supplier_address"])
		if !ok {
			g.skip(sourceApple + ": site outside the border states")
			continue
		}
		g.appleSupplier(r, city, code, since)
	}
	return nil
}

// appleSupplier reads one row of one year; since has the first year of each supplier in the list.
func (g *collector) appleSupplier(r row, city, code string, since map[string]string) {
	supplier := g.firms.add(r["supplier_name"], sourceApple)
	if since[supplier.id] == "" {
		since[supplier.id] = r["year"]
	}
	l := link{source: sourceApple, confidence: 0.9, observedOn: r["year"], validFrom: since[supplier.id]}
	supplies := l
	supplies.relation, supplies.from, supplies.to = "SUPPLIES", supplier.id, g.firms.add("Apple Inc.", sourceApple).id
	supplies.quote = fmt.Sprintf("In the list for %s with a site in %s", r["year"], city)
	g.add(supplies)
	switch {
	case code == "":
		g.skip(sourceApple + ": site known by its state only; the supply stays")
	case g.operatesIn(supplier.id, code):
		g.skip(sourceApple + ": the list of plants has the firm in that place; the supply stays")
	default:
		g.supplierPlant(r, supplier, city, code, l)
	}
}

func (g *collector) supplierPlant(r row, supplier *firm, city, code string, l link) {
	id := "establishment:supplier-" + slugOr(names.Key(r["supplier_name"])) + "-" + slugOr(city)
	p := g.plant(id, tidy(r["supplier_name"])+", "+city, sourceApple)
	p.address = cmp.Or(p.address, tidy(r["supplier_address"]))
	l.quote = "In the list for " + r["year"] + " at " + tidy(r["supplier_address"])
	l.validFrom = ""
	g.addLocation(id, code, l)
	l.relation, l.from, l.to = "OPERATES", supplier.id, id
	g.add(l)
}

// supplierSite returns the city and municipio of an address of the list, or only the state where it has no more.
// A road can be named after another city, so the last match counts.
func supplierSite(address string) (city, code string, ok bool) {
	folded := names.Fold(address)
	last := -1
	for _, s := range [][3]string{
		{"mexicali", "Mexicali", "02002"}, {"tijuana", "Tijuana", "02004"}, {"nogales", "Nogales", "26043"}, {"matamoros", "Matamoros", "28022"},
		{"victoria tamaulipas", "Ciudad Victoria", "28041"}, {"guadalupe nuevo leon", "Guadalupe", "19026"}, {"ciudad juarez", "Ciudad Juárez", "08037"},
		{"altamira", "Altamira", "28003"},
	} {
		if i := strings.LastIndex(folded, s[0]); i > last && borderAddress(folded) {
			last, city, code = i, s[1], s[2]
		}
	}
	if city != "" {
		return city, code, true
	}
	return address, "", borderAddress(folded)
}

// borderAddress reports whether a folded address ends in a border state.
func borderAddress(folded string) bool {
	folded = strings.TrimSuffix(folded, " mexico")
	for _, state := range []string{"baja california", "sonora", "chihuahua", "coahuila", "nuevo leon", "tamaulipas"} {
		if strings.HasSuffix(folded, state) {
			return true
		}
	}
	return false
}
