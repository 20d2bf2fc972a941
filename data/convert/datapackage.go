package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// dataPackage describes the tables as a Data Package: https://datapackage.org/standard/data-package/
type dataPackage struct {
	Schema      string            `json:"$schema"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Licenses    []packageLicence  `json:"licenses"`
	Resources   []packageResource `json:"resources"`
}

type packageResource struct {
	Schema   string           `json:"$schema"`
	Name     string           `json:"name"`
	Type     string           `json:"type"`
	Path     string           `json:"path"`
	Format   string           `json:"format"`
	Encoding string           `json:"encoding"`
	Sources  []packageSource  `json:"sources,omitempty"`
	Licenses []packageLicence `json:"licenses"`
	Table    packageSchema    `json:"schema"`
}

type packageSource struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

// packageLicence has the licence text of a source. The standard requires a name of a known list or a path; the path is the table of sources.
type packageLicence struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

type packageSchema struct {
	Schema      string           `json:"$schema"`
	Fields      []packageField   `json:"fields"`
	PrimaryKey  []string         `json:"primaryKey,omitempty"`
	ForeignKeys []packageForeign `json:"foreignKeys,omitempty"`
}

type packageField struct {
	Name        string        `json:"name"`
	Type        string        `json:"type"`
	Format      string        `json:"format,omitempty"`
	Delimiter   string        `json:"delimiter,omitempty"`
	Description string        `json:"description"`
	Constraints *packageLimit `json:"constraints,omitempty"`
}

type packageLimit struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
}

type packageForeign struct {
	Fields    []string         `json:"fields"`
	Reference packageReference `json:"reference"`
}

type packageReference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

const profiles = "https://datapackage.org/profiles/2.0/"

// writePackage writes datapackage.json beside the tables, from the columns that package ingest declares.
func (d *dataset) writePackage(folder string) error {
	p := dataPackage{
		Schema: profiles + "datapackage.json", Name: "puente-starter", Title: "Starter dataset of the US–Mexico border economy",
		Description: "Entities, facts and series with their sources. README.md tells how they were read. Each row is under the licence of its source.",
	}
	for _, table := range slices.Sorted(maps.Keys(d.tables)) {
		r, err := d.resource(table)
		if err != nil {
			return fmt.Errorf("describe %s: %w", table, err)
		}
		p.Resources = append(p.Resources, r)
	}
	p.Licenses = licences(d.tables["sources.csv"], slices.Sorted(maps.Keys(d.tables["sources.csv"])))
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(p); err != nil {
		return fmt.Errorf("write datapackage.json: %w", err)
	}
	return os.WriteFile(filepath.Join(folder, "datapackage.json"), text.Bytes(), 0o644) //nolint:gosec // for everyone to read
}

func (d *dataset) resource(table string) (packageResource, error) {
	rows := d.tables[table]
	names, err := header(rows)
	if err != nil {
		return packageResource{}, err
	}
	r := packageResource{
		Schema: profiles + "dataresource.json", Name: strings.TrimSuffix(table, ".csv"), Type: "table", Path: table, Format: "csv", Encoding: "utf-8",
		Table: packageSchema{Schema: profiles + "tableschema.json"},
	}
	form := formOf(table)
	declared := ingest.Columns(form, kindIn(rows))
	for _, name := range names {
		i := slices.IndexFunc(declared, func(c ingest.Column) bool { return c.Name == name })
		if i < 0 {
			return packageResource{}, fmt.Errorf("a table of %s declares no column %s", form, name)
		}
		r.Table.Fields = append(r.Table.Fields, field(declared[i], name == "id"))
		if target := d.target(rows, name); target != "" {
			r.Table.ForeignKeys = append(r.Table.ForeignKeys, packageForeign{[]string{name}, packageReference{target, []string{"id"}}})
		}
	}
	if slices.Contains(names, "id") {
		r.Table.PrimaryKey = []string{"id"}
	}
	of := map[string]bool{}
	for _, one := range rows {
		if source := one["source"]; source != "" {
			of[source] = true
		}
	}
	sources := d.tables["sources.csv"]
	ids := slices.Sorted(maps.Keys(of))
	if form == "sources" {
		ids = slices.Sorted(maps.Keys(rows))
	} else {
		for _, id := range ids {
			r.Sources = append(r.Sources, packageSource{sources[id]["title"], sources[id]["url"]})
		}
	}
	r.Licenses = licences(sources, ids)
	return r, nil
}

// formOf returns the tidy form of a table.
func formOf(table string) string {
	switch {
	case table == "sources.csv":
		return "sources"
	case strings.HasPrefix(table, "facts-"):
		return "facts"
	case strings.HasPrefix(table, "series-"):
		return "series"
	}
	return "entities"
}

// kindIn returns the kind of the entities of a table: each table has one.
func kindIn(rows map[string]row) model.Kind {
	for _, r := range rows {
		if kind, ok := model.KindOf(r["id"]); ok {
			return kind
		}
	}
	return ""
}

// target returns the table to which a column refers, if all its cells refer to the same.
func (d *dataset) target(rows map[string]row, column string) string {
	if column == "source" {
		return "sources"
	}
	if !slices.Contains([]string{"from", "to", "subject", "industry", "product", "counterpart"}, column) {
		return ""
	}
	var kind model.Kind
	for _, r := range rows {
		if r[column] == "" {
			continue
		}
		k, ok := model.KindOf(r[column])
		if !ok || kind != "" && k != kind { // the product of a supply is text
			return ""
		}
		kind = k
	}
	return kind.Table()
}

func field(c ingest.Column, key bool) packageField {
	limit := packageLimit{Required: c.Required, Unique: key, Enum: c.Form.Enum, Minimum: c.Form.Minimum, Maximum: c.Form.Maximum}
	if c.Form.Pattern != "" {
		limit.Pattern = "^(?:" + c.Form.Pattern + ")$"
	}
	f := packageField{Name: c.Name, Type: c.Form.Type, Format: c.Form.Format, Description: c.About, Constraints: &limit}
	if f.Type == "list" {
		f.Delimiter = "|"
	}
	if !limit.Required && !limit.Unique && limit.Pattern == "" && limit.Enum == nil && limit.Minimum == nil {
		f.Constraints = nil
	}
	return f
}

// licences returns the licences of sources, each once.
func licences(sources map[string]row, ids []string) []packageLicence {
	words := map[string]bool{}
	for _, id := range ids {
		words[sources[id]["licence"]] = true
	}
	var all []packageLicence
	for _, one := range slices.Sorted(maps.Keys(words)) {
		all = append(all, packageLicence{"sources.csv", one})
	}
	return all
}
