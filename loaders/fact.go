package loaders

import (
	"strings"

	"puente/graph/model"
)

// factProperties is what is stored of a fact, and where it goes.
func factProperties(f *model.Fact) []property {
	return []property{
		{"id", &f.ID}, {"status", enum(&f.Status)}, {"validFrom", &f.ValidFrom}, {"validTo", &f.ValidTo},
		{"observedOn", &f.ObservedOn}, {"confidence", &f.Confidence}, {"sources", &f.SourceIDs}, {"role", &f.Role},
		{"product", &f.Product}, {"agreement", &f.Agreement}, {"method", &f.Method}, {"share", &f.Share},
		{"level", &f.Level}, {"weight", &f.Weight}, {"millionPesos", &f.MillionPesos},
	}
}

// factRow writes a fact as a list: its ends and type, then its properties.
func factRow(f string) string {
	items := []string{"type(" + f + ")", "startNode(" + f + ").id", "endNode(" + f + ").id"}
	for _, p := range factProperties(&model.Fact{}) {
		items = append(items, f+"."+p.name)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// readFact makes a fact of its row.
func readFact(v any) (*model.Fact, error) {
	row, _ := v.([]any)
	f := &model.Fact{}
	ends := []property{{"type", enum(&f.Relation)}, {"from", &f.FromID}, {"to", &f.ToID}}
	return f, fill(append(ends, factProperties(f)...), row)
}

// counted writes which facts are followed: reported and disputed ones unless others are asked for.
func counted(b *builder, f string, filter *model.FactFilter) []string {
	statuses := []model.FactStatus{model.StatusReported, model.StatusDisputed}
	if filter != nil && filter.Statuses != nil {
		statuses = filter.Statuses
	}
	all := []string{f + ".status IN " + b.param(strs(statuses))}
	if filter == nil {
		return all
	}
	if filter.AsOf != nil {
		// Dates of reduced precision are compared at the precision that both have.
		at := b.param(string(*filter.AsOf))
		all = append(all,
			"("+f+".validFrom IS NULL OR left("+f+".validFrom, size("+at+")) <= left("+at+", size("+f+".validFrom)))",
			"("+f+".validTo IS NULL OR left("+f+".validTo, size("+at+")) >= left("+at+", size("+f+".validTo)))")
	}
	if filter.MinConfidence != nil {
		all = append(all, f+".confidence >= "+b.param(*filter.MinConfidence))
	}
	return all
}
