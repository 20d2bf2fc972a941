package main

import "puente/names"

// publicBody reports whether a name is that of a government, a university or a tribe.
func publicBody(name string) bool { return names.IsPublicBody(name) }
