package model

// GroupKey is by what the elements of a list are grouped. Which keys a list has, an enumeration of the schema says for each kind.
type GroupKey string

// The keys. For each kind loaders declares how its values are found.
const (
	GroupOperator       GroupKey = "OPERATOR"
	GroupParent         GroupKey = "PARENT"
	GroupIndustry       GroupKey = "INDUSTRY"
	GroupProduct        GroupKey = "PRODUCT"
	GroupPlace          GroupKey = "PLACE"
	GroupState          GroupKey = "STATE"
	GroupRegion         GroupKey = "REGION"
	GroupServed         GroupKey = "SERVED"
	GroupSide           GroupKey = "SIDE"
	GroupCountry        GroupKey = "COUNTRY"
	GroupKind           GroupKey = "KIND"
	GroupSystem         GroupKey = "SYSTEM"
	GroupLevel          GroupKey = "LEVEL"
	GroupMode           GroupKey = "MODE"
	GroupLanguage       GroupKey = "LANGUAGE"
	GroupEmploymentBand GroupKey = "EMPLOYMENT_BAND"
	GroupDecade         GroupKey = "DECADE"
)

// GroupOrder sorts groups.
type GroupOrder = Order[GroupOrderField]

// GroupQuery is how a list is to be grouped.
type GroupQuery struct {
	By         []GroupKey
	RollUp     bool   // operators count for their ultimate parents
	Level      *int32 // of industries or products; nil: as they are stated
	ByKey      bool   // sorted by the keys, and not by the counts
	Descending bool
	First      int32
}

// Groups are the largest groups of a list, and how many of its elements are in none of them. The counts of the groups, of the other groups and of
// the elements that are in no group, less the repeated ones, add up to the elements of the list.
type Groups struct {
	Groups     []*Group
	GroupCount int // with those that are not among Groups
	Other      int // elements in the groups that are not among Groups
	Unknown    int // elements without a value of a key
	Repeated   int // times that an element was counted again, because it has several values of a key
}

// Group is one group of a list.
type Group struct {
	Key    *GroupValue
	Second *GroupValue // nil where there is one key
	Count  int
	Facts  []*Fact // by which operators belong to the ultimate parent that is the key; by id
}

// GroupValue is the value of a key: an entity or a text.
type GroupValue struct {
	Entity Entity
	Value  *string
}
