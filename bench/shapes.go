package bench

import "strings"

// Ground says what there is to ask for in a graph.
type Ground struct {
	firm string
	text string   // to search for, as it is folded
	ids  []string // of firms, establishments and industries
}

// Generated is the ground of the graph that the benchmark makes.
func Generated() Ground {
	return Ground{"firm:00042", "maker 0012", []string{"firm:00001", "firm:00002", "establishment:00003-1", "establishment:00004-2",
		"industry:scian2018:1005", "industry:scian2018:1006", "firm:00007", "establishment:00008-3"}}
}

// Starter is the ground of the starter dataset.
func Starter() Ground {
	return Ground{"firm:boeing", "nogales", []string{"firm:boeing", "firm:lear", "establishment:cms-030002", "establishment:cms-030006",
		"industry:scian2018:336", "industry:naics2017:3364", "firm:foxconn"}}
}

// Shapes are the questions that are compared, on the graph that the benchmark makes.
func Shapes() []Shape { return ShapesOn(Generated()) }

// ShapesOn are the questions that are compared.
func ShapesOn(g Ground) []Shape {
	words := strings.Fields(g.text)
	last := words[len(words)-1]
	lucene := ""
	for _, w := range words[:len(words)-1] {
		lucene += "+" + w + " "
	}
	lucene += "+(" + last + "^2 OR " + last + `*) "` + g.text + `"^8`
	return append(locatedShapes(), []Shape{
		{
			Name: "one firm", repeat: 60,
			query: `query($id: ID!) { firm(id: $id) { id name country } }`, variables: map[string]any{"id": g.firm},
			cypher: `MATCH (f:Entity {id: $id}) RETURN [f.id, f.name, f.country]`,
			object: func(v any) any { return named("firm", fields(v, "id", "name", "country")) },
		},
		{
			Name: "100 establishments with firm and industry", repeat: 6,
			query: `{ establishments(first: 100) { nodes { id name operators { nodes { id name } } industries { nodes { id code name } } } } }`,
			cypher: `
CALL () { MATCH (e:Establishment) WHERE e.sortName IS NOT NULL RETURN e ORDER BY e.sortName, e.id LIMIT 100 }
CALL (e) { MATCH (e)<-[r:OPERATES]-(f:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH f ORDER BY f.sortName, f.id LIMIT 25 RETURN collect([f.id, f.name]) AS firms }
CALL (e) { MATCH (e)-[r:IN_INDUSTRY]->(i:Industry) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH i ORDER BY i.sortName, i.id LIMIT 25 RETURN collect([i.id, i.code, i.name]) AS industries }
RETURN collect([e.id, e.name, firms, industries])`,
			object: func(v any) any {
				return named("establishments", nodes(v, func(row []any) any {
					e := fields(row[:2], "id", "name")
					e["operators"] = nodes(row[2], func(row []any) any { return fields(row, "id", "name") })
					e["industries"] = nodes(row[3], func(row []any) any { return fields(row, "id", "code", "name") })
					return e
				}))
			},
		},
		{
			Name: "1,000 firms", repeat: 2,
			query: `{ firms(first: 1000) { nodes { id name country } } }`,
			cypher: `
CALL () { MATCH (f:Firm) WHERE f.sortName IS NOT NULL RETURN f ORDER BY f.sortName, f.id LIMIT 1000 }
RETURN collect([f.id, f.name, f.country])`,
			object: func(v any) any {
				return named("firms", nodes(v, func(row []any) any { return fields(row, "id", "name", "country") }))
			},
		},
		{
			Name: "100 firms with 10 customers", repeat: 3,
			query: `{ firms(first: 100) { nodes { id name customers(first: 10) { nodes { id name } } } } }`,
			cypher: `
CALL () { MATCH (f:Firm) WHERE f.sortName IS NOT NULL RETURN f ORDER BY f.sortName, f.id LIMIT 100 }
CALL (f) { MATCH (f)-[r:SUPPLIES]->(c:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH c ORDER BY c.sortName, c.id LIMIT 10 RETURN collect([c.id, c.name]) AS customers }
RETURN collect([f.id, f.name, customers])`,
			object: func(v any) any {
				return named("firms", nodes(v, func(row []any) any {
					f := fields(row[:2], "id", "name")
					f["customers"] = nodes(row[2], func(row []any) any { return fields(row, "id", "name") })
					return f
				}))
			},
		},
		{
			Name: "20 firms over three edges", repeat: 10,
			query: `{ firms(first: 20) { nodes { id establishments(first: 3) { nodes { id name } } customers(first: 5) { nodes { id } }
				suppliers(first: 5) { nodes { id country } } } } }`,
			cypher: `
CALL () { MATCH (f:Firm) WHERE f.sortName IS NOT NULL RETURN f ORDER BY f.sortName, f.id LIMIT 20 }
CALL (f) { MATCH (f)-[r:OPERATES]->(m:Establishment) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH m ORDER BY m.sortName, m.id LIMIT 3 RETURN collect([m.id, m.name]) AS establishments }
CALL (f) { MATCH (f)-[r:SUPPLIES]->(m:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH m ORDER BY m.sortName, m.id LIMIT 5 RETURN collect([m.id]) AS customers }
CALL (f) { MATCH (f)<-[r:SUPPLIES]-(m:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED']
  WITH m ORDER BY m.sortName, m.id LIMIT 5 RETURN collect([m.id, m.country]) AS suppliers }
RETURN collect([f.id, establishments, customers, suppliers])`,
			object: func(v any) any {
				return named("firms", nodes(v, func(row []any) any {
					return map[string]any{
						"id":             row[0],
						"establishments": nodes(row[1], func(row []any) any { return fields(row, "id", "name") }),
						"customers":      nodes(row[2], func(row []any) any { return fields(row, "id") }),
						"suppliers":      nodes(row[3], func(row []any) any { return fields(row, "id", "country") }),
					}
				}))
			},
		},
		{
			Name: "fragments on an interface", repeat: 40,
			query:     `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Firm { name customers(first: 3) { nodes { id } } } ... on Establishment { name } ... on Industry { code } } }`,
			variables: map[string]any{"ids": g.ids},
			cypher: `
UNWIND range(0, size($ids) - 1) AS i
MATCH (m:Entity {id: $ids[i]})
CALL (m) { MATCH (m)-[r:SUPPLIES]->(c:Firm) WHERE m:Firm AND r.status IN ['REPORTED', 'DISPUTED']
  WITH c ORDER BY c.sortName, c.id LIMIT 3 RETURN collect([c.id]) AS customers }
WITH i, m, customers ORDER BY i
RETURN collect([m.id, m.name, m.code, customers])`,
			object: func(v any) any {
				return named("nodes", each(v, func(row []any) any {
					n := fields(row[:1], "id")
					switch kind, _, _ := strings.Cut(row[0].(string), ":"); kind {
					case "firm":
						n["name"], n["customers"] = row[1], nodes(row[3], func(row []any) any { return fields(row, "id") })
					case "establishment":
						n["name"] = row[1]
					default:
						n["code"] = row[2]
					}
					return n
				}))
			},
		},
		{
			Name: "four levels", repeat: 10,
			query: `{ firms(first: 10) { nodes { id customers(first: 5) { nodes { id establishments(first: 3) { nodes { id
				industries(first: 1) { nodes { code } } } } } } } } }`,
			cypher: `
CALL () { MATCH (f:Firm) WHERE f.sortName IS NOT NULL RETURN f ORDER BY f.sortName, f.id LIMIT 10 }
CALL (f) { MATCH (f)-[r:SUPPLIES]->(c:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED'] WITH c ORDER BY c.sortName, c.id LIMIT 5
  CALL (c) { MATCH (c)-[r:OPERATES]->(e:Establishment) WHERE r.status IN ['REPORTED', 'DISPUTED'] WITH e ORDER BY e.sortName, e.id LIMIT 3
    CALL (e) { MATCH (e)-[r:IN_INDUSTRY]->(i:Industry) WHERE r.status IN ['REPORTED', 'DISPUTED'] WITH i ORDER BY i.sortName, i.id LIMIT 1
      RETURN collect([i.code]) AS industries }
    RETURN collect([e.id, industries]) AS establishments }
  RETURN collect([c.id, establishments]) AS customers }
RETURN collect([f.id, customers])`,
			object: func(v any) any {
				return named("firms", levels(v, "customers", "establishments", "industries"))
			},
		},
		{
			Name: "search", repeat: 40,
			query: `query($text: String!) { search(text: $text, first: 10) { edges { node { id name } } } }`, variables: map[string]any{"text": g.text, "words": lucene},
			cypher: `
CALL db.index.fulltext.queryNodes('entity_names', $words, {limit: 1000}) YIELD node AS m, score
WITH m, CASE WHEN $text IN m.searchText THEN 0 WHEN any(t IN m.searchText WHERE t STARTS WITH $text) THEN 1 ELSE 2 END AS rank, score
ORDER BY rank, CASE rank WHEN 2 THEN 0 ELSE -coalesce(m.sortPopulation, 0) END, score DESC, m.sortName, m.id LIMIT 10
RETURN collect([m.id, m.name])`,
			object: func(v any) any {
				return map[string]any{"search": each(v, func(row []any) any { return named("node", fields(row, "id", "name")) })}
			},
		},
		{
			Name: "filtered page with total", repeat: 30,
			query: `{ firms(filter: {country: {in: ["MX"]}}, first: 25) { totalCount nodes { id name } pageInfo { hasNextPage } } }`,
			cypher: `
CALL () { MATCH (f:Firm) WHERE f.sortName IS NOT NULL AND f.country IN ['MX'] WITH f ORDER BY f.sortName, f.id LIMIT 26 RETURN collect([f.id, f.name]) AS rows }
CALL () { MATCH (f:Firm) WHERE f.country IN ['MX'] RETURN count(f) AS total }
RETURN [total, rows[..25], size(rows) > 25]`,
			object: func(v any) any {
				row := v.([]any)
				page := nodes(row[1], func(row []any) any { return fields(row, "id", "name") })
				page["totalCount"], page["pageInfo"] = row[0], map[string]any{"hasNextPage": row[2]}
				return named("firms", page)
			},
		},
		{
			Name: "establishments by industry", repeat: 2,
			query: `{ establishments { groups(by: INDUSTRY, first: 10) { groups { key { entity { id name } } count } groupCount unknown } } }`,
			cypher: `
MATCH (e:Establishment)
OPTIONAL MATCH (e)-[r:IN_INDUSTRY]->(i:Industry) WHERE r.status IN ['REPORTED', 'DISPUTED']
WITH i, count(DISTINCT e) AS n ORDER BY n DESC, i.sortName, i.id
WITH collect(CASE WHEN i IS NOT NULL THEN [i.id, i.name, n] END) AS found, sum(CASE WHEN i IS NULL THEN n ELSE 0 END) AS unknown
RETURN [found[..10], size(found), unknown]`,
			object: func(v any) any {
				row := v.([]any)
				groups := map[string]any{"groupCount": row[1], "unknown": row[2], "groups": each(row[0], func(row []any) any {
					return map[string]any{"key": named("entity", fields(row[:2], "id", "name")), "count": row[2]}
				})}
				return named("establishments", named("groups", groups))
			},
		},
		{
			Name: "firms with most customers", repeat: 2,
			query: `{ firms(first: 10, orderBy: {field: CUSTOMERS, direction: DESC}) { nodes { id name } } }`,
			cypher: `
MATCH (f:Firm)
WITH f, COUNT { (f)-[r:SUPPLIES]->(:Firm) WHERE r.status IN ['REPORTED', 'DISPUTED'] } AS n ORDER BY n DESC, f.id DESC LIMIT 10
RETURN collect([f.id, f.name])`,
			object: func(v any) any {
				return named("firms", nodes(v, func(row []any) any { return fields(row, "id", "name") }))
			},
		},
	}...)
}

func named(name string, v any) map[string]any { return map[string]any{name: v} }

func fields(v any, names ...string) map[string]any {
	object := make(map[string]any, len(names))
	for i, value := range v.([]any) {
		object[names[i]] = value
	}
	return object
}

func each(v any, object func([]any) any) []any {
	list := v.([]any)
	objects := []any{}
	for _, row := range list {
		objects = append(objects, object(row.([]any)))
	}
	return objects
}

func nodes(v any, object func([]any) any) map[string]any {
	return map[string]any{"nodes": each(v, object)}
}

// levels makes nested lists of [id, list]; the last level holds codes.
func levels(v any, below ...string) map[string]any {
	return nodes(v, func(row []any) any {
		if len(below) == 0 {
			return fields(row, "code")
		}
		return map[string]any{"id": row[0], below[0]: levels(row[1], below[1:]...)}
	})
}
