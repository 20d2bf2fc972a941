package main

import (
	"slices"
	"testing"
)

func TestAgencyBook(t *testing.T) {
	index := agencyIndex{}
	a := index.add("INDEX Juárez (Juárez maquiladora association)", "MAQUILADORA_ASSOCIATION", "source:a")
	if b := index.add("Index Juárez", "OTHER", "source:b"); b != a || a.id != "agency:index-juarez" || a.kind != "MAQUILADORA_ASSOCIATION" {
		t.Errorf("one association became two: %+v, %+v", a, b)
	}
	if a.otherNames["Juárez maquiladora association"] == 0 {
		t.Error("the other name in brackets is lost")
	}
	sonora, arizona := index.add("City of Nogales (Sonora)", "LOCAL", "source:a"), index.add("City of Nogales (Arizona)", "LOCAL", "source:a")
	if sonora == arizona || index.add("City of Nogales, Arizona", "LOCAL", "source:b") != arizona {
		t.Error("brackets that distinguish two cities were not read as such")
	}
	if got := index.add("The Borderplex Alliance", "EDO", "source:a").id; got != "agency:borderplex-alliance" {
		t.Errorf("id %q", got)
	}
}

func TestAgencyKind(t *testing.T) {
	for _, c := range [][3]string{
		{"economic development organization", "X", "EDO"},
		{"binational commission", "X", "BINATIONAL_BODY"},
		{"council of governments", "X", "LOCAL"},
		{"industry cluster", "Universidad X", "OTHER"},
		{"organisation", "Universidad Autónoma de Baja California", "UNIVERSITY"},
		{"organisation", "City of McAllen", "LOCAL"},
		{"organisation", "Greater Nogales Santa Cruz County Port Authority", "PORT_AUTHORITY"},
		{"organisation", "Nogales Santa Cruz County Chamber of Commerce", "CHAMBER"},
		{"organisation", "CaliBaja Higher Education Consortium", "OTHER"},
		{"", "Border Trade Alliance", "OTHER"},
	} {
		if got := agencyKind(c[0], c[1]); got != c[2] {
			t.Errorf("agencyKind(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if !partyIsFirm("firm (Santa Teresa NM site)") || !partyIsFirm("state utility") || partyIsFirm("foundation") {
		t.Error("partyIsFirm")
	}
}

func TestServedPlaces(t *testing.T) {
	for _, c := range []struct {
		phrase, seat string
		want         []string
	}{
		{"Ciudad Juárez", "", []string{"municipio:08037"}},
		{"El Paso", "", []string{"county:48141"}},
		{"33 maquilas (2011)", "05025", []string{"municipio:05025"}},
		{"Cameron, Hidalgo (and Willacy [scout]) counties", "", []string{"county:48061", "county:48215"}},
		{"everything", "48141", nil},
	} {
		if got := servedPlaces(c.phrase, c.seat); !slices.Equal(got, c.want) {
			t.Errorf("servedPlaces(%q) = %v", c.phrase, got)
		}
	}
}

func TestCountryOfCity(t *testing.T) {
	for _, c := range [][3]string{
		{"El Paso, TX", "chamber of commerce", "US"},
		{"Reynosa", "maquiladora association", "MX"},
		{"San Antonio, TX", "binational bank", ""},
		{"US-Mexico border", "industry cluster", ""},
	} {
		if got := countryOfCity(c[0], c[1]); got != c[2] {
			t.Errorf("countryOfCity(%q, %q) = %q", c[0], c[1], got)
		}
	}
}

func TestPosts(t *testing.T) {
	if en, es := postNames("Ciudad de Mexico"); en != "Mexico City" || es != "la Ciudad de México" {
		t.Errorf("%q, %q", en, es)
	}
	if usSeat("El Paso") != "48141" || usSeat("Boston") != "" || mexicanSeat("Ciudad Juárez") != "08037" || mexicanSeat("Guadalajara") != "" {
		t.Error("seats")
	}
}
