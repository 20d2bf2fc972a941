package model

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"golang.org/x/text/language"
)

// MarshalCountryCode writes the code of a country.
func MarshalCountryCode(code string) graphql.Marshaler { return graphql.MarshalString(code) }

// UnmarshalCountryCode reads the code of a country: two capital letters that ISO 3166-1 has assigned.
func UnmarshalCountryCode(v any) (string, error) {
	code, ok := v.(string)
	if !ok {
		return "", Fault(CodeBadUserInput, "A country is a string such as \"MX\".", "Un país es un texto como \"MX\".")
	}
	region, err := language.ParseRegion(code)
	if err != nil || region.String() != code || !region.IsCountry() {
		code = Cut(code, MaxPiece)
		return "", Fault(CodeBadUserInput, fmt.Sprintf("%q is no country: write its two letters of ISO 3166-1, such as MX.", code),
			fmt.Sprintf("%q no es un país: escriba sus dos letras de ISO 3166-1, como MX.", code))
	}
	return code, nil
}
