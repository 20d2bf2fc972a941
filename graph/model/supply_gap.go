package model

// SupplyPresence is the number of establishments of a supplier industry on one side of a place.
type SupplyPresence struct {
	Presence       Presence
	Establishments int
	Unclear        int
}

// SupplyGap is a supplier industry of another industry, and its presence in a place.
type SupplyGap struct {
	Supplier *Industry
	Fact     *Fact
	Us, Mx   *SupplyPresence
}

// SupplyGapSide is the number of establishments of the place that an answer counts in one country.
type SupplyGapSide struct {
	Country         string
	Establishments  int
	WithoutIndustry int
}

// SupplyGapAnswer is the supplier industries of an industry and their presence in a place.
type SupplyGapAnswer struct {
	Place          Entity
	Industry       *Industry
	IndustryUsed   *Industry // nil where the table has no row for it
	Correspondence *Fact     // nil where none was needed
	Gaps           []*SupplyGap
	TotalCount     int
	Sides          []*SupplyGapSide
}

// Status is INFERRED, as no source states the answer.
func (*SupplyGapAnswer) Status() FactStatus { return StatusInferred }

// Method is how the answer is inferred.
func (*SupplyGapAnswer) Method(lang Language) string {
	return Localized{
		"The supplier industries are those from which the industry, or the nearest broader or corresponding one that has a row, buys by the input–output table " +
			"(BUYS_FROM). An establishment of the place counts for a supplier industry if its own is that, is part of it, or corresponds to it or to something within it at the level " +
			"to which both classifications agree (PART_OF, CORRESPONDS_TO); it is unclear if it is known only by something broader.",
		"Las industrias proveedoras son aquellas a las que compra, según la matriz de insumo–producto (BUYS_FROM), la industria o la más cercana más amplia o correspondiente que tenga fila. " +
			"Un establecimiento del lugar cuenta para una industria proveedora si la suya es esa, es parte de ella, o corresponde a ella o a algo dentro de ella en el nivel en que " +
			"coinciden ambas clasificaciones (PART_OF, CORRESPONDS_TO); es dudoso si solo se conoce por algo más amplio.",
	}.In(lang)
}

// Notes are the limitations of the data.
func (*SupplyGapAnswer) Notes(lang Language) []string {
	return Warnings{
		{
			"The graph holds named establishments, not all there are: that none is here is no proof that there is none. On the US side these are mostly facilities of federal lists.",
			"El grafo tiene establecimientos con nombre, no todos los que existen: que aquí no haya ninguno no prueba que no exista. Del lado de Estados Unidos son sobre todo instalaciones de listas federales.",
		},
		{
			"The table is national and of the year of its source, and counts inputs of domestic origin: it tells what the industry buys in Mexico as a whole, not what plants of this place buy, and nothing of what is imported.",
			"La matriz es nacional y del año de su fuente, y cuenta insumos de origen nacional: dice qué compra la industria en todo México, no qué compran las plantas de este lugar, y nada de lo importado.",
		},
		{
			"INEGI's matrix has all of wholesale under class 4311 and all of retail under 4611: establishments of other classes of those sectors count as unclear.",
			"La matriz de INEGI tiene todo el comercio al por mayor bajo la rama 4311 y todo el menor bajo la 4611: los establecimientos de otras ramas de esos sectores cuentan como dudosos.",
		},
		{
			"A table may be loaded without its smallest cells, as in the starter dataset (shares below 0.001), and purchases within one industry are no rows: what is not listed may be bought all the same.",
			"Una matriz puede estar cargada sin sus celdas menores, como en el conjunto inicial (partes menores que 0.001), y las compras dentro de una misma industria no son filas: lo que no aparece puede comprarse de todos modos.",
		},
	}.In(lang)
}

// Reason is the reason why there is no supplier industry; nil if there is one.
func (a *SupplyGapAnswer) Reason(lang Language) *string {
	if a.IndustryUsed != nil {
		return nil
	}
	return Localized{
		"Neither this industry, nor a broader one, nor one that corresponds to one of these, has a row in an input–output table of the graph. INEGI's has rows for industries of four digits.",
		"Ni esta industria, ni una más amplia, ni una que corresponda a alguna de estas, tiene fila en una matriz de insumo–producto del grafo. La de INEGI tiene filas para ramas de cuatro dígitos.",
	}.OrNil(lang)
}
