package names_test

import (
	"testing"

	"puente/names"
)

func TestRegisterName(t *testing.T) {
	for cell, want := range map[string][2]string{
		"AISIN AUTOMOTIVE GUANAJUATO S.A. DE C.V.,AAGT":                             {"AISIN AUTOMOTIVE GUANAJUATO S.A. DE C.V.", "AAGT"},
		"ALMEXA ALUMINIO SA DE CV,":                                                 {"ALMEXA ALUMINIO SA DE CV", ""},
		"AZINSA ALUMINIO, S.A DE C.V,AZINSA ALUMINIO, S.A. DE C.V.":                 {"AZINSA ALUMINIO, S.A DE C.V", ""},
		"ASSA ABLOY OCCIDENTE, SA DE CV,":                                           {"ASSA ABLOY OCCIDENTE, SA DE CV", ""},
		"CAMIONES MONTERREY, S.A.,CAMIONES MONTERREY RUTA 1":                        {"CAMIONES MONTERREY, S.A.", "CAMIONES MONTERREY RUTA 1"},
		"CARLISLE COMPANY, INC.,PLANTA 2":                                           {"CARLISLE COMPANY, INC.", "PLANTA 2"},
		"MAQUILAS TETA-KAWI S.A. DE C.V.,AVALON LABORATORIES MEXICO":                {"MAQUILAS TETA-KAWI S.A. DE C.V.", "AVALON LABORATORIES MEXICO"},
		"COMISIÓN FEDERAL DE ELECTRICIDAD,CENTRAL TURBOGAS MONTERREY, PLANTA NORTE": {"COMISIÓN FEDERAL DE ELECTRICIDAD", "CENTRAL TURBOGAS MONTERREY, PLANTA NORTE"},
		"CFE GENERACIÓN IV, CENTRAL TERMOELÉCTRICA JOSÉ LÓPEZ PORTILLO":             {"CFE GENERACIÓN IV", "CENTRAL TERMOELÉCTRICA JOSÉ LÓPEZ PORTILLO"},
		"EFFEM MEXICO INC. Y COMPAÑIA, S. EN N.C. DE C.V.,PLANTA SANTA CATARINA":    {"EFFEM MEXICO INC. Y COMPAÑIA, S. EN N.C. DE C.V.", "PLANTA SANTA CATARINA"},
		"CEMEX MÉXICO S.A. DE C.V. (PLANTA ENSENADA)":                               {"CEMEX MÉXICO S.A. DE C.V.", "PLANTA ENSENADA"},
		"JESUS ALVARADO GARCIA,TALLER DEL SR. JESUS ALVARADO":                       {"JESUS ALVARADO GARCIA", "TALLER DEL SR. JESUS ALVARADO"},
		"AKRA POLYESTER, S.A. DE C.V.,NO APLICA":                                    {"AKRA POLYESTER, S.A. DE C.V.", ""},
		"":                                                                          {"", ""},
		",":                                                                         {"", ""},
	} {
		if legal, site := names.RegisterName(cell); legal != want[0] || site != want[1] {
			t.Errorf("RegisterName(%q) = %q, %q; want %q", cell, legal, site, want)
		}
	}
}

func TestLegalAndSite(t *testing.T) {
	for _, c := range [][4]string{
		{"CEMEX MÉXICO S.A. DE C.V. (PLANTA ENSENADA)", "CEMEX", "CEMEX MÉXICO S.A. DE C.V.", "CEMEX"},
		{"LEVITON DE MÉXICO S. DE R. L. DE C. V. SUCURSAL ENSENADA", "", "LEVITON DE MÉXICO S. DE R. L. DE C. V.", "SUCURSAL ENSENADA"},
		{"Lear Mexican Trim Operations S.R. de C.V. Planta San Lorenzo", "", "Lear Mexican Trim Operations S.R. de C.V.", "Planta San Lorenzo"},
		{"COMPOSITES MATERIALS, S. DE R.L. C.V.", "", "COMPOSITES MATERIALS, S. DE R.L. C.V.", ""},
		{"COMISION FEDERAL DE ELECTRICIDAD CENTRAL TURBOGAS CIPRES", "", "COMISION FEDERAL DE ELECTRICIDAD", "CENTRAL TURBOGAS CIPRES"},
		{"PEMEX-REFINACION,TERMINAL DE ALMACENAMIENTO", "", "PEMEX-REFINACION", "TERMINAL DE ALMACENAMIENTO"},
		{"Visteon Planta Carolinas", "", "Visteon", "Planta Carolinas"},
		{"OPERADORA PLANTA NORTE SA DE CV", "", "OPERADORA PLANTA NORTE SA DE CV", ""},
	} {
		if legal, site := names.LegalAndSite(c[0], c[1]); legal != c[2] || site != c[3] {
			t.Errorf("LegalAndSite(%q, %q) = %q, %q", c[0], c[1], legal, site)
		}
	}
}

func TestPersons(t *testing.T) {
	for name, want := range map[string]string{
		"JESUS ALVARADO GARCIA": "person", "HECTOR MARCELO SANCHEZ CANTU": "person", "CESAR SANCHEZ QUIÑONES": "person",
		"JUSTINA ANSELMA ABASCAL ALMADA": "person", "Ulpiano Pérez Hernández": "person", "TALLER DEL SR. JESUS ALVARADO": "person",
		"CONSULTORIO DRA. MARÍA ELENA RUIZ": "person",
		"JESUS ALVARADO S.A. DE C.V.":       "body", "COMISIÓN FEDERAL DE ELECTRICIDAD": "body", "PEMEX-LOGISTICA": "body", "AFORE COPPEL": "body",
		"HOSPITAL DR. JOSÉ MARÍA RODRÍGUEZ": "body", "ABB MONTRREY, DE R.L. DE C.V. PLANTA APODACA": "body", "Grupo López Hernández": "body",
		"ABARROTES LUPITA": "", "LA ESQUINA": "", "MARIA": "", "General Escobedo": "", "": "",
	} {
		got := ""
		if names.IsPerson(name) {
			got = "person"
		}
		if names.IsLegalPerson(name) {
			got += "body"
		}
		if got != want {
			t.Errorf("%q is classified as %q, want %q", name, got, want)
		}
	}
}

func TestFirmID(t *testing.T) {
	if a, b := names.FirmID("Gentherm de México, S.A. de C.V."), names.FirmID("GENTHERM DE MEXICO SA DE CV"); a != "firm:gentherm-de-mexico" || a != b {
		t.Errorf("%s and %s", a, b)
	}
	if got := names.FirmID("三菱"); got != "firm:"+names.ShortHash("三菱") {
		t.Error(got)
	}
	if !names.IsPublicBody("Universidad Autónoma de Nuevo León") || names.IsPublicBody("Servicios y Acabados") {
		t.Error("PublicBody")
	}
}
