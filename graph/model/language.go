package model

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// Language is a language of answers.
type Language string

// The languages.
const (
	LanguageEn Language = "EN"
	LanguageEs Language = "ES"
)

// LanguageVariable is the variable of an operation that holds its language. No document can name it.
const LanguageVariable = "Accept-Language"

// UnmarshalGQLContext reads an argument. Null stands for the language of the operation.
func (l *Language) UnmarshalGQLContext(ctx context.Context, v any) error {
	if v == nil && graphql.HasOperationContext(ctx) {
		v = graphql.GetOperationContext(ctx).Variables[LanguageVariable]
	}
	switch v := v.(type) {
	case nil:
		*l = LanguageEn
	case Language:
		*l = v
	case string:
		*l = Language(v)
	}
	if *l != LanguageEn && *l != LanguageEs {
		return fmt.Errorf("%v is not a Language", v)
	}
	return nil
}

// MarshalGQLContext writes a value of a field.
func (l Language) MarshalGQLContext(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, strconv.Quote(string(l)))
	return err
}
