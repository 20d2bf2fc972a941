package model

import "testing"

func TestKindOf(t *testing.T) {
	for _, k := range Kinds() {
		if got, ok := KindOf(k.Prefix() + "x:y"); !ok || got != k {
			t.Errorf("%s: %s, %v", k, got, ok)
		}
		for _, none := range []string{k.Prefix(), string(k) + ":x", "x" + k.Prefix() + "y", ""} {
			if got, ok := KindOf(none); ok {
				t.Errorf("%q is a %s", none, got)
			}
		}
	}
}
