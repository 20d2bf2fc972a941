package model

// Localized is a text in both languages of an answer. Both are empty where there is no text.
type Localized struct{ EN, ES string }

// In is the text in a language.
func (t Localized) In(lang Language) string { return pick(lang, t.EN, &t.ES) }

// OrNil is the text in a language, and nil where there is no text.
func (t Localized) OrNil(lang Language) *string {
	if t.EN == "" {
		return nil
	}
	text := t.In(lang)
	return &text
}
