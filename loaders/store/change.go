package store

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// changes are what a plan does, as the journal tells it: that a thing is made, or each property of it that has another value.
// Claims are not told of: what they change is their fact.
func (p *plan) changes() []map[string]any {
	var rows []map[string]any
	for _, items := range [][]mutation{p.sources, p.entities, p.facts} {
		for _, item := range items {
			rows = append(rows, p.changesOf(item, unreported())...)
		}
	}
	for _, item := range p.series {
		rows = append(rows, p.changesOf(item, append(unreported(), cellProperties()...))...)
		rows = append(rows, p.cellChanges(item)...)
	}
	return rows
}

// unreported are the properties that follow from others, from the day of the import or from the counts of its rows.
func unreported() []string {
	return append(rowCounts(), "id", "sources", "givenBy", "sortName", "sortNameEs", "sortPopulation", "searchText",
		"sortKey", "last", "by", "industryLevel", "recordedAt", "retractedAt", "gaps")
}

// cellProperties are the properties that hold the cells of a series, as its tidy table names them.
func cellProperties() []string { return []string{"values", "first", "lows", "highs", "flags"} }

func (p *plan) changesOf(item mutation, quiet []string) []map[string]any {
	if item.created {
		return []map[string]any{p.change(item, model.ChangeKindCreated)}
	}
	var rows []map[string]any
	for _, name := range slices.Sorted(maps.Keys(item.props)) {
		if slices.Contains(quiet, name) {
			continue
		}
		kind, value := model.ChangeKindChanged, item.props[name]
		switch {
		case p.closing && name == "validTo" && value != nil:
			kind = model.ChangeKindClosed
		case item.to != "" && name == "status" && value == string(model.StatusRetracted):
			kind = model.ChangeKindRetracted
		}
		row := p.change(item, kind)
		row["property"], row["old"], row["new"] = name, formatValue(item.stored[name]), formatValue(value)
		rows = append(rows, row)
	}
	return rows
}

// cellChanges is one change of a series, whatever of its cells changed.
func (p *plan) cellChanges(item mutation) []map[string]any {
	var changed []string
	for _, name := range cellProperties() {
		if _, ok := item.props[name]; ok {
			changed = append(changed, name)
		}
	}
	if item.created || len(changed) == 0 {
		return nil
	}
	now := maps.Clone(item.stored)
	maps.Copy(now, item.props)
	row := p.change(item, model.ChangeKindChanged)
	row["property"], row["old"], row["new"] = "values", formatCells(item.stored, changed), formatCells(now, changed)
	return []map[string]any{row}
}

// formatCells is the values of a series as its tidy table has them, and with a name what else changed.
func formatCells(props map[string]any, changed []string) string {
	text := fmt.Sprint(formatValue(props["values"]))
	for _, name := range changed {
		if value := formatValue(props[name]); name != "values" && value != nil {
			text += fmt.Sprintf(" %s %v", name, value)
		}
	}
	return text
}

func (p *plan) change(item mutation, kind model.ChangeKind) map[string]any {
	row := map[string]any{"of": item.id, "kind": string(kind)}
	if by := p.bySource[item.id]; by != "" {
		row["source"] = by
	}
	return row
}

// formatValue is a value as text, and nil where there is none.
func formatValue(value any) any {
	switch v := value.(type) {
	case nil:
		return nil
	case []string:
		return strings.Join(v, "|")
	case []float64:
		cells := make([]string, len(v))
		for i, x := range v {
			if !math.IsNaN(x) {
				cells[i] = strconv.FormatFloat(x, 'f', -1, 64)
			}
		}
		return strings.Join(cells, "|")
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case model.Point:
		return fmt.Sprintf("%v, %v", v.Latitude, v.Longitude)
	}
	return fmt.Sprint(value)
}

// attribution gives what a batch tells of the source that tells it, and nothing where several do.
func attribution(b *batch, refused map[int]string) map[string]string {
	by := map[string]string{}
	for i, rec := range b.records {
		if refused[i] != "" {
			continue
		}
		id, source := subjectID(rec), rec.RestsOn()
		if r, ok := rec.(*model.SourceRecord); ok {
			id, source = r.ID, r.ID
		}
		if before, told := by[id]; told && before != source {
			source = ""
		}
		by[id] = source
	}
	return by
}
