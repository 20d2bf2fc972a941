package loaders

import "testing"

func TestSmoke(t *testing.T) { emptyGraph(t) }
