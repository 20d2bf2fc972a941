package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"puente/graph/model"
)

// scian reads a list of SCIAN with the columns codigo, nivel and titulo: nivel is sector, subsector, rama, subrama or clase.
// The list does not have its edition, so that --vintage is required.
type scian struct{}

// Name is the kind that the import command takes.
func (scian) Name() string { return "scian" }

// Stage is the stage of such a file.
func (scian) Stage() Stage { return Official }

// Recognise reports whether the header is that of a list.
func (scian) Recognise(head []byte) bool {
	header, wrong, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && wrong == nil && columnAt(header, "codigo") >= 0 && columnAt(header, "nivel") >= 0 && columnAt(header, "titulo") >= 0
}

// Read reads a list.
func (scian) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	sheet, header, wrong, err := openClassHeader(r, in.File)
	if err != nil {
		return err
	}
	if wrong != nil {
		return bad(*wrong)
	}
	code, level, title := columnAt(header, "codigo"), columnAt(header, "nivel"), columnAt(header, "titulo")
	if code < 0 || level < 0 || title < 0 {
		return bad(*sheet.bad("", strings.Join(header, ","), "a list of SCIAN has the columns codigo, nivel, titulo"))
	}
	levels := map[string]int{"sector": 2, "subsector": 3, "rama": 4, "subrama": 5, "clase": 6}
	return classification{
		kind: "scian", system: model.IndustrySystemScian, codeColumn: code, titleColumn: title, title: strings.TrimSpace, spanish: true,
		check: func(cells []string, code string) error {
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
