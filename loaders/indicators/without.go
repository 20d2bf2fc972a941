package indicators

import (
	"fmt"

	"puente/graph/model"
)

// Why places whose country has a statistic have no figures in an answer.

// withoutYear is a place that has figures, but none of a year that its base has too.
func withoutYear(place string, m *measuredSide) unmeasuredPlace {
	return unmeasuredPlace{place, model.Localized{
		EN: "No year that fits has figures of it and of the base, " + m.baseline.name.EN + ", by one classification.",
		ES: "Ningún año que corresponda tiene cifras suyas y de la base, " + m.baseline.name.ES + ", según una sola clasificación.",
	}, &model.Localized{
		EN: "A further release of " + m.datasets[0] + " would settle it; or ask for another period.",
		ES: "Lo resolvería otra edición de " + m.datasets[0] + "; o pida otro periodo.",
	}}
}

// withoutCell is a place that is measured, in which the statistic has nothing of an industry.
func withoutCell(place string, m *measuredSide, year int, industry *model.Industry) unmeasuredPlace {
	return unmeasuredPlace{place, model.Localized{
		EN: fmt.Sprintf("%s has no row of %s in it in %d. That is no zero.", m.datasets[0], industry.ID, year),
		ES: fmt.Sprintf("%s no tiene fila de %s en él en %d. Eso no es un cero.", m.datasets[0], industry.ID, year),
	}, &model.Localized{
		EN: "A release that lists the industry there would settle it.",
		ES: "Lo resolvería una edición que liste ahí la industria.",
	}}
}

// ofOtherCountry is a place of a country whose statistics go by another classification.
func ofOtherCountry(place string, industry *model.Industry) unmeasuredPlace {
	return unmeasuredPlace{place, model.Localized{
		EN: fmt.Sprintf("%s is a class of %s, by which no statistics of it are made.", industry.ID, industry.System),
		ES: fmt.Sprintf("%s es una clase de %s, con la que no se hacen sus estadísticas.", industry.ID, industry.System),
	}, &model.Localized{
		EN: "Ask for the industry that corresponds to it in the other classification.",
		ES: "Pida la industria que le corresponde en la otra clasificación.",
	}}
}
