package main

import (
	"cmp"
	"slices"
	"strings"
)

// asset is an energy or steel asset with all its units, as one place of business.
type asset struct {
	rows   []row // one row for each unit that is operating, mothballed or idle
	opened string
}

// energyAssets reads the energy and steel assets of the border with their owners and parents. The file has a row for
// each unit; an establishment is the asset. Assets that are planned, retired or cancelled are left out.
func (g *collector) energyAssets() error {
	rows, err := readTable(g.from, "links/gem_energy_steel_ownership.csv")
	if err != nil {
		return err
	}
	assets, order := map[string]*asset{}, []string{}
	for _, r := range rows {
		if reason := leftOutAsset(r); reason != "" {
			g.skip("energy assets: " + reason)
			continue
		}
		key := r["asset_kind"] + "|" + r["asset"]
		if assets[key] == nil {
			assets[key] = &asset{}
			order = append(order, key)
		}
		a := assets[key]
		a.rows = append(a.rows, r)
		if year := r["start_year"]; len(year) == 4 && (a.opened == "" || year < a.opened) {
			a.opened = year
		}
	}
	for _, key := range order {
		g.energyAsset(assets[key])
	}
	return nil
}

// leftOutAsset returns why a unit is left out, or "".
func leftOutAsset(r row) string {
	switch status, _, _ := strings.Cut(r["status"], ","); status {
	case "operating", "mothballed", "idle":
	default:
		return "not in operation (" + r["status"] + ")"
	}
	if len(parseOwners(r["owner"])) == 0 {
		return "unit without a named owner"
	}
	return ""
}

// energyAsset adds an establishment, its places, its activity and who owns it.
func (g *collector) energyAsset(a *asset) {
	r := a.rows[0]
	source, seen := g.energySource(r["gem_file"])
	p := g.usPowerPlant(r)
	if p == nil && strings.HasPrefix(r["country"], "United States") && !strings.Contains(r["country"], "Mexico") {
		for range a.rows {
			g.skip("energy assets: US unit that is not certainly one of the federal list of power plants")
		}
		return
	}
	fact := link{source: source, observedOn: seen, confidence: 0.9, url: r["gem_page"]}
	if p == nil {
		p = g.plant("establishment:gem-"+slugOr(r["asset"]), tidy(r["asset"]), source)
		p.openedYear = a.opened
		g.assetPlaces(p, r, fact)
		g.assetIndustry(p, r, fact)
	}
	g.assetOwners(p, a, fact)
}

// assetOwners adds the owners of an asset, each with its units, and their parents.
func (g *collector) assetOwners(p *plant, a *asset, fact link) {
	units, roles := map[string][]string{}, map[string]string{}
	var order []string
	for _, unit := range a.rows {
		owners := parseOwners(unit["owner"])
		for _, o := range owners {
			if units[o.name] == nil {
				order = append(order, o.name)
				roles[o.name] = ownerRole(o.share)
			}
			units[o.name] = append(units[o.name], cmp.Or(unitName(unit["unit"]), "the whole")+" ("+unit["status"]+")")
		}
		g.assetParents(unit, owners, fact)
	}
	for _, name := range order {
		owns := fact
		owns.relation, owns.from, owns.to, owns.role = "OPERATES", g.firms.add(name, fact.source).id, p.id, roles[name]
		if g.operates(owns.from, p.id) {
			owns.role = "operator and " + owns.role
		}
		owns.quote = name + " is given as owner of " + a.rows[0]["asset"] + ": " + strings.Join(slices.Compact(units[name]), ", ")
		g.add(owns)
	}
}

// operates reports whether a source says that a firm operates a plant.
func (g *collector) operates(firm, plant string) bool {
	return slices.ContainsFunc(g.links, func(l link) bool { return l.relation == "OPERATES" && l.from == firm && l.to == plant })
}

// assetPlaces adds where an asset is located. A pipeline runs through several places; the file names those in which
// a point of its route was checked.
func (g *collector) assetPlaces(p *plant, r row, fact link) {
	pipeline := strings.Contains(r["asset_kind"], "pipeline")
	if !pipeline {
		p.latitude, p.longitude = r["lat"], r["lon"]
	}
	for _, code := range strings.Split(r["place_code"], ";") {
		where := fact
		where.quote = "Its point lies there"
		if pipeline {
			where.confidence, where.quote = 0.7, "Its route touches it at a point looked at; the list of places is not complete"
		}
		g.addLocation(p.id, strings.TrimSpace(code), where)
	}
}

// assetIndustry adds the activity that follows from the kind of asset.
func (g *collector) assetIndustry(p *plant, r row, fact link) {
	code := ""
	switch kind := r["asset_kind"]; {
	case strings.HasSuffix(kind, "plant") && kind != "steel plant":
		code = "22111"
	case kind == "steel plant":
		code = "331111"
	case strings.HasPrefix(kind, "gas pipeline"):
		code = "486210"
	case kind == "iron ore mine":
		code = "212210"
	}
	if code == "" || !strings.Contains(r["country"], "Mexico") {
		return
	}
	fact.status, fact.confidence, fact.method = "INFERRED", 0.8, "activity that the kind of asset is"
	fact.quote = "Listed as " + r["asset_kind"]
	g.mexicanIndustry(p.id, code, fact)
}

// assetParents adds the parents of the owner. Where an asset has several owners, the file does not say which parent is whose.
func (g *collector) assetParents(unit row, owners []owner, fact link) {
	if len(owners) != 1 {
		if unit["parent"] != unit["owner"] {
			g.skip("energy assets: parents of a unit with several owners")
		}
		return
	}
	owner := g.firms.add(owners[0].name, fact.source)
	for _, parent := range parseOwners(unit["parent"]) {
		firm := g.firms.add(parent.name, fact.source)
		if firm == owner {
			continue
		}
		fact.relation, fact.from, fact.to, fact.share = "OWNS", firm.id, owner.id, parent.share
		fact.quote = parent.name + " is given as parent of " + owners[0].name + ", owner of " + unit["asset"]
		g.add(fact)
	}
}
