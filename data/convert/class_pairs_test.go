package main

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"puente/ingest"
)

// committedTitles are the titles of an edition in the committed table, by code.
func committedTitles(t *testing.T, prefix, column string) map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "industries.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := readRows(csv.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, r := range rows {
		if code, ok := strings.CutPrefix(r["id"], "industry:"+prefix+":"); ok {
			all[code] = r[column]
		}
	}
	return all
}

// Every pair of equal codes was read, of the titles that the classifications have now. A pair that was not is printed for a reader.
func TestPairsOfTitlesWereRead(t *testing.T) {
	naics, scian := committedTitles(t, "naics2017", "name"), committedTitles(t, "scian2018", "name_es")
	rows, err := readRows(csv.NewReader(strings.NewReader(classPairTable)))
	if err != nil {
		t.Fatal(err)
	}
	read, sameNAICS, sameSCIAN := map[string]bool{}, map[string]string{}, map[string]string{}
	for _, r := range rows {
		us, mx := r["naics2017"], r["scian2018"]
		if naics[us] != r["naics_title"] || scian[mx] != r["scian_title"] {
			t.Errorf("%s and %s were read as %q and %q, and have now %q and %q", us, mx, r["naics_title"], r["scian_title"], naics[us], scian[mx])
		}
		if ingest.ClassLevel(us) != ingest.ClassLevel(mx) {
			t.Errorf("%s and %s are of different levels", us, mx)
		}
		switch pairVerdict(r["verdict"]) {
		case pairSame:
			if sameNAICS[us] != "" || sameSCIAN[mx] != "" {
				t.Errorf("%s and %s are the same, and one of them is the same as another class", us, mx)
			}
			sameNAICS[us], sameSCIAN[mx] = mx, us
		case pairPart, pairFalse:
		default:
			t.Errorf("%s and %s have no verdict: %q", us, mx, r["verdict"])
		}
		if r["reason"] == "" || r["reader"] == "" || r["read_on"] == "" || read[us+" "+mx] {
			t.Errorf("%s and %s: a row without a reason, a reader or a day, or the second for the pair", us, mx)
		}
		read[us+" "+mx] = true
	}
	for _, code := range slices.Sorted(maps.Keys(naics)) {
		if scian[code] != "" && !read[code+" "+code] {
			t.Errorf("not read: %s %q and %q", code, naics[code], scian[code])
		}
	}
}

// These pairs were found to be wrong when codes alone were compared.
func TestPairsThatCodesAloneGetWrong(t *testing.T) {
	pairs, err := readClassPairs(committedTitles(t, "naics2017", "name"), committedTitles(t, "scian2018", "name_es"))
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"8122", "8123", "8131", "8132", "5221", "5222", "5223", "5251", "7112"} {
		if pairs.ofNAICS[code] == code {
			t.Errorf("%s is the same in both", code)
		}
	}
	if pairs.ofNAICS["8123"] != "8122" || pairs.ofNAICS["8122"] != "8123" || pairs.ofNAICS["3363"] != "3363" {
		t.Errorf("laundries, death care and vehicle parts are the same as %q, %q and %q", pairs.ofNAICS["8123"], pairs.ofNAICS["8122"], pairs.ofNAICS["3363"])
	}
}
