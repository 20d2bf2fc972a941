package names

import (
	"strings"
)

// IsPublicBody reports whether a name is that of a government, a university or a tribe. They own plants but are not firms,
// and the graph has no relation for an agency that operates an establishment. Utilities and water districts count as firms,
// whoever owns them.
func IsPublicBody(name string) bool {
	s := Fold(name)
	for _, p := range []string{
		"city of ", "county of ", "state of ", "us government", "us department", "department of ", "government of ",
		"university of ", "univ of ", "the navajo nation", "the salt river pima", "international bound", "us air force",
		"u s air force", "u s missile defense", "us missile defense", "instituto mexicano del seguro social", "issste ",
		"instituto de servicios de salud", "servicios de salud de", "universidad autonoma", "municipio de ", "gobierno del estado",
		"hospital metropolitano dr bernardo sepulveda",
	} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	for _, p := range []string{
		" university", "board of regents", " dept of ", "western area power", "solid waste authority", "county department",
		"tecnologico de monterrey",
	} {
		if strings.Contains(s, p) {
			return true
		}
	}
	return strings.HasSuffix(s, " county") || strings.HasSuffix(s, " county arizona")
}
