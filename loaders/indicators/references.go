package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// entityIndex holds entities by id.
type entityIndex struct {
	entities   map[string]model.Entity
	industries map[string]*model.Industry // those of entities that are industries
}

// readEntities reads entities by id with one statement. An id of an industry that is stored as another kind is an error.
func readEntities(ctx context.Context, op *loaders.Operation, ids []string) (entityIndex, error) {
	entities, err := op.Entities(ctx, ids)
	if err != nil {
		return entityIndex{}, err
	}
	index := entityIndex{entities: entities, industries: map[string]*model.Industry{}}
	for id, e := range entities {
		if kind, _ := model.KindOf(id); kind != model.KindIndustry {
			continue
		}
		industry, ok := e.(*model.Industry)
		if !ok {
			return entityIndex{}, fmt.Errorf("%s is a %T where an industry is expected", id, e)
		}
		index.industries[id] = industry
	}
	return index, nil
}

// list is the entities of ids that exist, in the given order.
func (x entityIndex) list(ids []string) []model.Entity {
	all := []model.Entity{}
	for _, id := range ids {
		if e := x.entities[id]; e != nil {
			all = append(all, e)
		}
	}
	return all
}

// references are the entities and sources to which an answer refers.
type references struct {
	entityIndex
	sources map[string]*model.Source
}

// readReferences reads entities and sources by id, with one statement for each.
func readReferences(ctx context.Context, op *loaders.Operation, entities, sources []string) (references, error) {
	var r references
	var err error
	if r.entityIndex, err = readEntities(ctx, op, loaders.Distinct([][]string{entities})); err != nil {
		return r, err
	}
	r.sources, err = op.Sources(ctx, loaders.Distinct([][]string{sources}))
	return r, err
}

// sorted is the entities of ids that exist, in the order of their ids.
func (r references) sorted(ids []string) []model.Entity {
	return r.list(slices.Sorted(slices.Values(ids)))
}

// sourceList is the sources of ids, each once, in the order of their ids.
func (r references) sourceList(ids []string) []*model.Source {
	all := []*model.Source{}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if s := r.sources[id]; s != nil {
			all = append(all, s)
		}
	}
	return all
}
