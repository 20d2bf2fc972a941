package ingest

import (
	"io"
	"regexp"
	"strings"

	"puente/graph/model"
)

// naics reads the lists of NAICS that the US Census Bureau publishes, as workbooks or as comma-separated text:
//
//	Seq. No. | 2022 NAICS US   Code | 2022 NAICS US Title     (2-6 digit_2022_Codes.xlsx; 2017 and 2012 alike)
//	Code | Title | Description                                (2017_NAICS_Descriptions.xlsx)
//
// A final T, a superscript in print, marks titles whose class is the same in Canada, Mexico and the United States. It is cut off the
// title and not used, because not every list has it: comparability is found by comparing codes.
type naics struct{}

// Name is the kind that the import command takes.
func (naics) Name() string { return model.DatasetNAICS }

// Stage is the stage of such a file.
func (naics) Stage() Stage { return Official }

// Recognise reports whether the header is that of a list.
func (naics) Recognise(head []byte) bool { return isClasses(head, isNAICSHeader) }

func isNAICSHeader(header []string) bool {
	_, _, _, ok := naicsColumns(header)
	return ok
}

// Read reads a list.
func (naics) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	sheet, wrong, err := openClasses(r, in.File, isNAICSHeader)
	if err != nil {
		return err
	}
	if wrong != nil {
		if sheet == nil || sheet.header != nil {
			return bad(*wrong)
		}
		wrong.Reason += "; a list of NAICS begins with Seq. No., 2022 NAICS US Code, 2022 NAICS US Title, or with Code, Title, Description"
		return bad(*wrong)
	}
	code, title, year, _ := naicsColumns(sheet.header)
	if in.Release.Vintage != "" && year != "" && in.Release.Vintage != year {
		return bad(*sheet.bad("vintage", in.Release.Vintage, "the header says "+year))
	}
	if year == "" {
		year = in.Release.Vintage
	}
	return classification{
		kind: model.DatasetNAICS, system: model.IndustrySystemNaics, codeColumn: code, titleColumn: title, title: withoutMark,
		check: func([]string, string) error { return nil },
		source: model.SourceRecord{
			Publisher: "US Census Bureau", Title: "North American Industry Classification System, " + year,
			TitleEs: "Sistema de Clasificación Industrial de América del Norte (NAICS), " + year, URL: "https://www.census.gov/naics/",
			Vintage: year, Retrieved: in.Release.Retrieved, Licence: "Public domain",
		},
	}.read(sheet, emit, bad)
}

// naicsColumns returns the columns of the code and the title, and the year in the header, if any. A header with two editions is that of a
// concordance.
func naicsColumns(header []string) (code, title int, year string, ok bool) {
	named := regexp.MustCompile(`(?i)^([0-9]{4}) NAICS(?: US)? Code$`)
	for i, cell := range header {
		found := named.FindStringSubmatch(cell)
		if found == nil {
			continue
		}
		if year != "" {
			return 0, 0, "", false
		}
		code, title, year = i, columnAt(header, found[1]+" NAICS US Title", found[1]+" NAICS Title"), found[1]
	}
	if year != "" {
		return code, title, year, title >= 0
	}
	code, title = columnAt(header, "Code"), columnAt(header, "Title")
	return code, title, "", code >= 0 && title >= 0 && columnAt(header, "Description") >= 0
}

// withoutMark cuts the mark of the three countries off the end of a title: a T after a small letter or a bracket.
func withoutMark(title string) string {
	title = strings.TrimSpace(title)
	rest, marked := strings.CutSuffix(title, "T")
	if marked && rest != "" && (strings.HasSuffix(rest, ")") || rest[len(rest)-1] >= 'a' && rest[len(rest)-1] <= 'z') {
		return strings.TrimSpace(rest)
	}
	return title
}
