package transport

import (
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"puente/graph/model"
)

// maxAcceptLanguage bounds the header that is read, in bytes. Browsers send a tenth of it.
const maxAcceptLanguage = 500

// languages chooses among the languages of an answer, English first: it is what those get who ask for neither. Nothing writes to it.
var languages = language.NewMatcher([]language.Tag{language.English, language.Spanish})

// LanguageOf is the language that the header Accept-Language likes best; English if it likes neither.
func LanguageOf(header http.Header) model.Language {
	text := strings.Join(header.Values("Accept-Language"), ",")
	if text == "" || len(text) > maxAcceptLanguage {
		return model.LanguageEn
	}
	tags, _, err := language.ParseAcceptLanguage(text)
	if err != nil {
		return model.LanguageEn
	}
	if _, i, confidence := languages.Match(tags...); i == 1 && confidence != language.No {
		return model.LanguageEs
	}
	return model.LanguageEn
}
