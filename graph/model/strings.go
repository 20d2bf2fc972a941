package model

// Strings are values of a type made of string, as the database takes them.
func Strings[T ~string](list []T) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = string(v)
	}
	return all
}
