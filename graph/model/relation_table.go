package model

// relationRow is what holds of every fact of a relation. Rows are written without the names of their columns, so that the
// compiler refuses a row that leaves one out, and every row when a column is added.
type relationRow struct {
	relation Relation
	ends     []ends   // what it may join: any of these, and nothing between them
	figures  []string // properties that only some relations have: a fact of another is refused with them
	phrase   phrase
	paths    followed
}

// ends are the kinds that a relation may join.
type ends struct{ from, to kinds }

// kinds keeps rows short.
type kinds = []Kind

// phrase reads a fact from its first entity to its second, and back.
type phrase struct{ forthEN, backEN, forthES, backES string }

// followed says how each kind of path follows a relation: a column for each. hop{}: it does not.
type followed struct{ supplyChain, partnership, ownership, corridor, any hop }

// hop says in which directions a kind of path follows a relation, and what that costs. What is agreed between two costs
// least. What hundreds share, such as a place or an industry, costs most, so that a path through a hub is dearer than one
// through an agreement.
type hop struct {
	forward, back bool // from the fact's first entity to its second; from the second to the first
	cost          int
}

func forth(cost int) hop  { return hop{forward: true, cost: cost} }
func either(cost int) hop { return hop{forward: true, back: true, cost: cost} }

// relationTable has a row for each relation, in the order in which they are shown. Every list of relations is derived from
// it. It is a constant, which Go has no word for: nothing writes to it.
var relationTable = [...]relationRow{ // columns of followed: SUPPLY_CHAIN, PARTNERSHIP, OWNERSHIP, CORRIDOR, ANY
	{
		RelationOperates, []ends{{kinds{KindFirm}, kinds{KindEstablishment}}}, nil,
		phrase{"runs", "is run by", "opera", "es operado por"}, followed{either(1), either(1), either(1), hop{}, either(1)},
	}, {
		RelationOwns, []ends{{kinds{KindFirm}, kinds{KindFirm}}}, []string{"share"},
		phrase{"owns", "is owned by", "es matriz de", "es filial de"}, followed{hop{}, either(1), either(1), hop{}, either(1)},
	}, {
		RelationSupplies, []ends{{kinds{KindFirm}, kinds{KindFirm}}, {kinds{KindEstablishment}, kinds{KindFirm, KindEstablishment}}}, nil,
		phrase{"supplies", "is supplied by", "provee a", "es provisto por"}, followed{forth(1), hop{}, hop{}, hop{}, either(1)},
	}, {
		RelationInIndustry, []ends{{kinds{KindEstablishment, KindFirm}, kinds{KindIndustry}}}, nil,
		phrase{"works in", "is the activity of", "se dedica a", "es la actividad de"}, followed{hop{}, hop{}, hop{}, hop{}, either(6)},
	}, {
		RelationLocatedIn, []ends{{kinds{KindEstablishment, KindPort, KindAgency}, kinds{KindCounty, KindMunicipio}}}, nil,
		phrase{"stands in", "is where one finds", "está en", "es donde está"}, followed{either(4), either(4), hop{}, either(1), either(4)},
	}, {
		RelationPartOf, []ends{{kinds{KindIndustry}, kinds{KindIndustry}}, {kinds{KindCounty, KindMunicipio}, kinds{KindState, KindRegion}}, {kinds{KindProduct}, kinds{KindProduct}}}, nil,
		phrase{"is part of", "comprises", "forma parte de", "comprende"}, followed{hop{}, either(4), hop{}, hop{}, either(6)},
	}, {
		RelationCorrespondsTo, []ends{{kinds{KindIndustry}, kinds{KindIndustry}}}, []string{"level"},
		phrase{"corresponds to", "corresponds to", "corresponde a", "corresponde a"}, followed{hop{}, hop{}, hop{}, hop{}, either(5)},
	}, {
		RelationBuysFrom, []ends{{kinds{KindIndustry}, kinds{KindIndustry}}}, []string{"share", "millionPesos"},
		phrase{"buys from", "sells to", "compra a", "vende a"}, followed{hop{}, hop{}, hop{}, hop{}, either(5)},
	}, {
		RelationMakes, []ends{{kinds{KindIndustry}, kinds{KindProduct}}}, []string{"weight"},
		phrase{"makes", "is made by", "fabrica", "es fabricado por"}, followed{hop{}, hop{}, hop{}, hop{}, either(5)},
	}, {
		RelationCrossesAt, []ends{{kinds{KindMunicipio}, kinds{KindPort}}}, nil,
		phrase{"crosses at", "leads across to", "cruza por", "lleva al otro lado, a"}, followed{either(2), hop{}, hop{}, either(1), either(2)},
	}, {
		RelationBorders, []ends{{kinds{KindCounty}, kinds{KindMunicipio}}}, nil,
		phrase{"borders", "borders", "colinda con", "colinda con"}, followed{hop{}, either(4), hop{}, hop{}, either(3)},
	}, {
		RelationSisterOf, []ends{{kinds{KindCounty, KindMunicipio}, kinds{KindCounty, KindMunicipio}}}, nil,
		phrase{"is a sister of", "is a sister of", "está hermanado con", "está hermanado con"}, followed{hop{}, either(2), hop{}, hop{}, either(2)},
	}, {
		RelationServes, []ends{{kinds{KindAgency}, kinds{KindCounty, KindMunicipio, KindState, KindRegion, KindIndustry}}}, nil,
		phrase{"serves", "is served by", "atiende a", "es atendido por"}, followed{hop{}, either(2), hop{}, hop{}, either(2)},
	}, {
		RelationMemberOf, []ends{{kinds{KindAgency, KindFirm}, kinds{KindAgency}}}, nil,
		phrase{"is a member of", "has as a member", "es miembro de", "tiene como miembro a"}, followed{hop{}, either(1), hop{}, hop{}, either(1)},
	}, {
		RelationPartnersWith, []ends{{kinds{KindAgency}, kinds{KindAgency, KindFirm}}}, nil,
		phrase{"partners with", "partners with", "tiene un acuerdo con", "tiene un acuerdo con"}, followed{hop{}, either(1), hop{}, hop{}, either(1)},
	}, {
		RelationNotedFor, []ends{{kinds{KindCounty, KindMunicipio, KindState, KindRegion}, kinds{KindIndustry}}}, nil,
		phrase{"is named for", "is named as an industry of", "se nombra por", "se nombra como industria de"}, followed{hop{}, hop{}, hop{}, hop{}, either(6)},
	},
}
