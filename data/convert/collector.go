package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"puente/names"
)

// collector joins what the files say of firms, establishments and agencies before it is written: a firm's name is chosen
// after all files that spell it have been read.
type collector struct {
	from     *inputs
	data     *dataset
	firms    firmIndex
	agencies agencyIndex
	plants   map[string]*plant
	pages    map[string]*page // by address
	links    []link
	owned    map[[2]string]bool // owner and owned, by id

	samePlace map[string]string     // ids of establishments of one list by their ids in another
	retc      map[string]registered // plants of the Mexican pollutant register, by registration number
	codes     map[string]string     // five-digit code of the place in which an establishment stands, by id
}

// plant is one establishment, with the fields of the first source that has each.
type plant struct {
	id, name, nameEs, source           string
	latitude, longitude, address, band string
	park, openedYear                   string
	otherNames                         map[string]int
}

// link is one row of a table of facts: the claim of one source about one fact.
type link struct {
	relation, from, to, source      string
	discriminator                   string
	validFrom, validTo, observedOn  string
	confidence                      float64
	quote, role, product, agreement string
	recordedAt, url                 string
	status, method, share           string
}

// organisations adds the firms, establishments and agencies to the dataset, with the facts between them.
func (d *dataset) organisations(from *inputs) error {
	g := &collector{
		from: from, data: d, firms: firmIndex{}, agencies: agencyIndex{}, plants: map[string]*plant{}, pages: map[string]*page{},
		owned: map[[2]string]bool{}, samePlace: map[string]string{}, retc: map[string]registered{}, codes: map[string]string{},
	}
	for _, read := range []func() error{
		g.consulates, g.usPosts, g.organizations, g.registeredOnce, g.plantsByCapital, g.registeredPlants,
		g.shelterClients, g.groupMatches, g.subsidiaries, g.enriched, g.appleSuppliers, g.toxicsRelease, g.greenhouseGas, g.powerPlants, g.energyAssets, g.powerPermits,
		g.meatAndPoultry, g.hospitals, g.firmLinks, g.linksFromPages, g.supplies, g.partnerships, g.memberships, g.developmentBank, g.programmes,
	} {
		if err := read(); err != nil {
			return err
		}
	}
	g.write()
	d.review["firm-candidates.csv"] = g.firms.candidates(g.owned)
	d.review["establishment-candidates.csv"] = g.plantCandidates()
	return nil
}

// skip counts a row that is left out, by reason.
func (g *collector) skip(reason string) { g.data.omit(reason) }

// add adds one claim.
func (g *collector) add(l link) {
	if l.relation == "OWNS" {
		g.owned[[2]string{l.from, l.to}] = true
	}
	g.links = append(g.links, l)
}

// plant returns the establishment of the id, new where it is not known yet.
func (g *collector) plant(id, name, source string) *plant {
	p := g.plants[id]
	if p == nil {
		p = &plant{id: id, name: name, source: source, otherNames: map[string]int{}}
		g.plants[id] = p
	}
	return p
}

// write adds everything collected to the dataset.
func (g *collector) write() {
	g.firms.write(g.data)
	g.agencies.write(g.data)
	for _, id := range slices.Sorted(maps.Keys(g.plants)) {
		p := g.plants[id]
		g.data.entity("establishments.csv", row{
			"id": p.id, "name": p.name, "name_es": p.nameEs, "aliases": aliases(p.name, p.otherNames), "latitude": p.latitude,
			"longitude": p.longitude, "address": p.address, "employment_band": p.band, "industrial_park": p.park,
			"opened_year": p.openedYear, "source": p.source,
		})
	}
	for _, address := range slices.Sorted(maps.Keys(g.pages)) {
		g.pages[address].write(g.data)
	}
	g.latestRoles()
	for _, l := range g.links {
		g.data.fact(l.cells())
	}
}

// latestRoles sets one role for all claims about one fact, that of the latest: a role is a property of the fact.
// The quotes are unchanged.
func (g *collector) latestRoles() {
	latest := map[string]link{}
	for _, l := range g.links {
		if had, ok := latest[l.fact()]; !ok || l.role != "" && l.observedOn > had.observedOn {
			latest[l.fact()] = l
		}
	}
	for i, l := range g.links {
		g.links[i].role = latest[l.fact()].role
	}
}

// fact returns the key of the fact of a claim.
func (l link) fact() string {
	return strings.Join([]string{l.relation, l.from, l.to, l.discriminator}, "\n")
}

func (l link) cells() row {
	return row{
		"relation": l.relation, "from": l.from, "to": l.to, "source": l.source, "discriminator": l.discriminator,
		"valid_from": l.validFrom, "valid_to": l.validTo, "observed_on": l.observedOn,
		"confidence": strconv.FormatFloat(l.confidence, 'f', -1, 64), "quote": l.quote, "recorded_at": l.recordedAt,
		"role": l.role, "product": l.product, "agreement": l.agreement, "url": l.url, "status": l.status, "method": l.method,
		"share": l.share,
	}
}

// shortHash returns the hash that distinguishes ids whose slugs are equal.
func shortHash(s string) string { return names.ShortHash(s) }

// place returns the county or municipio of a five-digit code. The two countries' codes overlap, but not those of
// the ten border states, whose first two digits identify the country.
func place(code string) (id string, ok bool) {
	if len(code) != 5 {
		return "", false
	}
	switch code[:2] {
	case "04", "06", "35", "48":
		return "county:" + code, true
	case "02", "05", "08", "19", "26", "28":
		return "municipio:" + code, true
	}
	return "", false
}

// addLocation adds that something is located in the place of a code, where that place is in the graph.
func (g *collector) addLocation(id, code string, l link) {
	to, ok := place(code)
	if !ok {
		g.skip(fmt.Sprintf("%s: no county or municipio of the ten states is stated", l.source))
		return
	}
	l.relation, l.from, l.to = "LOCATED_IN", id, to
	g.codes[id] = code
	g.add(l)
}
