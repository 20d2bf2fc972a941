package model

// Wording is a text of this project's own in both languages. Empty, it says nothing.
type Wording struct{ EN, ES string }

// In is the text in a language.
func (w Wording) In(lang Language) string { return pick(lang, w.EN, &w.ES) }

// OrNil is the text in a language, and nil where it says nothing.
func (w Wording) OrNil(lang Language) *string {
	if w.EN == "" {
		return nil
	}
	text := w.In(lang)
	return &text
}
