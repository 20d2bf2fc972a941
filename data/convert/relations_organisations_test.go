package main

import (
	"strings"
	"testing"
)

// sentence is the text of a page: it may be read, and must not be written.
const sentence = "The company proudly ships harnesses across the river every single day."

// files are small versions of all files that this part reads, each with the columns that it uses.
func files() map[string]string {
	return map[string]string{
		"agencies/mexican_consulates_in_us.csv": "sre_name,city_en,state,url\nEL PASO,El Paso,TX,http://consulmex.sre.gob.mx/elpaso\nBOSTON,Boston,MA,http://x\n",
		"agencies/us_posts_in_mexico.csv":       "post,type,visa_facility_id\nCiudad Juarez,consulate,65\nCiudad de Mexico,embassy,70\n",
		"agencies/organizations.csv": "name,kind,city,county_or_municipio_code,serves,website,website_basis,since_or_as_of,source\n" +
			"The Borderplex Alliance,economic development organization,\"El Paso, TX\",48141,El Paso; Ciudad Juárez; the moon,http://made.up,memory,2012,http://paper.example/a\n",
		filePlantsByCapital: "company,legal_name,scian,size_stratum,capital_origin,cvegeo_mun,municipio,locality,lat,lon\n" +
			"LEAR CORPORATION,LEAR TRIM SA DE CV,336360,251 y más personas,\"ESTADOS UNIDOS, IRLANDA\",08037,Juárez,Juárez,31.7,-106.4\n" +
			"LEAR CORPORATION,LEAR TRIM S.A. de C.V.,336360,251 y más personas,ESTADOS UNIDOS,08037,Juárez,,31.7,-106.4\n" +
			"VISHAY,IVEMSA SA DE CV,334410,GRANDE,ESTADOS UNIDOS,02002,Mexicali,Mexicali,32.6,-115.4\n" +
			"YAZAKI,YAZAKI SA,336320,GRANDE,JAPÓN,08037,Juárez,Juárez,31.6,-106.3\n" +
			"MANTEI,MANTEI SA,336320,GRANDE,MÉXICO,06002,Colima,Colima,19.2,-103.7\n",
		fileRETC: "nra,legal_name,plant_name,other_names,cvegeo_mun,municipio,industrial_park,scian,lat,lon,first_year,last_year\n" +
			"YAZ&1,Yazaki S.A. de C.V. PLANTA 1,,YAZAKI SA,08037,Juárez,Aeropuerto,336360,31.6001,-106.3001,2004,2010\n" +
			"OLD1,NUEVA S.A. DE C.V.,PLANTA VIEJA,VIEJA SA DE CV,08037,Juárez,,999999,32.9,-106.3,2005,2006\n" +
			"SHE1,SHELTER DE MEXICO SA DE CV,DEPTO KELLER,,08037,Juárez,,,,,2004,2006\n" +
			"IMS1,INSTITUTO MEXICANO DEL SEGURO SOCIAL,HGZ 6,,08037,Juárez,,,,,2004,2010\n",
		"links/retc_plants_us_group_matches.csv": "nra,first_year,last_year,us_group,match_kind,matched_text\n" +
			"OLD1,2005,2006,ACME,brand in legal name,ACME\nOLD1,2005,2006,NUEVA,brand in legal name,NUEVA\n" +
			"OLD1,2005,2006,BRAND,brand in plant name,BRAND\nSHE1,2004,2005,KELLER,legal name equal,SHELTER\nIMS1,2004,2004,ACME,brand in plant name,ACME\n",
		"links/sec_ex21_mexico_subsidiaries.csv": "registrant,cik,fiscal_period,subsidiary,jurisdiction_as_printed,ownership_note,matched_plants,url\n" +
			"Acme Corp,77,FY2011,Nueba S.A.,Mexico,99.99%,RETC OLD1; DENUE 2026 row 5,https://www.sec.gov/x\n",
		"links/denue_enriched_parent_immex_sample.csv": "legal_name,cvegeo_mun,parent_as_listed,parent_match_score,immex_name_score,immex_type,immex_status,registry_rfc\n" +
			"YAZAKI SA,08037,Yazaki Corp. (YC)/Acme Corp,100,100,Industrial,Autorizado,YAZ010101AB1\n",
		"links/links_from_pages_2.csv": "us_firm,mx_plant_or_firm,mx_place,place_code,relation,product,as_of,url\n" +
			"Kimball,,Reynosa,28032,operates_plant,electronics,FY2021,http://paper.example/k\nHP,Foxconn Juárez,Juárez,08037,contract_customer,computers,n.d.,http://paper.example/k\n",
		"firms/apple-supplier-list.csv": "year,supplier_name,country,supplier_address\n" +
			"2016,Kemet Corp.,Mexico,Av Cavazos No 15 Matamoros Tamaulipas Mexico\n2013,Kemet Corp,Mexico,Nuevo León\n" +
			"2012,CCL,Mexico,Carretera Guadalajara-Nogales Zapopan Jalisco Mexico\n2012,3M,China,Hunan\n",
		"links/gem_energy_steel_ownership.csv": "asset_kind,asset,unit,status,start_year,owner,parent,country,place_code,lat,lon,gem_page,gem_file\n" +
			"gas or oil power plant,Delta power station,1,operating,2006,Owner SA [100%],Parent Inc [64.0%]; natural person(s) [2.0%],Mexico,08037,31.5,-106.5,https://gem.example/d,GOGPT map file 2024-08-29\n" +
			"gas or oil power plant,Delta power station,2,operating,2003,Owner SA [100%],Parent Inc [64.0%],Mexico,08037,31.5,-106.5,https://gem.example/d,GOGPT map file 2024-08-29\n" +
			"gas or oil power plant,Copper power station,1,operating,1980,El Paso Electric Co,Sun LLC [100.0%],United States,48141,31.7,-106.3,https://gem.example/c,GOGPT map file 2024-08-29\n" +
			"gas or oil power plant,Lead power station,1,operating,1980,Lead Co,,United States,48141,31.7,-106.3,https://gem.example/c,GOGPT map file 2024-08-29\n" +
			"gas or oil power plant,Paper power station,1,proposed,,Owner SA,,Mexico,08037,31.5,-106.5,https://gem.example/p,GOGPT map file 2024-08-29\n" +
			"gas pipeline (cross-border),Line,,operating,2014,A Co [60.00%]; B Co [40.00%],A Co [60.00%]; C Co [40.00%],\"United States, Mexico\",04019; 08037,32,-111,https://gem.example/l,GGIT map file 2024-10-08\n",
		"links/cre_power_permits_2016_border_states.csv": "permit_holder,plant,modality_en,granted,permit_number,capacity_mw,status,state,location_as_printed,matched_cvegeo_mun\n" +
			"\"Nueva, S. A. de C. V.\",,import of electricity,2003-10-30,E/270/IMP/2003,10,En operación,Chihuahua,Chihuahua,08037\n" +
			"\"Vapor, S. A. de C. V.\",,cogeneration,2003-10-30,E/271/COG/2003,12.0,En operación,Chihuahua,Chihuahua,08037\n" +
			"\"Sol, S. A. de C. V.\",,small producer,2014-07-10,E/1161/PP/2014,15,En construcción,Coahuila,Coahuila,\n" +
			"Municipio de Juárez,,self-supply,2014-07-10,E/9/AUT/2014,1,En operación,Chihuahua,Chihuahua,\n",
		"links/nadb_projects_from_pages.csv": "project,sector,place,place_code,sponsor,buyer_of_output,instrument,amount_million_usd,status,as_of,detail,url\n" +
			"Venti wind farm,wind,Juárez,08037,\"TEG, S.A. de C.V. (Cemex); Fis SLU\",FEMSA; Tecnológico de Monterrey,NADB loan,140 (with Venti II),disbursing,2014-04-16,126 MW,http://paper.example/n\n" +
			"Paving,paving,Sonora,26,Government of Sonora,,NADB loan,161.7,approved,2010-07-19,,http://paper.example/n\n" +
			"Park,solar,Galeana,08023,,,NADB loan,,under consideration,2017,,http://paper.example/n\nWater,water,El Paso,48141,,,NADB project,,started,2023,,http://paper.example/n\n",
		"relations2/programmes.csv": "name,lead_org,kind,industry,place_code,start,outcome,url\n" +
			"Foreign-Trade Zone 68 (El Paso),City of El Paso,foreign-trade zone,trade,48141,1981,,http://paper.example/z\n" +
			"\"Foreign-Trade Zone, Yuma (application)\",Yuma Airport,foreign-trade zone,trade,04027,1996,,http://paper.example/z\n" +
			"Mining Cluster,Mining Cluster,cluster initiative,mining,26,2015 (reorganised),,http://paper.example/z\n" +
			"Bella Park,The Offshore Group,industrial park,aerospace,08037,2011,,http://paper.example/z\n" +
			"Aeropark,City of Juárez,industrial park,aerospace,08037,2024,under construction,http://paper.example/z\n" +
			"Border 2025,EPA / SEMARNAT,best practice,environment,,2021,,http://paper.example/z\n" +
			"Business Meeting,INDEX Juárez,best practice,suppliers,08037,n.d.,,http://paper.example/z\n" +
			"Fellowship,University of X,best practice,research,48141,2021,,http://paper.example/z\n",
		"geography/mxmaps_mxmunicipio_2020.topojson": `{"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[-107,31],[1,0],[0,1],[-1,0],[0,-1]]],` +
			`"objects":{"municipios":{"geometries":[{"type":"Polygon","id":"08037","arcs":[[0]]}]}}}`,
		"links/shelter_operator_clients.csv": "shelter_operator,client_as_printed,cvegeo_mun,scian,first_year,last_year,retc_nra,source\n" +
			"Ivemsa,VISHAY,02002,334410,2026,2026,,DENUE 2026\nGrupo Shelter (GS),KELLER,08037,,2004,2005,SHE1; GONE1,RETC\n",
		"geography/fips-counties.csv": "state,statefp,countyfp,countyname\nAZ,04,021,Pinal County\n",
		"us_firms/tri_ca_border_facilities_2018_2019.csv": "row_taken_from_year,trifd,frs_id,facility_name,street,city,county_fips,state,latitude,longitude,parent_co_name,standard_parent_co_name,federal_facility,primary_naics\n" +
			"2019,92A,110,SOLAR TURBINES INC,1 A St,SAN DIEGO,06073,CA,32.7,-117.1,CATERPILLAR INC,CATERPILLAR INC,NO,333611\n",
		"us_firms/ghgrp_2020_facilities_border_and_az.csv": "Facility Id,FRS Id,Facility Name,City,State,Address,County,Latitude,Longitude,Primary NAICS Code,county_fips_added\n" +
			"7,110,Solar Turbines,San Diego,CA,1 A St,San Diego,32.7,-117.1,333611,06073\n8,,Landfill,Florence,AZ,2 B St,PINAL COUNTY,33,-111,999999,\n",
		"us_firms/ghgrp_2020_parents_border_and_az.csv": "GHGRP FACILITY ID,FACILITY NAME,PARENT COMPANY NAME,PARENT CO. PERCENT OWNERSHIP\n" +
			"7,Solar Turbines,Caterpillar Inc,60\n7,Solar Turbines,Other Corp,40\n8,Landfill,CITY OF FLORENCE,100\n",
		"us_firms/ghgrp_2023_facilities_parent_border_and_az.csv": "FRS ID (FACILITY),FACILITY NAME,FACILITY ADDRESS,FACILITY CITY,FACILITY STATE,FACILITY COUNTY,PARENT COMPANY NAME,PARENT CO. PERCENT OWNERSHIP,FACILITY NAICS CODE,Facility Id,Latitude,Longitude,county_fips_added\n" +
			"110.0,Solar Turbines,1 A St,San Diego,CA,San Diego,Other Corp,40.0,333611.0,7,32.7,-117.1,06073\n",
		"us_firms/eia860_2019_plants_border.csv":               "Plant Code,Plant Name,Utility Name,Street Address,City,State,Latitude,Longitude,Primary Purpose (NAICS Code),county_fips_added\n9,Copper,El Paso Electric Co,651 Hawkins,El Paso,TX,31.7,-106.3,22,48141\n",
		"us_firms/fsis_meat_poultry_establishments_border.csv": "est_number,company,street,city,st,activities,dbas,county_fips_added\nM1+P1,Alba Cold Storage,1 C St,El Paso,TX,,Alba Foods; Alba Meats,48141\n",
		"us_firms/cms_hospitals_border_2026.csv":               "Facility ID,Facility Name,Address,City/Town,State,county_fips_added\n0300T2,DEL SOL HOSPITAL,1 D St,EL PASO,TX,48141\n",
		"relations/firm_links_from_pages.csv": "parent_or_customer,plant_or_subsidiary,mx_city,cvegeo_mun,us_counterpart,sector,relation,as_of,source,quote\n" +
			"Lear,,Ciudad Juárez,08037,,automotive,operates_plant,2013,http://paper.example/b,\"" + sentence + "\"\n" +
			"Wistron,,Ciudad Juárez,08037,,computers,operates_plant,n.d. (c. 2013),http://paper.example/b,\n" +
			"Dell,Foxconn / Wistron,Ciudad Juárez,08037,,computers,contract_customer,2013,http://paper.example/b (The Paper),\n" +
			"BRP,,Ciudad Juárez,08037,,vehicles,announced_plant,2014,http://paper.example/b,\n" +
			"MarTech,,Mexicali,02002,\"Yuma, AZ (04027)\",medical devices,twin_plant,2020-08,http://paper.example/c,\n",
		"relations2/supplies.csv": "supplier_firm,supplier_site,supplier_place_code,customer_firm,customer_site,customer_place_code,product,as_of,url,quote\n" +
			"Lear,Juárez,08037,Ford Motor Company,,,wire harnesses,2017-05,http://paper.example/d,\"" + sentence + "\"\n" +
			"ASARCO,Mission mine,04019,ASARCO,\"Hayden smelter, Arizona\",04007,copper concentrates,2024,http://paper.example/e,\n" +
			"automakers (not named),,,Ford Motor Company,,,parts,2017,http://paper.example/d,\n",
		"relations2/partnerships.csv": "party_a,party_a_kind,party_b,party_b_kind,relation,subject,from_date,to_date,url\n" +
			"Foxconn,firm,State of Chihuahua,state government,alliance,training,2023,,http://paper.example/f\n" +
			"Ternium,firm,Nippon Steel,firm,alliance,steel,n.d.,,http://paper.example/f\n" +
			"IVEMSA,firm,Barnes Aerospace,firm,alliance,shelter services for the plant,2016-06-07,,http://paper.example/f\n" +
			"City of El Paso,city government,Ciudad Juárez,city government,sister_city,trade,2018-03-27,,http://paper.example/g\n",
		"relations2/memberships.csv": "member,member_kind,body,role_kind,as_of,url\nLear,firm,INDEX Juárez,board,2023,http://paper.example/h\n",
	}
}

