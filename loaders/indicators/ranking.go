package indicators

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// RankingQuery asks for entities in the order of a figure.
type RankingQuery struct {
	Measure       model.Measure
	Period, Since *model.Date // nil: the latest; no change
	Of            model.RankingOf
	OrderBy       model.RankingOrder
	First         *int32
	After         *string
}

// maxMissing is how many entities without a figure an answer lists.
const maxMissing = loaders.MaxPage

// Ranking ranks places or ports by a figure, or industries or products by that of one subject, by three statements in all.
func Ranking(ctx context.Context, q RankingQuery) (*model.RankingConnection, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if err := q.check(); err != nil {
		return nil, err
	}
	window, err := loaders.NewListWindow("Ranking", model.Strings(model.AllRankingOrderField), model.Page{
		First: q.First, After: q.After, Field: string(q.OrderBy.Field), Descending: q.OrderBy.Direction == model.OrderDirectionDesc,
	})
	if err != nil {
		return nil, err
	}
	r := &ranking{query: q, window: window}
	if err := r.read(ctx, op); err != nil {
		return nil, err
	}
	if err := r.choosePeriod(); err != nil {
		return nil, err
	}
	if err := r.rank(ctx); err != nil {
		return nil, err
	}
	return r.answer(ctx, op)
}

// ofItems reports whether what is ranked are the items of one subject, and not subjects.
func (q RankingQuery) ofItems() bool {
	return q.Of.Kind == model.RankedKindIndustry || q.Of.Kind == model.RankedKindProduct
}

// kind is the kind of entity that is ranked.
func (q RankingQuery) kind() model.Kind {
	for _, k := range model.Kinds() {
		if string(k.Enum()) == string(q.Of.Kind) {
			return k
		}
	}
	return ""
}

// check checks the arguments that need no reading.
func (q RankingQuery) check() error {
	switch {
	case len(q.Of.Within) > maxPlaces:
		return model.BadInput("within", fmt.Sprintf("`within` takes at most %d ids.", maxPlaces), fmt.Sprintf("`within` admite a lo más %d ids.", maxPlaces))
	case q.ofItems() && len(q.Of.Within) != 1:
		return model.BadInput("within", "Industries and products are ranked by the figures of one place or port: give its id in `within`.",
			"Las industrias y los productos se ordenan por las cifras de un lugar o puerto: dé su id en `within`.")
	case q.ofItems() && q.Of.Level == nil:
		return model.BadInput("level", "Industries and products are ranked within one level: give `level`.", "Las industrias y los productos se ordenan dentro de un nivel: dé `level`.")
	case !q.ofItems() && q.Of.Level != nil:
		return model.BadInput("level", "`level` is for industries and products.", "`level` es para industrias y productos.")
	case q.Of.Kind == model.RankedKindIndustry && q.Of.Industry != nil:
		return model.BadInput("industry", "`industry` cannot be given where industries are ranked.", "`industry` no se puede dar si se ordenan industrias.")
	case q.Of.Kind == model.RankedKindProduct && q.Of.Product != nil:
		return model.BadInput("product", "`product` cannot be given where products are ranked.", "`product` no se puede dar si se ordenan productos.")
	case q.Since == nil && q.OrderBy.Field != model.RankingOrderFieldValue:
		return model.BadInput("orderBy", "An order by change or growth needs `since`.", "Un orden por cambio o crecimiento necesita `since`.")
	}
	for argument, period := range map[string]*model.Date{"period": q.Period, "since": q.Since} {
		if period != nil && len(*period) > len("2006-01") {
			return model.BadInput(argument, "`"+argument+"` must be a year or a month.", "`"+argument+"` debe ser un año o un mes.")
		}
	}
	return nil
}

// ranking is a ranking while it is made.
type ranking struct {
	query  RankingQuery
	window loaders.ListWindow

	series  map[string][]datasetSeries // of each candidate, the latest release first; none: there is no such series
	sources map[string]*model.Source
	period  *model.Date
	unit    *string
	rows    []rankedRow
	missing []rankedRow
}

// read reads the series of the candidates and their sources, by two statements. An id that does not exist is an error.
func (r *ranking) read(ctx context.Context, op *loaders.Operation) error {
	b := loaders.NewBuilder()
	b.Set("named", r.query.named())
	answer, err := op.ReadBuilt(ctx, r.statement(op, b), b)
	if err != nil {
		return fmt.Errorf("ranking: %w", err)
	}
	for row := range answer.Rows() {
		if argument, id, known := row.Text(), row.Text(), row.Bool(); !known && answer.Err() == nil {
			return model.Missing(argument, id)
		}
	}
	r.series = map[string][]datasetSeries{}
	var sources []string
	for row := range answer.Rows() {
		id := row.Text()
		all := readDatasetSeries(op, row)
		if r.query.ofItems() {
			r.addItems(all)
		} else {
			r.series[id] = all
		}
		for _, s := range all {
			sources = append(sources, s.SourceID)
		}
	}
	if err := answer.Err(); err != nil {
		return fmt.Errorf("ranking: %w", err)
	}
	if r.sources, err = op.Sources(ctx, loaders.Distinct([][]string{sources})); err != nil {
		return fmt.Errorf("ranking: %w", err)
	}
	for _, all := range r.series {
		slices.SortFunc(all, func(a, b datasetSeries) int {
			if c := strings.Compare(r.released(b), r.released(a)); c != 0 {
				return c
			}
			return strings.Compare(a.ID, b.ID)
		})
	}
	return nil
}

// named are the ids that the arguments name, each with its argument.
func (q RankingQuery) named() []any {
	all := []any{}
	for _, id := range q.Of.Within {
		all = append(all, []any{"within", id})
	}
	for _, each := range []struct {
		argument string
		id       *string
	}{{"industry", q.Of.Industry}, {"product", q.Of.Product}, {"counterpart", q.Of.Counterpart}} {
		if each.id != nil {
			all = append(all, []any{each.argument, *each.id})
		}
	}
	return all
}

// released is when the release of a series came out, as a text that sorts.
func (r *ranking) released(s datasetSeries) string {
	source := r.sources[s.SourceID]
	switch {
	case source == nil:
		return ""
	case source.ReleasedOn != nil:
		return string(*source.ReleasedOn)
	}
	return string(source.Retrieved)
}
