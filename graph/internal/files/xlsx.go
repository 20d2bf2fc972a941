package files

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"puente/graph/model"
)

const (
	rowsSheet  = "rows"
	aboutSheet = "about"
	maxCell    = 32_000    // letters of a cell; Excel takes 32,767
	maxSheet   = 1_048_000 // rows of a sheet; Excel takes 1,048,576
)

// xlsxEncoder writes a workbook: a sheet of rows, and one that says where they come from. Rows beyond some megabytes wait in a temporary file.
type xlsxEncoder struct {
	to    io.Writer
	book  *excelize.File
	sheet *excelize.StreamWriter
	about About
	next  int // row of the sheet, from 1
}

func (e *xlsxEncoder) begin(about About, columns []string) error {
	e.about, e.next = about, 1
	e.book = excelize.NewFile()
	if err := e.book.SetSheetName("Sheet1", rowsSheet); err != nil {
		return fmt.Errorf("begin a workbook: %w", err)
	}
	var err error
	if e.sheet, err = e.book.NewStreamWriter(rowsSheet); err != nil {
		return fmt.Errorf("begin a workbook: %w", err)
	}
	cells := make([]any, len(columns))
	for i, name := range columns {
		cells[i] = name
	}
	return e.row(row{cells: cells})
}

func (e *xlsxEncoder) row(r row) error {
	if e.next > maxSheet {
		return model.Fault(model.CodeLimitExceeded, "The list has more rows than a sheet holds.", "La lista tiene más renglones de los que caben en una hoja.")
	}
	cells := make([]any, len(r.cells))
	for i, value := range r.cells {
		cells[i] = sheetValue(value)
	}
	if err := e.sheet.SetRow(fmt.Sprint("A", e.next), cells); err != nil {
		return fmt.Errorf("write a row of a workbook: %w", err)
	}
	e.next++
	return nil
}

func (e *xlsxEncoder) end(ending Ending) error {
	if err := e.sheet.Flush(); err != nil {
		return fmt.Errorf("end a workbook: %w", err)
	}
	if _, err := e.book.NewSheet(aboutSheet); err != nil {
		return fmt.Errorf("end a workbook: %w", err)
	}
	lines := append(e.about.lines(), [2]string{"rows", fmt.Sprint(ending.Rows)})
	if !ending.Complete {
		lines = append(lines, [2]string{"note", ending.Note})
	}
	for i, line := range lines {
		if err := e.book.SetSheetRow(aboutSheet, fmt.Sprint("A", i+1), &[]any{line[0], model.Cut(line[1], maxCell)}); err != nil {
			return fmt.Errorf("end a workbook: %w", err)
		}
	}
	if err := e.book.Write(e.to); err != nil {
		return fmt.Errorf("send a workbook: %w", err)
	}
	return nil
}

// close removes the temporary file.
func (e *xlsxEncoder) close() { _ = e.book.Close() }

// sheetValue is a value of JSON as the value of a cell. A text is a text there, and never a formula.
func sheetValue(value any) any {
	switch v := value.(type) {
	case nil, bool:
		return v
	case json.Number:
		if x, err := v.Float64(); err == nil {
			return x
		}
	}
	return model.Cut(textOf(value), maxCell)
}
