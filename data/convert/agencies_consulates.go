package main

import "strings"

const (
	sourceConsulates = "source:sre-consulates-2026"
	sourceUSPosts    = "source:us-posts-in-mexico"
)

// consulates reads the consulates of Mexico in the United States. No file gives their circumscriptions, so they have a seat and
// serve no places.
func (g *collector) consulates() error {
	g.data.source(sourceConsulates)
	rows, err := readTable(g.from, "agencies/mexican_consulates_in_us.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		city := r["city_en"]
		a := g.agencies.add("Consulate of Mexico in "+city, "CONSULATE", sourceConsulates)
		a.id = "agency:consulmex-" + slugOr(city)
		a.nameEs, a.country, a.website, a.languages = "Consulado de México en "+cityInSpanish(city), "MX", r["url"], "es|en"
		a.otherNames["Consulmex "+city]++
		a.otherNames["Mexican Consulate in "+city]++
		g.addSeat(a, usSeat(city), sourceConsulates, city+", "+r["state"])
	}
	return nil
}

// usPosts reads the embassy and consulates of the United States in Mexico.
func (g *collector) usPosts() error {
	g.data.source(sourceUSPosts)
	rows, err := readTable(g.from, "agencies/us_posts_in_mexico.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		en, es := postNames(r["post"])
		name, nameEs, slug := "Consulate of the United States in "+en, "Consulado de los Estados Unidos en "+es, "us-consulate-"
		if r["type"] == "embassy" {
			name, nameEs, slug = "Embassy of the United States in "+en, "Embajada de los Estados Unidos en "+es, "us-embassy-"
		}
		a := g.agencies.add(name, "CONSULATE", sourceUSPosts)
		if r["type"] == "embassy" {
			a.kind = "FEDERAL"
		}
		a.id, a.nameEs, a.country, a.languages = "agency:"+slug+slugOr(en), nameEs, "US", "en|es"
		a.otherNames["US "+strings.ToUpper(r["type"][:1])+r["type"][1:]+" in "+en]++
		g.addSeat(a, mexicanSeat(en), sourceUSPosts, en)
	}
	return nil
}

// addSeat adds where an agency is located, if that is a county or municipio of the ten states.
func (g *collector) addSeat(a *agency, code, source, city string) {
	if to, ok := place(code); ok {
		g.add(link{relation: "LOCATED_IN", from: a.id, to: to, source: source, confidence: 0.9, quote: "Its seat is " + city})
	}
}

// postNames returns the English and Spanish names of the city of a US post. The list writes them without accents.
func postNames(post string) (en, es string) {
	switch post {
	case "Ciudad Juarez":
		return "Ciudad Juárez", "Ciudad Juárez"
	case "Merida":
		return "Mérida", "Mérida"
	case "Ciudad de Mexico":
		return "Mexico City", "la Ciudad de México"
	}
	return post, post
}

// cityInSpanish returns the Spanish name of a US city, or the city itself where there is none.
func cityInSpanish(city string) string {
	switch city {
	case "Philadelphia":
		return "Filadelfia"
	case "New York":
		return "Nueva York"
	case "New Orleans":
		return "Nueva Orleans"
	case "New Brunswick":
		return "Nuevo Brunswick"
	case "San Jose":
		return "San José"
	case "Los Angeles":
		return "Los Ángeles"
	}
	return city
}
