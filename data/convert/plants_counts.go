package main

import "strconv"

// plantCounts counts the rows of the list of plants by municipio, activity and country of capital. The list repeats a
// place of business for each company to which it assigns it, so there are more rows than
// establishments; the counts reproduce those that the researchers published.
type plantCounts map[[3]string]int

func (c plantCounts) add(r row) {
	capital := capitalGroup(r["capital_origin"])
	c[[3]string{r["cvegeo_mun"], "", capital}]++
	c[[3]string{r["cvegeo_mun"], r["scian"][:min(4, len(r["scian"]))], capital}]++
}

// capitalGroup returns the group to which the researchers count a plant: the United States before others.
func capitalGroup(cell string) string {
	switch capitalCountry(cell) {
	case "US":
		return "plants listed with capital from the United States"
	case "MX":
		if cell == "MÉXICO" {
			return "plants listed with capital from Mexico"
		}
	}
	return "plants listed with capital from other countries"
}

func (c plantCounts) write(d *dataset) {
	for key, n := range c {
		r := row{
			"subject": "municipio:" + key[0], "measure": "ESTABLISHMENTS", "unit": "rows of the list", "frequency": "YEAR", "first": "2026",
			"values": strconv.Itoa(n), "breakdown": key[2], "source": sourceDENUE,
		}
		if key[1] != "" {
			r["industry"] = "industry:scian2018:" + key[1]
		}
		d.series("series-plants.csv", r)
	}
}
