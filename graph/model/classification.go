package model

// Classification is an industry that a text may mean.
type Classification struct {
	Industry       *Industry
	Score          float64  // 0–1
	Words          []string // of the text, as it was given
	Terms          []string // entries of the classification
	Through        *Industry
	Correspondence *Fact // from Through; nil where the words are of the industry itself
}
