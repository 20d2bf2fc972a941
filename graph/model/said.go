package model

// Said is a text of this project's own in both languages. Empty, it says nothing.
type Said struct{ EN, ES string }

// In is the text in a language.
func (s Said) In(lang Language) string { return pick(lang, s.EN, &s.ES) }

// OrNil is the text in a language, and nil where it says nothing.
func (s Said) OrNil(lang Language) *string {
	if s.EN == "" {
		return nil
	}
	text := s.In(lang)
	return &text
}
