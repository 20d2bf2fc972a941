package model

import "fmt"

// IntroductionAnswer tells through whom a firm or agency can be reached.
type IntroductionAnswer struct {
	*PathAnswer   // of the search for the paths
	Introductions []*Introduction
}

// Introduction is a group of paths that take the same first step across the border.
type Introduction struct {
	Across   Entity // nil where no step is known to cross
	Paths    []*Path
	Agencies []*Introducer
	Sources  []*Source
}

// Introducer is an agency that could introduce.
type Introducer struct {
	Agency       *Agency
	Covers       []Entity // places of the one sought that are in its mandate
	MandateKnown bool
}

// Reading is the introduction in one sentence.
func (i *Introduction) Reading(lang Language) string {
	best := i.Paths[0]
	through, steps, weakest := best.Reading(lang), len(best.Hops), ""
	if lang == LanguageEs {
		if best.MinConfidence != nil {
			weakest = fmt.Sprintf("; al hecho más débil se le cree %g de 1", *best.MinConfidence)
		}
		if i.Across == nil {
			return fmt.Sprintf("%s (pasos: %d; no se sabe de ninguno que cruce la frontera%s).", through, steps, weakest)
		}
		return fmt.Sprintf("Por %s, al otro lado: %s (pasos: %d%s).", i.Across.Base().Name(lang), through, steps, weakest)
	}
	if best.MinConfidence != nil {
		weakest = fmt.Sprintf("; the weakest fact is believed %g of 1", *best.MinConfidence)
	}
	if i.Across == nil {
		return fmt.Sprintf("%s (%d steps; none is known to cross the border%s).", through, steps, weakest)
	}
	return fmt.Sprintf("Through %s, on the other side: %s (%d steps%s).", i.Across.Base().Name(lang), through, steps, weakest)
}
