package bench

// locatedShapes are questions about what lies in a stretch of the earth. Both grounds have establishments around El Paso and Juárez.
func locatedShapes() []Shape {
	const box = `point.withinBBox(e.location, point({latitude: 31.4, longitude: -107.0}), point({latitude: 32.0, longitude: -106.0}))`
	return []Shape{
		{
			Name: "a page of a box with total", repeat: 20,
			query: `{ establishments(filter: {within: {south: 31.4, west: -107.0, north: 32.0, east: -106.0}}, first: 25) { totalCount nodes { id name } } }`,
			cypher: `
CALL () { MATCH (e:Establishment) USING POINT INDEX e:Establishment(location) WHERE ` + box + `
  WITH e ORDER BY e.sortName, e.id LIMIT 25 RETURN collect([e.id, e.name]) AS rows }
CALL () { MATCH (e:Establishment) USING POINT INDEX e:Establishment(location) WHERE ` + box + ` RETURN count(e) AS total }
RETURN [total, rows]`,
			object: func(v any) any {
				row := v.([]any)
				page := nodes(row[1], func(row []any) any { return fields(row, "id", "name") })
				page["totalCount"] = row[0]
				return named("establishments", page)
			},
		},
		{
			Name: "clusters of a box", repeat: 10,
			query: `{ establishments(filter: {within: {south: 31.4, west: -107.0, north: 32.0, east: -106.0}}) { clusters(zoom: 9, first: 100) { count boundingBox { south west north east } } } }`,
			cypher: `
MATCH (e:Establishment) USING POINT INDEX e:Establishment(location) WHERE ` + box + `
WITH floor((e.location.x + 180) / 0.17578125) AS x, floor((e.location.y + 90) / 0.17578125) AS y, e.location AS at
WITH x, y, count(*) AS n, min(at.y) AS south, min(at.x) AS west, max(at.y) AS north, max(at.x) AS east ORDER BY n DESC, x, y LIMIT 100
RETURN collect([n, south, west, north, east])`,
			object: func(v any) any {
				return named("establishments", named("clusters", each(v, func(row []any) any {
					return map[string]any{"count": row[0], "boundingBox": fields(row[1:], "south", "west", "north", "east")}
				})))
			},
		},
	}
}
