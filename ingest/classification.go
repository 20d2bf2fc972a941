package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// class is one row of a classification of industries.
type class struct {
	code, title string
	at          model.Origin
}

// classification converts a list of classes to records.
type classification struct {
	kind        string // name of the format, and of the dataset
	system      model.IndustrySystem
	source      model.SourceRecord // what is not in the file
	codeColumn  int
	titleColumn int
	title       func(string) string // removes the office's marks
	spanish     bool
	check       func(cells []string, code string) error // further checks of a row
}

// read emits the release, then each class with the broader class that it is part of. Broader classes come first, so that a fact is
// emitted after both of its ends.
func (c classification) read(in *classSheet, emit func(model.Record) error, bad func(model.BadRow) error) error {
	if c.source.Vintage == "" {
		return bad(*in.bad("vintage", "", "the file does not say the edition of "+string(c.system)+": give --vintage, such as 2017"))
	}
	if !regexp.MustCompile(`^[0-9]{4}$`).MatchString(c.source.Vintage) {
		return bad(*in.bad("vintage", c.source.Vintage, "an edition of "+string(c.system)+" is a year"))
	}
	source := c.source
	source.Origin = in.at()
	source.Wide = true
	// Full is not set: a code that an edition lacks has not ended.
	source.ID, source.Dataset, source.ReleasedOn = "source:"+c.kind+":"+source.Vintage, c.kind, source.Vintage
	if err := emit(&source); err != nil {
		return err
	}
	classes, err := c.classes(in, bad)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, one := range classes {
		known[one.code] = true
	}
	slices.SortStableFunc(classes, func(a, b class) int { return ClassLevel(a.code) - ClassLevel(b.code) })
	for _, one := range classes {
		if err := c.emit(one, source, known, emit); err != nil {
			return err
		}
	}
	return nil
}

func (c classification) classes(in *classSheet, bad func(model.BadRow) error) ([]class, error) {
	form := regexp.MustCompile("^(?:" + industryCode + ")$")
	var classes []class
	seen := map[string]int{}
	err := eachRow(in.rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			code := cellAt(cells, c.codeColumn)
			title := c.title(cellAt(cells, c.titleColumn))
			switch {
			case code == "" && title == "":
				wrong = in.bad("code", strings.Join(cells, ","), "the row gives neither a code nor a title")
			case !form.MatchString(code):
				wrong = in.bad("code", code, "write two to six digits, or a range of sectors such as 31-33")
			case title == "":
				wrong = in.bad("title", "", "the class "+code+" has no title")
			case seen[code] > 0:
				wrong = in.bad("code", code, fmt.Sprintf("line %d has this code too", seen[code]))
			default:
				if err := c.check(cells, code); err != nil {
					wrong = in.bad("code", code, err.Error())
					break
				}
				seen[code] = in.at().Line
				at := in.at()
				at.Wide = true
				classes = append(classes, class{code, title, at})
			}
		}
		if wrong != nil {
			return bad(*wrong)
		}
		return nil
	})
	return classes, err
}

func (c classification) emit(one class, source model.SourceRecord, known map[string]bool, emit func(model.Record) error) error {
	year, err := strconv.ParseInt(source.Vintage, 10, 64)
	if err != nil {
		return fmt.Errorf("vintage of %s: %w", source.ID, err)
	}
	prefix := model.KindIndustry.Prefix() + strings.ToLower(string(c.system)) + source.Vintage + ":"
	entity := &model.EntityRecord{
		Origin: one.at, Kind: model.KindIndustry, ID: prefix + one.code, Name: one.title, Source: source.ID,
		Props: map[string]any{"system": string(c.system), "vintage": year, "code": one.code, "level": int64(ClassLevel(one.code))},
	}
	if c.spanish {
		entity.NameEs = one.title
	}
	if err := emit(entity); err != nil {
		return err
	}
	broader := ClassAbove(one.code, func(code string) bool { return known[code] })
	if broader == "" {
		return nil
	}
	return emit(&model.FactRecord{
		Origin: one.at, FactID: FactID(model.RelationPartOf, entity.ID, prefix+broader, ""), Relation: model.RelationPartOf,
		From: entity.ID, To: prefix + broader, Status: model.StatusReported, Confidence: 1, Props: map[string]any{}, Source: source.ID,
		Quote: "By the structure of the classification.",
	})
}

// ClassLevel returns the level of a code: its number of digits, and 2 for a range of sectors such as 31-33.
func ClassLevel(code string) int {
	if strings.Contains(code, "-") {
		return 2
	}
	return len(code)
}

// ClassAbove returns the next broader code that a classification has, and "" for a sector.
func ClassAbove(code string, has func(code string) bool) string {
	if ClassLevel(code) == 2 {
		return ""
	}
	for n := len(code) - 1; n > 2; n-- {
		if has(code[:n]) {
			return code[:n]
		}
	}
	for _, sector := range []string{ClassSector(code), code[:2]} {
		if has(sector) {
			return sector
		}
	}
	return ""
}

// ClassSector returns the sector of a code: some sectors span several two-digit prefixes.
func ClassSector(code string) string {
	switch code[:2] {
	case "31", "32", "33":
		return "31-33"
	case "44", "45":
		return "44-45"
	case "48", "49":
		return "48-49"
	}
	return code[:2]
}
