package graph

import "puente/graph/model"

// faultOf is the message of a code for errors whose own text is not shown.
func faultOf(code model.Code) *model.Error {
	switch code {
	case model.CodeTimeout:
		return model.Fault(code, "The query took longer than the server allows. Ask for fewer rows or fewer levels, or try again.",
			"La consulta tardó más de lo que permite el servidor. Pida menos filas o menos niveles, o intente de nuevo.")
	case model.CodeUnavailable:
		return model.Fault(code, "The database cannot be reached at the moment. Try again shortly.",
			"No se puede acceder a la base de datos en este momento. Intente de nuevo en breve.")
	case model.CodeCancelled:
		return model.Fault(code, "The client left before the answer.", "El cliente se fue antes de la respuesta.")
	case model.CodeNotFound, model.CodeNotComparable, model.CodeBadUserInput, model.CodeLimitExceeded, model.CodeUnauthenticated, model.CodeForbidden,
		model.CodeInternal, model.CodePersistedQueryNotFound:
	}
	return model.Fault(model.CodeInternal, "Something went wrong on the server. Tell its operator the request id.",
		"Algo falló en el servidor. Comunique a su operador el id de la solicitud (requestId).")
}

// ruleEs is the Spanish message of a validation rule. It names no value; the error's locations have the place.
func ruleEs(rule string) string {
	if text, ok := rulesEs()[rule]; ok {
		return text
	}
	return "La consulta no es GraphQL válido; vea el lugar indicado."
}

func rulesEs() map[string]string {
	return map[string]string{
		"FieldsOnCorrectType":       "Se pide un campo que ese tipo no tiene.",
		"FragmentsOnCompositeTypes": "Un fragmento se define sobre un tipo que no tiene campos.",
		"KnownArgumentNames":        "Se da un argumento que ese campo no acepta.",
		"KnownDirectives":           "Se usa una directiva que no existe o no va en ese lugar.",
		"KnownFragmentNames":        "Se usa un fragmento que no está definido.",
		"KnownRootType":             "El esquema no admite ese tipo de operación.",
		"KnownTypeNames":            "Se nombra un tipo que no existe.",
		"LoneAnonymousOperation":    "Una operación sin nombre debe ser la única.",
		"MaxIntrospectionDepth":     "La introspección es demasiado profunda.",
		"NoFragmentCycles":          "Un fragmento se contiene a sí mismo.",
		"NoUndefinedVariables":      "Se usa una variable que la operación no declara.",
		"NoUnusedFragments":         "Se define un fragmento que no se usa.",
		"NoUnusedVariables":         "Se declara una variable que no se usa.",
		"OverlappingFieldsCanBeMerged": "Dos campos distintos comparten el mismo nombre en la respuesta; " +
			"use alias.",
		"PossibleFragmentSpreads":     "Un fragmento no puede aplicarse a ese tipo.",
		"ProvidedRequiredArguments":   "Falta un argumento obligatorio.",
		"ScalarLeafs":                 "Faltan o sobran subcampos en un campo.",
		"SingleFieldSubscriptions":    "Una suscripción pide un solo campo.",
		"UniqueArgumentNames":         "Un argumento se da dos veces.",
		"UniqueDirectivesPerLocation": "Una directiva se repite en el mismo lugar.",
		"UniqueFragmentNames":         "Dos fragmentos tienen el mismo nombre.",
		"UniqueInputFieldNames":       "Un campo de entrada se da dos veces.",
		"UniqueOperationNames":        "Dos operaciones tienen el mismo nombre.",
		"UniqueVariableNames":         "Dos variables tienen el mismo nombre.",
		"ValuesOfCorrectType":         "Un valor no es del tipo esperado.",
		"VariablesAreInputTypes":      "Una variable es de un tipo que no sirve de entrada.",
		"VariablesInAllowedPosition":  "Una variable no es del tipo que exige ese lugar.",
	}
}
