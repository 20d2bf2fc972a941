package table

import "bytes"

// Separator returns the sign that separates the fields of a table, by its first line that has two or more of one: a comma, a semicolon
// or a tab. Signs within quotes do not count. Lines before the header, which hold a title, have none or one.
func Separator(head []byte) rune {
	for line := range bytes.Lines(head) {
		counts := map[rune]int{}
		quoted := false
		for _, c := range string(line) {
			switch {
			case c == '"':
				quoted = !quoted
			case !quoted && (c == ',' || c == ';' || c == '\t'):
				counts[c]++
			}
		}
		best := ','
		for _, c := range []rune{';', '\t'} {
			if counts[c] > counts[best] {
				best = c
			}
		}
		if counts[best] > 1 {
			return best
		}
	}
	return ','
}
