package graph

import (
	"fmt"
	"math"
	"strconv"

	"puente/graph/model"
)

// tooMuch is the fault of a request that asks for more than a limit allows.
func tooMuch(en, es string, asked, limit int) *model.Error {
	return model.Fault(model.CodeLimitExceeded, fmt.Sprintf(en, count(asked), count(limit)), fmt.Sprintf(es, count(asked), count(limit)))
}

// count writes a number with commas, as both languages do in North America.
func count(n int) string {
	if n == math.MaxInt {
		return "∞"
	}
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
