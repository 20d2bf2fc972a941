package model

// CorridorEnd is one end of a corridor, and the point from which it is measured.
type CorridorEnd struct {
	Entity   Entity
	Place    Entity // county or municipio
	Fact     *Fact  // by which an establishment lies there
	PointOf  Entity
	Location *Location
}

// Corridor leads from one place by a port to another.
type Corridor struct {
	Port     *Port
	FromKm   float64
	ToKm     float64
	TotalKm  float64
	DetourKm float64
	AddedKm  float64 // more than the best with all ports open
	Traffic  []*PortTraffic
}

// CrossingNames are the port's aliases: its sources give it the names of its crossings and of towns at them.
func (c *Corridor) CrossingNames() []string { return c.Port.Aliases }

// PortClosure is what avoiding ports changes.
type PortClosure struct {
	Ports    []*Port
	BestOpen *Corridor
	NextBest *Corridor
}

// AddedKm is what the closure adds, and nil where one of the two ways is missing.
func (c *PortClosure) AddedKm() *float64 {
	if c.BestOpen == nil || c.NextBest == nil {
		return nil
	}
	return &c.NextBest.AddedKm
}

// CorridorAnswer is what was asked of the ways between two ends.
type CorridorAnswer struct {
	From, To          *CorridorEnd
	DirectKm          float64
	Corridors         []*Corridor
	PortsRanked       int
	PortsWithoutPoint []*Port
	Closure           *PortClosure // nil where no port was avoided
}

// Status is that of what no source says.
func (*CorridorAnswer) Status() FactStatus { return StatusInferred }

// Method says how corridors are found.
func (*CorridorAnswer) Method(lang Language) string {
	return Localized{
		"Each port is taken as the one point that its source gives, and each end as its own point or that of its place. Distances are great circles on the mean sphere " +
			"of WGS 84 (haversine, radius 6371.0088 km), to 0.1 km. Detour is the way by the port less the way without one. It stands for the distance by road, " +
			"and knows neither roads, waiting times, hours nor what a port may handle.",
		"Cada puerto se toma como el único punto que da su fuente, y cada extremo como su punto o el de su lugar. Las distancias son círculos máximos sobre la esfera media " +
			"de WGS 84 (haversine, radio 6371.0088 km), a 0.1 km. El desvío es el camino por el puerto menos el camino sin él. Representa la distancia por carretera, " +
			"y no conoce carreteras, esperas, horarios ni lo que un puerto puede atender.",
	}.In(lang)
}

// Reason says why there is no corridor, and nil where a port could be ranked.
func (a *CorridorAnswer) Reason(lang Language) *string {
	switch {
	case a.PortsRanked > 0:
		return nil
	case a.Closure != nil && a.Closure.BestOpen != nil:
		return Localized{
			"Every port with this mode and a point is avoided.", "Se evitan todos los puertos con este modo y un punto.",
		}.OrNil(lang)
	}
	return Localized{
		"The graph holds no port with this mode and a point.", "El grafo no tiene ningún puerto con este modo y un punto.",
	}.OrNil(lang)
}
