package main

import "strings"

// partnerships reads agreements between two parties. The graph joins agencies with agencies and firms; an
// agreement between two firms is left out, unless it is about shelter services, which are a supply.
func (g *collector) partnerships() error {
	rows, err := readTable(g.from, "relations2/partnerships.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		firms := partyIsFirm(r["party_a_kind"]) && partyIsFirm(r["party_b_kind"])
		switch {
		case strings.Contains(r["subject"], "expected to be signed"):
			g.skip("partnerships: only expected")
		case r["relation"] == "sister_city":
			g.sisterCity(r)
		case r["relation"] == "twin_plant":
			g.twinPlants(r)
		case firms && strings.Contains(r["subject"], "shelter services"):
			g.shelterServices(r)
		case firms:
			g.skip("partnerships: between two firms")
		default:
			g.partner(r)
		}
	}
	return nil
}

// partner adds an agreement of an agency with an agency or a firm.
func (g *collector) partner(r row) {
	p := g.page(r["url"], r["party_a"], r["party_b"])
	l := agreementClaim(p, r)
	l.relation = "PARTNERS_WITH"
	l.from, l.to = g.party(r["party_a"], r["party_a_kind"], p), g.party(r["party_b"], r["party_b_kind"], p)
	if strings.HasPrefix(l.from, "firm:") {
		l.from, l.to = l.to, l.from
	}
	l.agreement = agreementKind(r["relation"]) + ": " + r["subject"]
	l.discriminator = l.agreement
	l.quote = r["party_a"] + " and " + r["party_b"] + " share an agreement. " + l.agreement
	g.add(l)
}

// party returns the id of a party to an agreement.
func (g *collector) party(name, kind string, p *page) string {
	if partyIsFirm(kind) {
		return g.firms.add(withoutNote(name), p.id).id
	}
	return g.agencies.add(name, agencyKind(kind, name), p.id).id
}

// agreementClaim returns the claim of an agreement with its dates. A date of renewal or reaffirmation ends nothing: it is the date
// of observation.
func agreementClaim(p *page, r row) link {
	l := p.claim("")
	l.validFrom, _ = parseDate(r["from_date"])
	l.observedOn = l.validFrom
	end, note := parseDate(r["to_date"])
	switch {
	case note != "":
		l.observedOn = end
	case end >= l.validFrom:
		l.validTo = end
	}
	return l
}

// agreementKind returns the name of a kind of agreement.
func agreementKind(relation string) string {
	switch relation {
	case "memorandum":
		return "Memorandum"
	case "joint_programme":
		return "Joint programme"
	case "training":
		return "Training programme"
	case "research":
		return "Research programme"
	}
	return "Alliance"
}

// sisterCity adds a signed sister-city agreement. A friendship that may become one is left out.
func (g *collector) sisterCity(r row) {
	usCity, from := sisterPlace(r["party_a"])
	mxCity, to := sisterPlace(r["party_b"])
	if from == "" || to == "" || strings.Contains(r["subject"], "first step to sister city") {
		g.skip("partnerships: sister cities outside the ten states, or not yet sisters")
		return
	}
	p := g.page(r["url"], r["party_a"], r["party_b"])
	l := agreementClaim(p, r)
	l.relation, l.from, l.to = "SISTER_OF", from, to
	// As in the list of sister cities, so that both back one fact.
	l.agreement, l.discriminator = usCity+" – "+mxCity, usCity+"/"+mxCity
	l.quote = l.agreement + ": sister cities for " + r["subject"]
	g.add(l)
}

// sisterPlace returns the name of a sister city as in the list of sister cities, and its county or municipio.
func sisterPlace(party string) (city, id string) {
	switch party {
	case "City of El Paso":
		return "El Paso, TX", "county:48141"
	case "City of Calexico":
		return "Calexico, CA", "county:06025"
	case "City of McAllen":
		return "McAllen, TX", "county:48215"
	case "City of Chihuahua":
		return "Chihuahua", "municipio:08019"
	case "Ciudad Juárez":
		return "Ciudad Juárez", "municipio:08037"
	case "City of Mexicali":
		return "Mexicali", "municipio:02002"
	case "City of Apodaca":
		return "Apodaca", "municipio:19006"
	}
	return "", ""
}

// twinPlants adds the two plants of a firm that has an agreement with itself across the line. A side without a city has
// no place.
func (g *collector) twinPlants(r row) {
	p := g.page(r["url"], withoutNote(r["party_a"]))
	for _, side := range []string{r["party_a"] + " " + r["party_a_kind"], r["party_b"] + " " + r["party_b_kind"]} {
		firmName := withoutNote(r["party_a"])
		city, code := twinSite(side)
		if code == "" {
			g.skip("partnerships: twin plant without a city")
			continue
		}
		g.pagePlant(g.firms.add(firmName, p.id).id, firmName, "", city, code, "twin plant", "", agreementClaim(p, r))
	}
}

// twinSite returns the city of one side of a pair of twin plants, with its county or municipio.
func twinSite(side string) (city, code string) {
	switch {
	case strings.Contains(side, "Santa Teresa"):
		return "Santa Teresa", "35013"
	case strings.Contains(side, "Juárez"):
		return "Ciudad Juárez", "08037"
	}
	return "", ""
}

// shelterServices adds that one of two firms shelters the other. The operators are listed here, because a row does not say
// which side is which.
func (g *collector) shelterServices(r row) {
	supplier, customer := r["party_a"], r["party_b"]
	if !shelterOperator(supplier) {
		supplier, customer = customer, supplier
	}
	p := g.page(r["url"], supplier, customer)
	l := agreementClaim(p, r)
	l.relation, l.from, l.to = "SUPPLIES", g.firms.add(supplier, p.id).id, g.firms.add(customer, p.id).id
	l.product, l.discriminator = "shelter services", "shelter services"
	l.quote = supplier + " is named as the shelter operator of " + customer + ": " + r["subject"]
	g.add(l)
}

func shelterOperator(name string) bool { return name == "IVEMSA" || strings.HasPrefix(name, "Tecma") }
