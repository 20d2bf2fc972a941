package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// candidate is a pair of entities that may be one, for review by a person.
type candidate struct {
	a, b, nameA, nameB string
	score              float64
	reasons            string
}

// candidates returns the pairs of firms with similar names that no fact distinguishes as owner and owned.
func (b firmIndex) candidates(owned map[[2]string]bool) []candidate {
	var all []candidate
	seen := map[[2]string]bool{}
	for _, block := range b.blocks() {
		for i, x := range block {
			for _, y := range block[i+1:] {
				fx, fy := b[x], b[y]
				if seen[[2]string{x, y}] || owned[[2]string{fx.id, fy.id}] || owned[[2]string{fy.id, fx.id}] {
					continue
				}
				seen[[2]string{x, y}] = true
				score, reasons := similarity(x, y)
				if reasons == "" {
					continue
				}
				all = append(all, candidate{
					fx.id, fy.id, display(slices.Collect(maps.Keys(fx.spellings))), display(slices.Collect(maps.Keys(fy.spellings))), score, reasons,
				})
			}
		}
	}
	sortCandidates(all)
	return all
}

func sortCandidates(all []candidate) {
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// blocks groups the keys of firms into blocks, within which pairs are compared: the same first word, the same
// first letters without spaces, the same last letters, or a name and its initials. Comparing all pairs would be quadratic in thousands of
// firms. Each block is sorted.
func (b firmIndex) blocks() [][]string {
	const letters = 5
	by := map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(b)) {
		words := strings.Fields(key)
		if len(words) == 0 {
			continue
		}
		whole := strings.Join(words, "")
		for _, block := range []string{
			"word " + words[0], "start " + whole[:min(letters, len(whole))], "end " + whole[max(0, len(whole)-letters):], "initials " + initials(words),
			"initials " + whole,
		} {
			by[block] = append(by[block], key)
		}
	}
	blocks := make([][]string, 0, len(by))
	for _, block := range slices.Sorted(maps.Keys(by)) {
		blocks = append(blocks, by[block])
	}
	return blocks
}

// reviewThreshold is the least similarity of two names with the same first word that are listed for review. It is low, since a missed pair costs
// more than a needless line.
const reviewThreshold = 0.7

// similarity compares two keys. It returns a score and the reasons for it; without a reason the pair is not listed.
func similarity(x, y string) (score float64, reasons string) {
	wx, wy := strings.Fields(x), strings.Fields(y)
	if len(wx) == 0 || len(wy) == 0 {
		return 0, ""
	}
	score = dice(strings.Join(wx, ""), strings.Join(wy, ""))
	if score == 1 {
		return score, "same letters, other spaces"
	}
	var found []string
	if begins(wx, wy) || begins(wy, wx) {
		found = append(found, "one name begins the other")
	}
	switch {
	case wx[0] == wy[0] && score >= reviewThreshold:
		found = append(found, "same first word, similar rest")
	case score >= 0.85:
		found = append(found, "similar spelling")
	}
	if initials(wx) == y || initials(wy) == x {
		found = append(found, "one name is the other's initials")
	}
	return score, strings.Join(found, "; ")
}

// begins reports whether the longer name starts with all words of the shorter. A single short word is not enough.
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

// dice returns the share of letter pairs that two words have in common (Sørensen–Dice), 0 to 1.
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
