package paths

import (
	"context"
	"errors"
	"fmt"

	"puente/graph/model"
	"puente/loaders"
)

// noVersion is the version of a graph in which no transaction has left one.
const noVersion = -1

// readVersion reads the version of the graph.
func readVersion(ctx context.Context, op *loaders.Operation) (int, error) {
	answer, err := op.Read(ctx, loaders.VersionMatch("version", "")+"\nRETURN version", nil)
	if err != nil {
		return 0, fmt.Errorf("version of the graph: %w", err)
	}
	version := answer.Int()
	if err := answer.Err(); err != nil {
		return 0, fmt.Errorf("version of the graph: %w", err)
	}
	return version, nil
}

// errMoved says that the graph changed while it was read.
var errMoved = errors.New("the graph has changed while it was read")

// sameVersion returns errMoved unless everything was read from one version of the graph: as far as it has one.
func sameVersion(versions ...int) error {
	for _, v := range versions {
		if v != versions[0] || v >= 0 && v%2 == 1 {
			return errMoved
		}
	}
	return nil
}

// movedTooOften is the error for a graph that changed each time that it was read.
func movedTooOften() error {
	return model.Fault(model.CodeUnavailable, "The graph was changed again and again while paths were sought. Ask again.",
		"El grafo cambió una y otra vez mientras se buscaban rutas. Pregunte de nuevo.")
}
