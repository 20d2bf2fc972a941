package model

// Node is whatever can be fetched again by its id.
type Node interface {
	IsNode()
	GetID() string
}

// Entity is a node that a person can name.
type Entity interface {
	Node
	IsEntity()
	Base() *Common
}

// Common is what every entity stores.
type Common struct {
	ID      string
	NameEN  string  // every entity has one; where it has no English name it is the Spanish one, and equal to NameES
	NameES  *string // nil where there is no Spanish name of its own
	Aliases []string

	SourceIDs []string
	batch     *Batch
}

// IsNode marks every entity as a Node.
func (*Common) IsNode() {}

// IsEntity marks every entity as an Entity.
func (*Common) IsEntity() {}

// GetID returns the id.
func (c *Common) GetID() string { return c.ID }

// Base returns what the entity shares with every other.
func (c *Common) Base() *Common { return c }

// Name is the name in a language, or in the other where there is none.
func (c *Common) Name(lang Language) string { return pick(lang, c.NameEN, c.NameES) }

// NameIn is the language of the name that Name gives.
func (c *Common) NameIn(lang Language) Language {
	if c.NameES != nil && (lang == LanguageEs || *c.NameES == c.NameEN) {
		return LanguageEs
	}
	return LanguageEn
}

// Batch is the set that was read together with this entity; never nil.
func (c *Common) Batch() *Batch {
	if c.batch == nil {
		c.batch = &Batch{}
	}
	return c.batch
}

// Batch is what one statement read together: whoever asks for an edge of one of its
// entities is about to ask for the same edge of the others.
type Batch struct {
	Entities []Entity
	Facts    []*Fact
}

// Add makes an entity, and the fact that led to it, members of the batch.
func (b *Batch) Add(e Entity, f *Fact) {
	e.Base().batch = b
	b.Entities = append(b.Entities, e)
	if f != nil {
		b.AddFact(f)
	}
}

// AddFact makes a fact a member of the batch.
func (b *Batch) AddFact(f *Fact) {
	f.batch = b
	b.Facts = append(b.Facts, f)
}

// pick gives the Spanish text where it is wanted and there is one. There is always an English one.
func pick(lang Language, en string, es *string) string {
	if lang == LanguageEs && es != nil {
		return *es
	}
	return en
}

// KindOfEntity is the kind that an entity's id names.
func KindOfEntity(e Entity) Kind {
	k, _ := KindOf(e.GetID())
	return k
}