// read runs this part on the small files, with the places and industries that they refer to.
func read(t *testing.T) *dataset {
	t.Helper()
	d := newDataset()
	d.addSource(row{"id": "source:places", "publisher": "test"})
	for _, id := range strings.Fields("county:48141 county:06073 county:04021 county:04027 county:04019 county:04007 municipio:08037 " +
		"municipio:02002 state:MX-SON industry:scian2018:22111 municipio:28032 municipio:28022 industry:scian2018:3363 industry:scian2018:3344 industry:scian2018:336320 industry:scian2018:336360 industry:scian2018:334410 industry:naics2017:333611 industry:naics2017:22") {
		d.entity("places.csv", row{"id": id, "name": id, "source": "source:places"})
	}
	if err := d.organisations(filesOf(t, files())); err != nil {
		t.Fatal(err)
	}
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// facts are the rows of all facts as "RELATION from to", with how many claims each has.
func facts(d *dataset) map[string]int {
	found := map[string]int{}
	for table, rows := range d.tables {
		for _, r := range rows {
			if strings.HasPrefix(table, "facts-") {
				found[r["relation"]+" "+r["from"]+" "+r["to"]]++
			}
		}
	}
	return found
}

func TestOrganisations(t *testing.T) {
	d := read(t)
	lear := plantID("LEAR TRIM", "08037", "31.7", "-106.4")
	vishay := plantID("IVEMSA", "02002", "32.6", "-115.4")
	got := facts(d)
	for fact, claims := range map[string]int{
		"OPERATES firm:lear-trim " + lear:                                                          2,
		"OWNS firm:lear firm:lear-trim":                                                            2,
		"LOCATED_IN " + lear + " municipio:08037":                                                  1,
		"IN_INDUSTRY " + lear + " industry:scian2018:336360":                                       1,
		"OPERATES firm:ivemsa " + vishay:                                                           1,
		"OPERATES firm:vishay " + vishay:                                                           1,
		"OWNS firm:vishay firm:ivemsa":                                                             0,
		"OPERATES firm:yazaki establishment:retc-yaz-1":                                            3,
		"LOCATED_IN establishment:retc-yaz-1 municipio:08037":                                      2,
		"IN_INDUSTRY establishment:retc-yaz-1 industry:scian2018:336320":                           1,
		"IN_INDUSTRY establishment:retc-yaz-1 industry:scian2018:336360":                           1,
		"OPERATES firm:nueva establishment:retc-old1":                                              2,
		"OPERATES firm:brand establishment:retc-old1":                                              1,
		"OPERATES firm:nueba establishment:retc-old1":                                              1,
		"OWNS firm:acme firm:nueva":                                                                1,
		"OWNS firm:acme firm:nueba":                                                                1,
		"OWNS firm:acme firm:yazaki":                                                               1,
		"OWNS firm:keller firm:shelter-de-mexico":                                                  0,
		"OWNS firm:grupo-shelter firm:shelter-de-mexico":                                           1,
		"OPERATES firm:keller establishment:retc-she1":                                             1,
		"OPERATES firm:shelter-de-mexico establishment:retc-she1":                                  2,
		"SUPPLIES firm:shelter-de-mexico firm:keller":                                              1,
		"OPERATES firm:owner establishment:gem-delta-power-station":                                1,
		"OWNS firm:parent firm:owner":                                                              1,
		"IN_INDUSTRY establishment:gem-delta-power-station industry:scian2018:22111":               1,
		"OPERATES firm:el-paso-electric establishment:eia860-9":                                    2,
		"OWNS firm:sun firm:el-paso-electric":                                                      1,
		"LOCATED_IN establishment:gem-line county:04019":                                           1,
		"LOCATED_IN establishment:gem-line municipio:08037":                                        1,
		"OPERATES firm:b establishment:gem-line":                                                   1,
		"OPERATES firm:vapor establishment:cre-e-271-cog-2003":                                     1,
		"LOCATED_IN establishment:cre-e-271-cog-2003 municipio:08037":                              1,
		"OPERATES firm:nueva establishment:cre-e-270-imp-2003":                                     0,
		"PARTNERS_WITH agency:north-american-development-bank firm:teg":                            1,
		"PARTNERS_WITH agency:north-american-development-bank agency:government-of-sonora":         1,
		"OPERATES firm:teg establishment:page-venti-wind-farm":                                     1,
		"SUPPLIES establishment:page-venti-wind-farm firm:femsa":                                   1,
		"MEMBER_OF agency:city-of-el-paso agency:foreign-trade-zone-68-el-paso":                    1,
		"SERVES agency:foreign-trade-zone-68-el-paso county:48141":                                 1,
		"SERVES agency:mining-cluster state:MX-SON":                                                1,
		"OPERATES firm:offshore-group establishment:page-bella-park":                               0,
		"OPERATES firm:the-offshore-group establishment:page-bella-park":                           1,
		"PARTNERS_WITH agency:epa agency:semarnat":                                                 1,
		"SERVES agency:index-juarez municipio:08037":                                               1,
		"OPERATES firm:kimball establishment:page-kimball-reynosa":                                 1,
		"SUPPLIES firm:foxconn firm:hp":                                                            1,
		"SUPPLIES firm:kemet firm:apple":                                                           2,
		"OPERATES firm:kemet establishment:supplier-kemet-matamoros":                               1,
		"LOCATED_IN establishment:retc-ims1 municipio:08037":                                       1,
		"OPERATES firm:lear establishment:page-lear-ciudad-juarez":                                 0,
		"OPERATES firm:wistron establishment:page-wistron-ciudad-juarez":                           1,
		"SUPPLIES firm:wistron firm:dell":                                                          1,
		"SUPPLIES firm:foxconn firm:dell":                                                          1,
		"OPERATES firm:martech establishment:page-martech-yuma":                                    1,
		"LOCATED_IN establishment:page-martech-yuma county:04027":                                  1,
		"OPERATES firm:caterpillar establishment:ghgrp-7":                                          2,
		"OPERATES firm:other establishment:ghgrp-7":                                                1,
		"LOCATED_IN establishment:ghgrp-8 county:04021":                                            1,
		"IN_INDUSTRY establishment:eia860-9 industry:naics2017:22":                                 1,
		"LOCATED_IN establishment:cms-0300t2 county:48141":                                         1,
		"OPERATES firm:alba-cold-storage establishment:fsis-m1-p1":                                 1,
		"SERVES agency:borderplex-alliance county:48141":                                           1,
		"SERVES agency:borderplex-alliance municipio:08037":                                        1,
		"LOCATED_IN agency:consulmex-el-paso county:48141":                                         1,
		"LOCATED_IN agency:us-consulate-ciudad-juarez municipio:08037":                             1,
		"SUPPLIES firm:lear firm:ford-motor":                                                       1,
		"SUPPLIES establishment:page-asarco-mission-mine establishment:page-asarco-hayden-smelter": 1,
		"PARTNERS_WITH agency:state-of-chihuahua firm:foxconn":                                     1,
		"SUPPLIES firm:ivemsa firm:barnes-aerospace":                                               1,
		"SISTER_OF county:48141 municipio:08037":                                                   1,
		"MEMBER_OF firm:lear agency:index-juarez":                                                  1,
	} {
		if got[fact] != claims {
			t.Errorf("%d claims, want %d: %s", got[fact], claims, fact)
		}
	}
}

func TestOrganisationsCells(t *testing.T) {
	d := read(t)
	for _, c := range []struct{ table, key, column, want string }{
		{"firms.csv", "firm:lear", "country", "US"},
		{"firms.csv", "firm:lear", "name", "Lear"},
		{"firms.csv", "firm:ivemsa", "country", ""},
		{"firms.csv", "firm:yazaki", "country", "JP"},
		{"firms.csv", "firm:yazaki", "identifiers", "RFC:YAZ010101AB1"},
		{"firms.csv", "firm:acme", "identifiers", "CIK:77"},
		{"establishments.csv", "establishment:retc-yaz-1", "industrial_park", "Aeropuerto"},
		{"establishments.csv", "establishment:retc-old1", "latitude", ""},
		{"firms.csv", "firm:wistron", "country", ""},
		{"establishments.csv", plantID("LEAR TRIM", "08037", "31.7", "-106.4"), "employment_band", "251+"},
		{"establishments.csv", "establishment:fsis-m1-p1", "aliases", "Alba Foods|Alba Meats"},
		{"establishments.csv", "establishment:gem-delta-power-station", "opened_year", "2003"},
		{"establishments.csv", "establishment:gem-line", "latitude", ""},
		{"establishments.csv", "establishment:cre-e-271-cog-2003", "name_es", "Vapor, S. A. de C. V., central eléctrica"},
		{"establishments.csv", "establishment:page-bella-park", "industrial_park", "Bella Park"},
		{"agencies.csv", "agency:epa", "kind", "FEDERAL"},
		{"agencies.csv", "agency:borderplex-alliance", "website", ""},
		{"agencies.csv", "agency:consulmex-boston", "name_es", "Consulado de México en Boston"},
		{"agencies.csv", "agency:us-embassy-mexico-city", "kind", "FEDERAL"},
	} {
		r, ok := d.tables[c.table][c.key]
		if !ok || r[c.column] != c.want {
			t.Errorf("%s of %s: %q, want %q (known: %v)", c.column, c.key, r[c.column], c.want, ok)
		}
	}
	for _, reason := range []string{
		"firm links: announced_plant", "firm links: the list of plants has the firm in that place", "partnerships: between two firms",
		"supplies: a party that isn't named", "source:epa-ghgrp-2020: activity code is not in NAICS 2017",
		"source:epa-ghgrp-2020: owner or operator is a public body, not a firm", "source:iiec-denue-2026: outside the border states",
		"source:semarnat-retc-2022: point outside the municipio that is stated; the plant stays",
		"organizations: what it serves names no place of the graph", "source:epa-ghgrp-2023: one of several owners; those of 2020 stand",
	} {
		if d.omitted[reason] != 1 {
			t.Errorf("left out %d times: %s", d.omitted[reason], reason)
		}
	}
}

// TestOwnWords checks that no cell has a sentence of a page: quotes are in the words of the project.
func TestOwnWords(t *testing.T) {
	quotes := 0
	for table, rows := range read(t).tables {
		for key, r := range rows {
			for column, cell := range r {
				if strings.Contains(cell, sentence) {
					t.Errorf("%s, %s: %s repeats the page", table, key, column)
				}
			}
			if strings.HasPrefix(table, "facts-") && r["quote"] != "" {
				quotes++
			}
		}
	}
	if quotes == 0 {
		t.Error("no fact says what its source says")
	}
}

func TestPagesAreSources(t *testing.T) {
	d := read(t)
	r := d.tables["sources.csv"]["source:page-paper-example-"+shortHash("http://paper.example/b")]
	if r["publisher"] != "paper.example" || r["url"] != "http://paper.example/b" || r["retrieved"] == "" || r["licence"] == "" ||
		!strings.Contains(r["title"], "Wistron") || !strings.Contains(r["title_es"], "Wistron") {
		t.Errorf("%v", r)
	}
}
