package main

import "puente/names"

// publicBody tells whether a name is that of a government, a university or a tribe, by the rule that all readers share.
func publicBody(name string) bool { return names.IsPublicBody(name) }
