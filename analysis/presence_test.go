package analysis

import (
	"slices"
	"testing"

	"puente/graph/model"
)

func TestCountOfASupplier(t *testing.T) {
	wholesale := Supplier{ID: "4311", Above: []string{"431", "43"}, Exclusive: []string{"431", "43"}}
	parts := Supplier{ID: "3363", Above: []string{"336", "31-33"}}
	classes := func(codes ...string) (all []Class) {
		for _, c := range codes {
			level := len(c)
			if c == "31-33" {
				level = 2
			}
			all = append(all, Class{c, level})
		}
		return all
	}
	for _, c := range []struct {
		name     string
		supplier Supplier
		plants   EstablishmentGroup
		us, mx   Tally
	}{
		{"a class of it", parts, EstablishmentGroup{MX: true, Industries: [][]Class{classes("31-33", "336", "3363", "336320")}, Count: 3}, Tally{}, Tally{Certain: 3}},
		{"a sister", parts, EstablishmentGroup{MX: true, Industries: [][]Class{classes("31-33", "336", "3364")}, Count: 3}, Tally{}, Tally{}},
		{"known by its sector only", parts, EstablishmentGroup{US: true, Industries: [][]Class{classes("31-33")}, Count: 2}, Tally{Unclear: 2}, Tally{}},
		{"another sector", parts, EstablishmentGroup{US: true, Industries: [][]Class{classes("22")}, Count: 2}, Tally{}, Tally{}},
		{"no industry", parts, EstablishmentGroup{US: true, Count: 2}, Tally{}, Tally{}},
		{"an industry without a class here", parts, EstablishmentGroup{US: true, Industries: [][]Class{nil}, Count: 2}, Tally{}, Tally{}},
		{"both sides", parts, EstablishmentGroup{US: true, MX: true, Industries: [][]Class{classes("3363")}, Count: 1}, Tally{Certain: 1}, Tally{Certain: 1}},
		{"two industries: counted once, by what is surer", parts, EstablishmentGroup{MX: true, Industries: [][]Class{classes("31-33"), classes("3363")}, Count: 1}, Tally{}, Tally{Certain: 1}},
		{"a row that may stand for its sector", wholesale, EstablishmentGroup{MX: true, Industries: [][]Class{classes("43", "434", "4342")}, Count: 6}, Tally{}, Tally{Unclear: 6}},
	} {
		us, mx := c.supplier.Count([]EstablishmentGroup{c.plants})
		if us != c.us || mx != c.mx {
			t.Errorf("%s: %+v and %+v", c.name, us, mx)
		}
	}
}

func TestMissingFirst(t *testing.T) {
	const none, unclear, present, outside = model.PresenceNone, model.PresenceUnclear, model.PresencePresent, model.PresenceOutside
	type gap struct {
		Supplier
		sides []model.Presence
	}
	list := []gap{
		{Supplier{ID: "there", Share: 0.9}, []model.Presence{present, present}},
		{Supplier{ID: "perhaps", Share: 0.1}, []model.Presence{present, unclear}},
		{Supplier{ID: "on one side", Share: 0.2}, []model.Presence{none, present}},
		{Supplier{ID: "on one side, perhaps", Share: 0.1}, []model.Presence{none, unclear}},
		{Supplier{ID: "on the only side", Share: 0.3}, []model.Presence{outside, none}},
		{Supplier{ID: "no share", Share: -1}, []model.Presence{none, none}},
		{Supplier{ID: "c", Share: 0}, []model.Presence{none, none}},
		{Supplier{ID: "b", Share: 0.1}, []model.Presence{none, none}},
		{Supplier{ID: "a", Share: 0.1, Fact: "2"}, []model.Presence{none, none}},
		{Supplier{ID: "a", Share: 0.1, Fact: "1"}, []model.Presence{none, none}},
	}
	slices.SortFunc(list, func(a, b gap) int { return CompareGaps(a.Supplier, b.Supplier, a.sides, b.sides) })
	var got []string
	for _, g := range list {
		got = append(got, g.ID+g.Fact)
	}
	want := []string{"a1", "a2", "b", "c", "no share", "on one side, perhaps", "on the only side", "on one side", "perhaps", "there"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
