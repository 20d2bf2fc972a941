package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"puente/graph/model"
)

// hsNaics reads a concordance of products of the Harmonized System and industries of NAICS:
//
//	HS6_6d,HS6_4d,HS6_2d,NAICS_6d,NAICS_5d,NAICS_4d,NAICS_3d,NAICS_2d
//
// The digit after HS is the edition: HS5 is that of 2017, HS6 that of 2022. A row says that an industry makes a product.
//
// Industry codes that end in X are groupings of US trade statistics, made of several industries of the code without the X: 33631X lies within
// 33631. The fact is then about that broader industry, and its quote has the grouping.
//
// The file mixes editions of NAICS and does not say which row is of which. A row is read as of the edition of 2017; a code that this edition
// lacks is out of scope. The codes 91 to 99 are kinds of trade (waste, used goods, goods returned), and are out of scope too. The file has no weights, and none can be computed from it: how many products an industry has does not show how much of each it makes.
type hsNaics struct{}

// makesConfidence is below that of a register, because the file does not say of which edition of NAICS a row is.
const makesConfidence = 0.8

// Name is the kind that the import command takes.
func (hsNaics) Name() string { return model.DatasetHSNAICS }

// Stage is the stage of such a file.
func (hsNaics) Stage() Stage { return Official }

// Recognise reports whether the header is that of a concordance.
func (hsNaics) Recognise(head []byte) bool {
	header, wrong, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && wrong == nil && hsEdition(header) != ""
}

// hsEdition returns the edition of a header, and "" for any other header.
func hsEdition(header []string) string {
	for hs, edition := range map[string]string{"HS5": "2017", "HS6": "2022"} {
		if slices.Equal(header, []string{hs + "_6d", hs + "_4d", hs + "_2d", "NAICS_6d", "NAICS_5d", "NAICS_4d", "NAICS_3d", "NAICS_2d"}) {
			return edition
		}
	}
	return ""
}

// Read reads a concordance.
func (hsNaics) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	rows := newRows(r, in.File)
	header, wrong, err := rows.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("header: %w", err)
	}
	if wrong != nil {
		return bad(*wrong)
	}
	edition := hsEdition(header)
	if edition == "" {
		return bad(*rows.bad("", strings.Join(header, ","), "the concordance begins with HS6_6d,HS6_4d,HS6_2d,NAICS_6d,NAICS_5d,NAICS_4d,NAICS_3d,NAICS_2d, or with HS5 in place of HS6"))
	}
	columns := slices.Clone(header)
	source := hsNaicsSource(edition, in.Release)
	source.Origin = rows.at()
	source.Wide = true
	if err := emit(&source); err != nil {
		return err
	}
	form, trade := regexp.MustCompile(`^[0-9]{6}$`), regexp.MustCompile(`^[0-9]{2,6}X{0,4}$`)
	return eachRow(rows, func(cells []string, wrong *model.BadRow) error {
		switch {
		case wrong != nil:
		case len(cells) != len(columns):
			wrong = rows.bad("", strings.Join(cells, ","), fmt.Sprintf("the row has %d fields and the header %d", len(cells), len(columns)))
		case !form.MatchString(cells[0]):
			wrong = rows.bad(columns[0], cells[0], "write six digits, leading zeros included")
		case cells[3] == "":
			wrong = rows.bad(columns[3], "", "the row gives the product no industry")
			wrong.Outside = true
		case len(cells[3]) != 6 || !trade.MatchString(cells[3]):
			wrong = rows.bad(columns[3], cells[3], "write six digits, the last of which may be X")
		}
		if wrong != nil {
			wrong.Source = source.ID
			return bad(*wrong)
		}
		return emit(makes(rows.at(), source.ID, cells[0], strings.Clone(cells[3])))
	})
}

func makes(at model.Origin, source, product, industry string) *model.FactRecord {
	at.Wide = true
	from := model.KindIndustry.Prefix() + "naics2017:" + strings.TrimRight(industry, "X")
	to := model.KindProduct.Prefix() + "hs:" + product
	return &model.FactRecord{
		Origin: at, FactID: FactID(model.RelationMakes, from, to, ""), Relation: model.RelationMakes, From: from, To: to,
		Status: model.StatusReported, Confidence: makesConfidence, Props: map[string]any{}, Source: source, Quote: product + " " + industry,
	}
}

func hsNaicsSource(edition string, given Release) model.SourceRecord {
	vintage := given.Vintage
	if vintage == "" {
		vintage = "HS " + edition
	}
	return model.SourceRecord{
		ID: "source:hs-naics:" + slug(vintage), Publisher: "concordance (R package)", Title: "Concordance of the Harmonized System " + edition + " and NAICS",
		TitleEs: "Tabla de correspondencia entre el Sistema Armonizado " + edition + " y NAICS", URL: "https://github.com/insongkim/concordance",
		Vintage: vintage, Retrieved: given.Retrieved, Licence: "MIT", Dataset: model.DatasetHSNAICS, ReleasedOn: edition,
	}
}
