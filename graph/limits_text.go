package graph

import (
	"fmt"
	"math"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
)

// tooMuch is the fault of a request that exceeds a limit.
func tooMuch(en, es string, asked, limit int) *model.Error {
	return model.Fault(model.CodeLimitExceeded, fmt.Sprintf(en, count(asked), count(limit)), fmt.Sprintf(es, count(asked), count(limit)))
}

// faultAt is a fault at a place of the document.
func faultAt(at *ast.Position, fault *model.Error) *gqlerror.Error {
	return &gqlerror.Error{Err: fault, Message: fault.Message, Locations: []gqlerror.Location{{Line: at.Line, Column: at.Column}}}
}

// count writes a number with commas between thousands, as is usual in both countries.
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

// cut shortens a text of a request for a message.
func cut(text string) string {
	const length = 64
	return cutTo(text, length)
}

func cutTo(text string, length int) string {
	n := 0
	for i := range text {
		if n == length {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
