package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// candidate is a pair of firms that may be one, for a person to decide on.
type candidate struct {
	a, b, nameA, nameB string
	score              float64
	reason             string
}

// candidates lists the pairs of firms whose names are near and that no fact already tells apart as owner and owned.
func (b firmBook) candidates(owned map[[2]string]bool) []candidate {
	keys := slices.Sorted(maps.Keys(b))
	var all []candidate
	for i, x := range keys {
		for _, y := range keys[i+1:] {
			fx, fy := b[x], b[y]
			if owned[[2]string{fx.id, fy.id}] || owned[[2]string{fy.id, fx.id}] {
				continue
			}
			score, reason := near(x, y)
			if reason == "" {
				continue
			}
			all = append(all, candidate{
				fx.id, fy.id, display(slices.Collect(maps.Keys(fx.spellings))), display(slices.Collect(maps.Keys(fy.spellings))), score, reason,
			})
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return all
}

// nearEnough is the likeness from which two names with the same first word are shown for review. It is set low: a
// person reads the list, and a missed pair costs more than a needless line.
const nearEnough = 0.7

// near compares two keys and says in what they agree; no reason means that they are not worth a look.
func near(x, y string) (score float64, reason string) {
	wx, wy := strings.Fields(x), strings.Fields(y)
	if len(wx) == 0 || len(wy) == 0 {
		return 0, ""
	}
	score = dice(strings.Join(wx, ""), strings.Join(wy, ""))
	switch {
	case score == 1:
		return score, "same letters, other spaces"
	case begins(wx, wy) || begins(wy, wx):
		return score, "one name begins the other"
	case wx[0] == wy[0] && score >= nearEnough:
		return score, "same first word, similar rest"
	case score >= 0.85:
		return score, "similar spelling"
	case initials(wx) == y || initials(wy) == x:
		return score, "one name is the other's initials"
	}
	return score, ""
}

// begins tells whether the longer name starts with all the words of the shorter. A single short word begins too many
// names to mean anything.
func begins(longer, shorter []string) bool {
	if len(shorter) >= len(longer) || len(shorter) == 1 && len(shorter[0]) < 4 {
		return false
	}
	return slices.Equal(longer[:len(shorter)], shorter)
}

// initials of a name of two words or more, else a string that no name equals.
func initials(words []string) string {
	if len(words) < 2 {
		return " "
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w[:1])
	}
	return b.String()
}

// dice is the share of letter pairs that two words have in common (Sørensen–Dice), 0 to 1.
func dice(x, y string) float64 {
	count := map[string]int{}
	for i := 0; i+2 <= len(x); i++ {
		count[x[i:i+2]]++
	}
	common := 0
	for i := 0; i+2 <= len(y); i++ {
		if count[y[i:i+2]] > 0 {
			count[y[i:i+2]]--
			common++
		}
	}
	pairs := max(len(x)-1, 0) + max(len(y)-1, 0)
	if pairs == 0 {
		return 0
	}
	return float64(2*common) / float64(pairs)
}

// row is the candidate as a line of the review table.
func (c candidate) row() []string {
	return []string{c.a, c.b, c.nameA, c.nameB, fmt.Sprintf("%.2f", c.score), c.reason}
}

// writeReview writes the pairs of firms that a person has to decide on, in a folder that is never imported.
func (d *dataset) writeReview(to string) error {
	folder := filepath.Join(to, "review")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(folder, "firm-candidates.csv"))
	if err != nil {
		return err
	}
	w := csv.NewWriter(file)
	_ = w.Write([]string{"id_a", "id_b", "name_a", "name_b", "score", "reason"}) // an error stays with the writer
	for _, c := range d.review {
		_ = w.Write(c.row())
	}
	w.Flush()
	return errors.Join(w.Error(), file.Close())
}
