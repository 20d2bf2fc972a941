package graph

import "puente/loaders"

// planInBackground has Neo4j plan what requests will read, until the lifetime of the handler ends: the statements of resolvers, those of answers that Go
// computes, and the compiled statements of new shapes of requests, which resolvers answer meanwhile.
func (e *executor) planInBackground(config Config) {
	e.loaders.PlanInBackground(config.Lifetime, loaders.Background{Operations: e.rehearseAll(), Report: config.ObserveProgress, Log: config.Log})
}
