package loaders

// RowsOf is a list of the database, or empty.
func RowsOf(v any) []any {
	list, _ := v.([]any)
	return list
}

// TextsOf are the strings of a list.
func TextsOf(v any) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, item := range list {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
