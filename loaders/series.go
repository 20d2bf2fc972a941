package loaders

import (
	"slices"
	"strings"

	"puente/graph/model"
)

// series declares the series: measures of entities over time. A series stores the ids of its subject, its dimensions and its
// source, and has no relationships: a page of the series of a subject is read in order from an index.
func series() noun {
	return noun{
		kind:   model.KindSeries,
		make:   recordOf(seriesProperties),
		orders: orders{"NAME": "@.sortKey"}, selective: "subject",
		filters: filters{
			{"id", named("@.id", model.KindSeries)},
			{"subject", named("@.subject", "")},
			{"place", referenced("subject", within("(@)-[:PART_OF*0..0]->"))},
			{"measure", oneOf("@.measure", asNames)},
			{"frequency", oneOf("@.frequency", asNames)},
			{"by", byDimensions},
			{"industry", named("@.industry", model.KindIndustry)},
			{"industryWithin", referenced("industry", under("(@)-[:PART_OF*0..0]->"))},
			{"industryLevel", oneOf("@.industryLevel", asIntegers)},
			{"product", named("@.product", model.KindProduct)},
			{"counterpart", named("@.counterpart", "")},
			{"mode", oneOf("@.mode", asNames)},
			{"source", named("@.source", model.KindSource)},
			{"dataset", code("@.dataset")},
			{"period", overlaps("@.first", "@.last")},
		},
	}
}

// seriesProperties are the stored properties of a series.
func seriesProperties(s *model.Series) []property {
	return []property{
		{"id", &s.ID}, {"measure", enum(&s.Measure)}, {"unit", &s.Unit}, {"frequency", enum(&s.Frequency)},
		{"subject", &s.SubjectID}, {"industry", &s.IndustryID}, {"product", &s.ProductID}, {"counterpart", &s.CounterpartID},
		{"mode", optionalEnum(&s.Mode)}, {"breakdown", &s.Breakdown}, {"first", &s.First}, {"last", &s.Last},
		{"values", figures(&s.Cells)}, {"lows", figures(&s.Lows)}, {"highs", figures(&s.Highs)}, {"flags", seriesFlags(&s.Flags)}, {"source", &s.SourceID},
	}
}

// referenced is true if the predicate is true of the entity whose id is in a property.
func referenced(property string, test predicate) predicate {
	return func(b *Builder, node string, given value) string {
		named := b.Name("x")
		return "EXISTS { MATCH (" + named + ":Entity {id: " + node + "." + property + "}) WHERE " + test(b, named, given) + " }"
	}
}

// byDimensions is true of series that are broken down by exactly the dimensions given.
func byDimensions(b *Builder, node string, given value) string {
	return node + ".by = " + b.param(given.as(asNames).as(typed(func(list []any) (any, error) {
		sorted := []any{}
		for _, dimension := range model.AllSeriesDimension {
			if slices.Contains(list, any(string(dimension))) {
				sorted = append(sorted, string(dimension))
			}
		}
		return sorted, nil
	})))
}

// overlaps is true if the period between two dates of a node overlaps the period given.
func overlaps(first, last string) predicate {
	return func(b *Builder, node string, given value) string {
		var all []string
		for _, bound := range []struct{ argument, key, operator string }{{"from", last, ">="}, {"to", first, "<="}} {
			if v := given.field(bound.argument); !v.absent() {
				all = append(all, compareDates(strings.ReplaceAll(bound.key, "@", node), bound.operator, b.param(v.as(asDate))))
			}
		}
		return conjunction(all)
	}
}
