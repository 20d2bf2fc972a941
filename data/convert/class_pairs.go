package main

import (
	_ "embed" // the table of pairs
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// classPairTable has the verdict on each pair of a class of NAICS 2017 and one of SCIAN 2018 whose titles were read: all pairs of equal
// codes, and counterparts under other codes. It says of which titles, why, by whom and when.
//
//go:embed class_pairs.csv
var classPairTable string

// pairVerdict is what was found when two titles were read.
type pairVerdict string

const (
	pairSame  pairVerdict = "SAME"  // the titles name the same activity
	pairPart  pairVerdict = "PART"  // they name activities that overlap
	pairFalse pairVerdict = "FALSE" // they name other activities
)

// confidence is how much a reading of titles alone is believed: definitions were not compared.
func (v pairVerdict) confidence() string {
	if v == pairSame {
		return "0.8"
	}
	return "0.6"
}

// classPair is a pair that was read.
type classPair struct {
	naics, scian string
	verdict      pairVerdict
	reason       string
}

// classPairs are the pairs that were read.
type classPairs struct {
	byNAICS map[string][]classPair
	ofNAICS map[string]string // the class of SCIAN that is the same as one of NAICS
	ofSCIAN map[string]string // the class of NAICS that is the same as one of SCIAN
}

// readClassPairs reads the table of pairs. A pair counts for the two titles that were read, and for no others.
func readClassPairs(naics, scian map[string]string) (classPairs, error) {
	pairs := classPairs{map[string][]classPair{}, map[string]string{}, map[string]string{}}
	rows, err := readRows(csv.NewReader(strings.NewReader(classPairTable)))
	if err != nil {
		return pairs, fmt.Errorf("read class_pairs.csv: %w", err)
	}
	for _, r := range rows {
		if !sameTitle(naics[r["naics2017"]], r["naics_title"]) || !sameTitle(scian[r["scian2018"]], r["scian_title"]) {
			continue
		}
		p := classPair{r["naics2017"], r["scian2018"], pairVerdict(r["verdict"]), r["reason"]}
		pairs.byNAICS[p.naics] = append(pairs.byNAICS[p.naics], p)
		if p.verdict == pairSame {
			pairs.ofNAICS[p.naics], pairs.ofSCIAN[p.scian] = p.scian, p.naics
		}
	}
	return pairs, nil
}

// comparability is the deepest level at which a class is the same in the other classification, with all classes above it; 0 if there
// is none. same are the classes of its classification that are.
func (p classPairs) comparability(code string, own, same map[string]string) int {
	sector := code
	if ingest.ClassLevel(code) > 2 {
		sector = ingest.ClassSector(code)
	}
	if same[sector] == "" || own[sector] == "" {
		return 0
	}
	level := 2
	for n := 3; n <= ingest.ClassLevel(code) && own[code[:n]] != "" && same[code[:n]] != ""; n++ {
		level = n
	}
	return level
}

// correspondences adds the facts between a class of NAICS and those of SCIAN: what was read of their titles, and, where nobody read
// them, that the codes are equal.
func (d *dataset) correspondences(id, code, title string, scian map[string]string, pairs classPairs) {
	level := ingest.ClassLevel(code)
	read := false
	for _, p := range pairs.byNAICS[code] {
		read = read || p.scian == code
		agreed := level
		switch p.verdict {
		case pairFalse:
			continue
		case pairPart:
			agreed--
		case pairSame:
		}
		d.fact(row{
			"relation": "CORRESPONDS_TO", "from": id, "to": "industry:scian2018:" + p.scian, "level": strconv.Itoa(agreed),
			"source": d.source("source:puente-class-pairs"), "method": "titles read", "confidence": p.verdict.confidence(),
			"quote": fmt.Sprintf("“%s” and “%s”: %s", title, scian[p.scian], p.reason),
		})
	}
	if scian[code] != "" && !read {
		d.fact(row{
			"relation": "CORRESPONDS_TO", "from": id, "to": "industry:scian2018:" + code, "level": strconv.Itoa(level), "source": "source:inegi-scian-2018",
			"status": string(model.StatusInferred), "method": "equal codes", "confidence": "0.5", "quote": "Both classifications have this code; the titles were not read.",
		})
	}
}
