package loaders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"puente/graph/model"
	"puente/names"
)

const (
	maxNearest = 3   // ids that a fault suggests
	alike      = 200 // ids with the same beginning that are compared
	sameStart  = 2   // letters after the kind, with which they begin
)

// WithNearest adds to the fault of an id that nothing has the ids that were probably meant. Any other error stays as it is.
func WithNearest(ctx context.Context, err error) error {
	fault, ok := errors.AsType[*model.Error](err)
	if !ok || fault.Code != model.CodeNotFound || fault.ID == "" || len(fault.Nearest) > 0 {
		return err
	}
	op, opErr := FromContext(ctx)
	if opErr != nil {
		return err
	}
	nearest, readErr := Dedupe(ctx, op, op, CallKey("nearest", fault.ID, fault.Kinds), func(ctx context.Context) ([]string, error) {
		return op.nearest(ctx, fault.ID, fault.Kinds)
	})
	if readErr != nil {
		return err // the fault stands without them
	}
	return fault.WithNearest(nearest)
}

// nearest finds the ids of some kinds, or of all, that are nearest to an id that nothing has: those of entities that have it as a name, as "Sonora"
// is of state:MX-SON, and those that are spelled almost alike.
func (op *Operation) nearest(ctx context.Context, id string, kinds []model.Kind) ([]string, error) {
	if len(kinds) == 0 {
		kinds = model.Kinds()
	}
	if slices.ContainsFunc(kinds, func(k model.Kind) bool { return slices.Contains(records(), k) }) {
		return nil, nil // what is no entity has no name to be found by
	}
	text := id
	prefix, rest, ofKind := strings.Cut(id, ":")
	if ofKind {
		text = rest
	}
	text = model.Cut(text, maxSearchText)
	b, wanted := NewBuilder(), names.Search(text)
	begins := ""
	if ofKind {
		begins = prefix + ":" + string([]rune(rest)[:min(sameStart, len([]rune(rest)))])
	}
	c, err := op.query.readBuilt(ctx, nearestRead(b, wanted, begins, kinds), b)
	if err != nil {
		return nil, fmt.Errorf("nearest ids: %w", err)
	}
	byName, bySpelling := c.Texts(), c.Texts()
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("nearest ids: %w", err)
	}
	bySpelling = spelledAlike(id, bySpelling)
	all := append(bySpelling, byName...)
	if !ofKind {
		all = append(byName, bySpelling...)
	}
	var distinct []string
	for _, each := range all {
		if !slices.Contains(distinct, each) {
			distinct = append(distinct, each)
		}
	}
	return distinct[:min(maxNearest, len(distinct))], nil
}

// nearestRead reads the ids of entities by a name, and those that begin alike.
func nearestRead(b *Builder, wanted, begins string, kinds []model.Kind) string {
	labels := make([]model.EntityKind, len(kinds))
	for i, k := range kinds {
		labels[i] = k.Enum()
	}
	byName := "RETURN [] AS byName"
	if wanted != "" {
		byName = searchMatch(b.Put(lucene(wanted)), b.Put(wanted), b.Put(int64(maxNearest)), b.Put(int64(candidates)),
			Where([]string{kindsOf(b, "m", literal(labels))})) + "\nRETURN collect(m.id) AS byName"
	}
	bySpelling := "RETURN [] AS bySpelling"
	if begins != "" {
		bySpelling = "MATCH (m:Entity) WHERE m.id STARTS WITH " + b.Put(begins) + "\nWITH m ORDER BY m.id LIMIT " + b.Put(int64(alike)) +
			"\nRETURN [id IN collect(m.id) WHERE any(prefix IN " + b.Put(prefixesOf(kinds)) + " WHERE id STARTS WITH prefix)] AS bySpelling"
	}
	return "CALL () {\n" + byName + "\n}\nCALL () {\n" + bySpelling + "\n}\nRETURN byName, bySpelling"
}

// prefixesOf are the beginnings of the ids of some kinds.
func prefixesOf(kinds []model.Kind) []string {
	all := make([]string, len(kinds))
	for i, k := range kinds {
		all[i] = k.Prefix()
	}
	return all
}

// spelledAlike are those ids that differ from one in few letters, the nearest first.
func spelledAlike(id string, ids []string) []string {
	far := func(other string) int { return levenshtein.ComputeDistance(id, other) }
	most := max(1, len([]rune(id))/5)
	ids = slices.DeleteFunc(ids, func(other string) bool { return far(other) > most })
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a, b)) })
	return ids
}
