package loaders

import (
	"strconv"
	"strings"

	"puente/graph/model"
)

// groupKey declares a key by which the nodes of a kind can be grouped: how its values are found of a node. A node may have none, or several.
type groupKey struct {
	kinds    []model.Kind // of the entities that are the values; nil: they are texts
	branches []string     // clauses that give the values "#" of the node "@"; together, where there are several
	leveled  bool         // of the values only those at a level can be asked for
	owners   owners
}

// owners says whether values, which are firms, can stand for their ultimate parents.
type owners int

const (
	noOwners   owners = iota
	mayRollUp         // where that is asked for
	onlyOwners        // always; without branches the node itself is rolled up
)

// groupKeys are the keys of a kind, by their names in the schema.
type groupKeys map[string]groupKey

// entityKey declares a key whose values are the entities of some kinds to which patterns lead.
func entityKey(kinds []model.Kind, patterns ...string) groupKey {
	k := groupKey{kinds: kinds}
	for _, p := range patterns {
		k.branches = append(k.branches, "MATCH "+p+"(#:"+Labels(kinds)+")")
	}
	return k
}

// textKey declares a key whose values are texts. Nulls are no values.
func textKey(branch string) groupKey { return groupKey{branches: []string{branch}} }

// propertyKey declares a key whose value is made of a property of the node.
func propertyKey(expression string) groupKey { return textKey("UNWIND [" + expression + "] AS #") }

// listKey declares a key whose values are the elements of a list property.
func listKey(property string) groupKey { return textKey("UNWIND coalesce(" + property + ", []) AS #") }

// levelKey declares a key whose values are the industries or products to which patterns lead, or those of a level of which they are part.
func levelKey(kind model.Kind, patterns ...string) groupKey {
	k := entityKey([]model.Kind{kind}, patterns...)
	k.leveled = true
	return k
}

// operatorKey declares a key whose values are the firms to which a pattern leads, or their ultimate parents.
func operatorKey(pattern string) groupKey {
	k := entityKey([]model.Kind{model.KindFirm}, pattern)
	k.owners = mayRollUp
	return k
}

// parentKey declares a key whose values are the ultimate parents of the node, a firm.
func parentKey() groupKey {
	return groupKey{kinds: []model.Kind{model.KindFirm}, owners: onlyOwners}
}

// placeKeys are the keys of nodes from which patterns lead to the counties and municipios in which they are, followed by their own.
func placeKeys(patterns []string, own groupKeys) groupKeys {
	units := model.AreaUnits()
	grouped := make([]string, len(patterns))
	sides := make([]string, len(patterns))
	for i, p := range patterns {
		grouped[i] = p + "(:" + Labels(units) + ")-[:PART_OF]->"
		sides[i] = "MATCH " + p + "(at:" + Labels(units) + ")\nUNWIND [" + countryOfUnit("at") + "] AS #"
	}
	own["PLACE"], own["SIDE"] = entityKey(units, patterns...), groupKey{branches: sides}
	own["STATE"], own["REGION"] = entityKey([]model.Kind{model.KindState}, grouped...), entityKey([]model.Kind{model.KindRegion}, grouped...)
	return own
}

// countryOfUnit writes the country of a county or municipio.
func countryOfUnit(node string) string {
	text := "CASE"
	for _, k := range model.AreaUnits() {
		text += " WHEN " + node + ":" + string(k) + " THEN '" + model.CountryOf(k.Prefix()+"any") + "'"
	}
	return text + " END"
}

// kindKey declares the key of the kinds of entity themselves.
func kindKey() groupKey {
	text := "CASE"
	for _, k := range model.Kinds() {
		text += " WHEN @:" + string(k) + " THEN '" + string(k.Enum()) + "'"
	}
	return propertyKey(text + " END")
}

// maxOwners bounds the chains of owners that are followed to an ultimate parent.
const maxOwners = 10

// majority is the part of the capital, in per cent, below which an owner is no parent.
const majority = 50

// isParent writes the condition that a fact OWNS makes its first firm a parent of its second: it counts by default, and its share is not known to be less
// than half.
func isParent(fact string) string {
	return CountsByDefault(fact) + " AND (" + fact + ".share IS NULL OR " + fact + ".share >= " + strconv.Itoa(majority) + ")"
}

// owned writes a chain of owners, from a firm to one above it, of at least so many facts.
func owned(firm, least, above string) string {
	return "(" + firm + ")<-[own:OWNS WHERE " + isParent("own") + "]-{" + least + "," + strconv.Itoa(maxOwners) + "}(" + above + ")"
}

// rolledUp writes the ultimate parents of a firm, or the firm itself where there is none above it, as rows of a variable.
func rolledUp(firm, parent string) string {
	tops := parent + "tops"
	return "CALL (" + firm + ") {\n  MATCH ANY SHORTEST " + owned(firm, "0", "top:Firm") + "\n  WHERE NOT EXISTS { (top)<-[up:OWNS WHERE " + isParent("up") +
		"]-(:Firm) }\n  RETURN collect(top) AS " + tops + "\n}\nUNWIND CASE WHEN size(" + tops + ") = 0 THEN [" + firm + "] ELSE " + tops + " END AS " + parent
}

// found writes the clauses that give the values of the key of a node as rows of a variable.
func (k groupKey) found(b *Builder, g grouping, node, value string) string {
	if k.owners == onlyOwners || k.owners == mayRollUp && g.rollUp {
		firm := node
		if len(k.branches) > 0 {
			firm = value + "firm"
		}
		return strings.TrimPrefix(k.union(b, g, node, firm)+"\n"+rolledUp(firm, value), "\n")
	}
	return k.union(b, g, node, value)
}

// union writes the branches, of which each gives rows of a variable.
func (k groupKey) union(b *Builder, g grouping, node, value string) string {
	all := make([]string, len(k.branches))
	for i, branch := range k.branches {
		branch = OnlyCounted(branch)
		if k.leveled && !g.level.absent() {
			label := "(#:" + Labels(k.kinds) + ")"
			branch = strings.Replace(branch, label, "(:"+Labels(k.kinds)+")-[:PART_OF*0..5]->"+label, 1) + "\nWHERE #.level = " + b.param(g.level)
		}
		all[i] = strings.NewReplacer("@", node, "#", value).Replace(branch)
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return "CALL (" + node + ") {\n" + strings.Join(all, "\nRETURN "+value+"\nUNION\n") + "\nRETURN " + value + "\n}"
}
