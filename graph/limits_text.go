package graph

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

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

// Letters of what a message or the log repeats of a request, and of a message of the parser or the validator as a whole.
const (
	maxPiece   = model.MaxPiece
	maxMessage = 400
)

// cut shortens a piece of a request for a message.
func cut(text string) string { return model.Cut(text, maxPiece) }

// cutPath shortens the names of a path, and leaves out what is deeper than a message shows.
func cutPath(path ast.Path) ast.Path {
	const steps = 20
	short := make(ast.Path, 0, min(len(path), steps))
	for _, step := range path[:min(len(path), steps)] {
		if name, ok := step.(ast.PathName); ok {
			step = ast.PathName(cut(string(name)))
		}
		short = append(short, step)
	}
	return short
}

// cutPieces shortens the pieces of a message that may come from a request, wherever the message was made: what stands between quotation
// marks, and words.
func cutPieces(message string) string {
	if len(message) <= maxPiece {
		return message
	}
	var b strings.Builder
	for len(message) > 0 {
		n := pieceLength(message)
		piece, end := message[:n], ""
		if mark := piece[:1]; (mark == `"` || mark == "`") && n > 1 && strings.HasSuffix(piece, mark) {
			end = mark
		}
		within := strings.TrimSuffix(piece, end)
		cutBefore := strings.HasSuffix(within, "…") && utf8.RuneCountInString(within) <= maxPiece+1
		if utf8.RuneCountInString(within) > maxPiece && !cutBefore {
			piece = cut(within) + end
		}
		b.WriteString(piece)
		message = message[n:]
	}
	return b.String()
}

// pieceLength is the length of the first piece of a text, in bytes: a quotation, with its marks, or all up to the next space or mark.
func pieceLength(text string) int {
	if quote := text[0]; quote == '"' || quote == '`' {
		for i := 1; i < len(text); i++ {
			switch {
			case strings.HasPrefix(text[i:], "…"): // it has been cut, and its end mark with it
				return i + len("…")
			case text[i] == '\\' && quote == '"':
				i++
			case text[i] == quote:
				return i + 1
			}
		}
		return len(text)
	}
	if i := strings.IndexAny(text[1:], " \t\n\"`"); i >= 0 {
		return i + 1
	}
	return len(text)
}
