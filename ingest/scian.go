package ingest

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"puente/graph/model"
)

// scian reads a list of SCIAN: the workbooks of INEGI, with the columns Código and Título below a title that has the edition, and tables
// with the columns codigo, nivel and titulo, where nivel is sector, subsector, rama, subrama or clase. A list that does not have its
// edition needs --vintage.
type scian struct{}

// Name is the kind that the import command takes.
func (scian) Name() string { return model.DatasetSCIAN }

// Stage is the stage of such a file.
func (scian) Stage() Stage { return Official }

// Recognise reports whether the header is that of a list.
func (scian) Recognise(head []byte) bool { return isClasses(head, isSCIANHeader) }

func isSCIANHeader(header []string) bool {
	return columnAt(header, "codigo") >= 0 && columnAt(header, "titulo") >= 0
}

// Read reads a list.
func (scian) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	sheet, wrong, err := openClasses(r, in.File, isSCIANHeader)
	if err != nil {
		return err
	}
	if wrong != nil {
		if sheet == nil || sheet.header != nil {
			return bad(*wrong)
		}
		wrong.Reason += "; a list of SCIAN has the columns codigo, nivel, titulo, or Código and Título"
		return bad(*wrong)
	}
	if edition := regexp.MustCompile(`SCIAN (20[0-9]{2})`).FindStringSubmatch(sheet.title); edition != nil {
		if given := in.Release.Vintage; given != "" && given != edition[1] {
			return bad(*sheet.bad("vintage", given, "the title says "+edition[1]))
		}
		in.Release.Vintage = edition[1]
	}
	code, level, title := columnAt(sheet.header, "codigo"), columnAt(sheet.header, "nivel"), columnAt(sheet.header, "titulo")
	levels := map[string]int{"sector": 2, "subsector": 3, "rama": 4, "subrama": 5, "clase": 6}
	return classification{
		kind: model.DatasetSCIAN, system: model.IndustrySystemScian, codeColumn: code, titleColumn: title, title: strings.TrimSpace, spanish: true,
		check: func(cells []string, code string) error {
			if level < 0 {
				return nil
			}
			said := cellAt(cells, level)
			if n, ok := levels[strings.ToLower(said)]; !ok || n != ClassLevel(code) {
				return fmt.Errorf("nivel says %q, and the code has %d digits", said, ClassLevel(code))
			}
			return nil
		},
		source: model.SourceRecord{
			Publisher: "INEGI", Title: "Industry classification SCIAN México " + in.Release.Vintage,
			TitleEs: "Sistema de Clasificación Industrial de América del Norte, México, SCIAN " + in.Release.Vintage,
			URL:     "https://www.inegi.org.mx/app/scian/", Vintage: in.Release.Vintage, Retrieved: in.Release.Retrieved,
			Licence: "Términos de libre uso INEGI (attribution)",
		},
	}.read(sheet, emit, bad)
}
