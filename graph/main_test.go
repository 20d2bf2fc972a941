package graph

import (
	"os"
	"testing"

	"puente/embedded/embeddedtest"
)

func TestMain(m *testing.M) { os.Exit(embeddedtest.Main(m)) }
