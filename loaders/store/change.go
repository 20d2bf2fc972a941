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

// changes lists what a plan changes as the properties of the journal's Change nodes: one for each thing that is created, and one for
// each property that changes. Claims have none of their own; their fact has.
func (p *plan) changes() []map[string]any {
	var rows []map[string]any
	for _, mutations := range [][]mutation{p.sources, p.entities, p.facts} {
		for _, m := range mutations {
			rows = append(rows, p.changesOf(m, unreported())...)
		}
	}
	for _, m := range p.series {
		rows = append(rows, p.changesOf(m, append(unreported(), cellProperties()...))...)
		rows = append(rows, p.cellChanges(m)...)
	}
	return rows
}

// unreported are properties without changes of their own: they follow from others, from the date of the import or from its row counts.
func unreported() []string {
	return append(countProperties(), "id", "sources", "givenBy", "sortName", "sortNameEs", "sortPopulation", "searchText", "topicsEn", "topicsEs",
		"sortKey", "last", "by", "industryLevel", "recordedAt", "retractedAt", "gaps")
}

// cellProperties are those that hold the cells of a series, which change together.
func cellProperties() []string { return []string{"values", "first", "lows", "highs", "flags"} }

func (p *plan) changesOf(m mutation, unreported []string) []map[string]any {
	if m.created {
		return []map[string]any{p.change(m, model.ChangeKindCreated)}
	}
	var rows []map[string]any
	for _, name := range slices.Sorted(maps.Keys(m.props)) {
		if slices.Contains(unreported, name) {
			continue
		}
		kind, value := model.ChangeKindChanged, m.props[name]
		switch {
		case p.closing && name == "validTo" && value != nil:
			kind = model.ChangeKindClosed
		case m.to != "" && name == "status" && value == string(model.StatusRetracted):
			kind = model.ChangeKindRetracted
		}
		row := p.change(m, kind)
		row["property"], row["old"], row["new"] = name, formatValue(m.stored[name]), formatValue(value)
		rows = append(rows, row)
	}
	return rows
}

// cellChanges returns one change of the property "values" if any cell, bound or flag of a series changed.
func (p *plan) cellChanges(m mutation) []map[string]any {
	var changed []string
	for _, name := range cellProperties() {
		if _, ok := m.props[name]; ok {
			changed = append(changed, name)
		}
	}
	if m.created || len(changed) == 0 {
		return nil
	}
	props := maps.Clone(m.stored)
	maps.Copy(props, m.props)
	row := p.change(m, model.ChangeKindChanged)
	row["property"], row["old"], row["new"] = "values", formatCells(m.stored, changed), formatCells(props, changed)
	return []map[string]any{row}
}

// formatCells formats the values of a series, followed by the name and value of each other property that changed.
func formatCells(props properties, changed []string) string {
	text := fmt.Sprint(formatValue(props["values"]))
	for _, name := range changed {
		if value := formatValue(props[name]); name != "values" && value != nil {
			text += fmt.Sprintf(" %s %v", name, value)
		}
	}
	return text
}

func (p *plan) change(m mutation, kind model.ChangeKind) map[string]any {
	row := map[string]any{"of": m.id, "kind": string(kind)}
	if source := p.attributed[m.id]; source != "" {
		row["source"] = source
	}
	return row
}

// formatValue formats a value as the tidy tables do: lists with |, and empty cells for NaN. It returns nil for an absent value.
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

// attribution returns, by id of what the batch describes, the id of the one source that describes it, or "" if there are several.
func attribution(b *batch, refused map[int]string) map[string]string {
	sources := map[string]string{}
	for i, rec := range b.records {
		if refused[i] != "" {
			continue
		}
		id, source := subjectID(rec), rec.RestsOn()
		if r, ok := rec.(*model.SourceRecord); ok {
			id = r.ID
		}
		if other, present := sources[id]; present && other != source {
			source = ""
		}
		sources[id] = source
	}
	return sources
}
