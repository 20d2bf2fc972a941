package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"puente/web"
)

// question is an operation that is asked for the first time.
type question struct {
	name      string
	query     string
	variables map[string]any
}

// questions are those of the first-ask benchmark: the examples of the page, the shapes of the other benchmarks, and so many new ones that are drawn.
func questions(g Ground, drawn int) ([]question, error) {
	examples, err := web.Examples()
	if err != nil {
		return nil, err
	}
	var all []question
	for _, shape := range ShapesOn(g) {
		all = append(all, question{shape.Name, shape.query, shape.variables})
	}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range drawn {
		all = append(all, question{name: fmt.Sprintf("drawn %d", i+1), query: draw(r)})
	}
	for _, e := range examples {
		all = append(all, question{e.Slug, e.Query, e.Variables})
	}
	return all, nil
}

// edgesByType are edges that a drawn question can follow, with the types to which they lead.
func edgesByType() map[string][][2]string {
	return map[string][][2]string{
		"Firm":          {{"establishments", "Establishment"}, {"customers", "Firm"}, {"suppliers", "Firm"}, {"industries", "Industry"}, {"parents", "Firm"}},
		"Establishment": {{"operators", "Firm"}, {"industries", "Industry"}, {"municipios", "Municipio"}, {"counties", "County"}},
		"Industry":      {{"establishments", "Establishment"}, {"products", "Product"}},
		"Municipio":     {{"ports", "Port"}, {"agencies", "Agency"}, {"establishments", "Establishment"}},
		"County":        {{"ports", "Port"}, {"agencies", "Agency"}, {"establishments", "Establishment"}},
		"Port":          {{"counties", "County"}, {"municipios", "Municipio"}},
		"Agency":        {{"counties", "County"}, {"municipios", "Municipio"}, {"memberships", "Agency"}},
	}
}

// draw makes a question: a list, and one to three levels of edges under it, with some of the fields.
func draw(r *rand.Rand) string {
	lists := [][2]string{{"firms", "Firm"}, {"establishments", "Establishment"}, {"industries", "Industry"}, {"municipios", "Municipio"}, {"counties", "County"}, {"ports", "Port"}}
	list := lists[r.IntN(len(lists))]
	return fmt.Sprintf("{ %s(first: %d) { %snodes { %s } } }", list[0], 2+r.IntN(20), total(r), below(r, list[1], 1+r.IntN(3)))
}

func total(r *rand.Rand) string { return []string{"totalCount ", "", ""}[r.IntN(3)] }

// below draws what is selected of a type.
func below(r *rand.Rand, typ string, levels int) string {
	fields := []string{"id"}
	for _, f := range []string{"name", "aliases", "es: name(lang: ES)", "sources { title }"} {
		if r.IntN(2) == 0 {
			fields = append(fields, f)
		}
	}
	if levels > 0 {
		for _, e := range edgesByType()[typ] {
			if r.IntN(2) == 0 {
				continue
			}
			fact := []string{"", "", "edges { fact { status confidence } } "}[r.IntN(3)]
			fields = append(fields, fmt.Sprintf("%s(first: %d) { %s%snodes { %s } }", e[0], 1+r.IntN(5), total(r), fact, below(r, e[1], levels-1)))
		}
	}
	return strings.Join(fields, " ")
}
