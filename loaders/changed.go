package loaders

import (
	"context"
	"fmt"
	"strings"
	"time"

	"puente/graph/model"
)

// ImportPosition is where an import stands among all that have ended: by the moment of its end, then by its id.
type ImportPosition struct {
	At time.Time
	ID string
}

// String is the position as clients see it.
func (p ImportPosition) String() string {
	return strings.TrimSpace(p.At.UTC().Format(time.RFC3339Nano) + " " + p.ID)
}

// Before reports whether a position stands before another.
func (p ImportPosition) Before(other ImportPosition) bool {
	return p.At.Before(other.At) || p.At.Equal(other.At) && p.ID < other.ID
}

// ParseImportPosition reads a position, or a moment: all that ended later stands after it.
func ParseImportPosition(text string) (ImportPosition, error) {
	at, id, _ := strings.Cut(text, " ")
	moment, err := time.Parse(time.RFC3339Nano, at)
	if err != nil {
		return ImportPosition{}, model.BadInput("since", "`since` takes `until` of an event, or a moment such as 2026-01-31T12:00:00Z.",
			"`since` admite `until` de un evento, o un instante como 2026-01-31T12:00:00Z.")
	}
	return ImportPosition{moment, id}, nil
}

// LastImport reads the position of the import that ended last, before all others where none has.
func LastImport(ctx context.Context) (ImportPosition, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return ImportPosition{}, err
	}
	c, err := op.query.read(ctx, lastImportRead(), nil)
	if err != nil {
		return ImportPosition{}, fmt.Errorf("last import: %w", err)
	}
	var last ImportPosition
	for row := range c.Rows() {
		last = ImportPosition{required[time.Time](row), row.Text()}
	}
	if err := c.Err(); err != nil {
		return ImportPosition{}, fmt.Errorf("last import: %w", err)
	}
	return last, nil
}

// lastImportRead reads when the import that ended last did, and its id.
func lastImportRead() string {
	return `
OPTIONAL MATCH (i:Import) WHERE i.endedAt IS NOT NULL
WITH i ORDER BY i.endedAt DESC, i.id DESC LIMIT 1
WITH i WHERE i IS NOT NULL
RETURN collect([i.endedAt, i.id]) AS rows`
}

// NextChanges reads what the first import after a position changed of what is asked for, and nil if none after it did. Nil lists ask for everything.
func NextChanges(ctx context.Context, after ImportPosition, of []string, kinds []model.ChangeKind) (*model.ImportChanges, error) {
	if len(of) > MaxPage {
		return nil, model.BadInput("of", "`of` may hold at most 1,000 ids.", "`of` puede tener a lo más 1,000 ids.")
	}
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	changed, imported := op.catalog.project([]model.Kind{model.KindChange}), op.catalog.project([]model.Kind{model.KindImport})
	params := map[string]any{"at": after.At.UTC().Format(time.RFC3339Nano), "id": after.ID, "most": int64(MaxPage), "of": nil, "kinds": nil}
	if of != nil {
		params["of"] = of
	}
	if kinds != nil {
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = string(k)
		}
		params["kinds"] = names
	}
	c, err := op.query.read(ctx, nextChangesRead(changed, imported), params)
	if err != nil {
		return nil, fmt.Errorf("changes of an import: %w", err)
	}
	var next *model.ImportChanges
	for row := range c.Rows() {
		next = &model.ImportChanges{Import: NodeColumn[*model.Import](row, imported), TotalCount: row.Int()}
		ended := required[time.Time](row)
		if next.Import == nil {
			continue // the error is kept
		}
		next.Until = ImportPosition{ended, next.Import.ID}.String()
		for each := range row.Rows() {
			next.Changes = append(next.Changes, NodeColumn[*model.Change](each, changed))
		}
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("changes of an import: %w", err)
	}
	return next, nil
}

// nextChangesRead reads the first import after $p.at and $p.id with changes of $p.of and $p.kinds, which may be null, and $p.most of its changes.
func nextChangesRead(changed, imported Projection) string {
	const asked = `
  MATCH (c:Change {import: i.id})
    WHERE ($p.of IS NULL OR c.of IN $p.of) AND ($p.kinds IS NULL OR c.kind IN $p.kinds)`
	return `
MATCH (i:Import)
  WHERE i.endedAt > datetime($p.at) OR i.endedAt = datetime($p.at) AND i.id > $p.id
WITH i ORDER BY i.endedAt, i.id
CALL (i) {` + asked + `
  RETURN count(c) AS n
}
WITH i, n WHERE n > 0
LIMIT 1
CALL (i) {` + asked + `
  WITH c ORDER BY c.id LIMIT $p.most
  RETURN collect([` + changed.Columns("c") + `]) AS changes
}
RETURN collect([` + imported.Columns("i") + `, n, i.endedAt, changes]) AS rows`
}
