package loaders

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

const (
	maxZoom     = 22 // of a web map
	maxClusters = 1000
	cellsOfTile = 2 // a tile is 2^cellsOfTile cells wide
)

// zoomed converts a zoom by a function, if it is one of a web map.
func zoomed(convert func(zoom int32) any) func(any) (any, error) {
	return func(v any) (any, error) {
		zoom, err := graphql.UnmarshalInt32(v)
		if err != nil {
			return nil, err
		}
		if err := model.CheckRange("zoom", zoom, 0, maxZoom); err != nil {
			return nil, err
		}
		return convert(zoom), nil
	}
}

// asCellSize is the width of a cell in degrees.
func asCellSize(v any) (any, error) {
	return zoomed(func(zoom int32) any { return 360 / math.Pow(2, float64(zoom+cellsOfTile)) })(v)
}

// asCellPrefix is the beginning of the names of the cells.
func asCellPrefix(v any) (any, error) {
	return zoomed(func(zoom int32) any { return strconv.Itoa(int(zoom)) + "/" })(v)
}

// asClusters is how many clusters are wanted.
func asClusters(v any) (any, error) {
	n, err := graphql.UnmarshalInt32(v)
	if err != nil {
		return nil, err
	}
	return int64(n), model.CheckRange("first", n, 0, maxClusters)
}

// clusterRow are the variables of a cluster in a statement.
type clusterRow struct{ cell, members, centre, box, only string }

// clustered writes what follows the match of a node: a row for each cell of a grid in which there are some, with its name, the number of its members,
// the mean of their points, the box that holds them, and the member if it is the only one. Means are to six decimals, since the order in which
// numbers are added up is nobody's choice.
func clustered(b *Builder, node string, zoom, first value) (text string, row clusterRow) {
	row = clusterRow{b.Name("cell"), b.Name("members"), b.Name("centre"), b.Name("box"), b.Name("only")}
	size, at := b.param(zoom.as(asCellSize)), node+"."+storedLocation
	return `
WITH DISTINCT ` + node + `
WITH ` + node + `, toInteger(floor((` + at + `.x + 180) / ` + size + `)) AS gridX, toInteger(floor((` + at + `.y + 90) / ` + size + `)) AS gridY
WITH gridX, gridY, count(*) AS ` + row.members + `, round(avg(` + at + `.x), 6) AS meanX, round(avg(` + at + `.y), 6) AS meanY,
  [min(` + at + `.y), min(` + at + `.x), max(` + at + `.y), max(` + at + `.x)] AS ` + row.box + `, head(collect(` + node + `)) AS one
ORDER BY ` + row.members + ` DESC, gridX, gridY LIMIT ` + b.param(first.as(asClusters)) + `
WITH ` + b.param(zoom.as(asCellPrefix)) + ` + gridX + '/' + gridY AS ` + row.cell + `, ` + row.members + `, point({longitude: meanX, latitude: meanY}) AS ` +
		row.centre + `, ` + row.box + `,
  CASE ` + row.members + ` WHEN 1 THEN one END AS ` + row.only, row
}

// clusterRows writes the clusters of a node as a list, each with all properties of the only member.
func clusterRows(b *Builder, p Projection, node string, zoom, first value) string {
	text, row := clustered(b, node, zoom, first)
	return text + "\nRETURN collect([" + row.cell + ", " + row.members + ", " + row.centre + ", " + row.box + ", CASE WHEN " + row.only +
		" IS NULL THEN [] ELSE [[" + p.Columns(row.only) + "]] END]) AS clusters"
}

// listClusters reads the clusters of a list.
func (c *catalog) listClusters(b *Builder, kind model.Kind, p Projection, s selection, zoom, first value) string {
	return "CALL () {\n" + c.listRows(b, kind, "m", s, notNull("@."+storedLocation, "m")) + clusterRows(b, p, "m", zoom, first) + "\n}\nRETURN clusters"
}

// edgeClusters reads the clusters of an edge of each of $p.keys.
func (c *catalog) edgeClusters(b *Builder, e edge, p Projection, s selection, zoom, first value) string {
	return ofEachKey + `CALL (n) {
` + c.edgeRows(b, e, "n", "m", s, notNull("@."+storedLocation, "m")) + clusterRows(b, p, "m", zoom, first) + `
}
RETURN collect([i, clusters]) AS found`
}

// clustersOfList reads the clusters of a list.
func (op *Operation) clustersOfList(ctx context.Context, kind model.Kind, s selection, zoom, first int32) ([]*model.Cluster[model.Node], error) {
	b, p := NewBuilder(), op.catalog.project([]model.Kind{kind})
	c, err := op.query.readBuilt(ctx, op.catalog.listClusters(b, kind, p, s, literal(int64(zoom)), literal(int64(first))), b)
	if err != nil {
		return nil, fmt.Errorf("clusters of %s: %w", kind, err)
	}
	all := c.clusters(p, &model.Batch{})
	return all, c.Err()
}

// clustersOfEdge reads the clusters of an edge, for each of several entities.
func (op *Operation) clustersOfEdge(ctx context.Context, e edge, s selection, ids []string, zoom, first int32) (map[string][]*model.Cluster[model.Node], error) {
	b, p := NewBuilder(), op.catalog.project(e.targets)
	cypher := op.catalog.edgeClusters(b, e, p, s, literal(int64(zoom)), literal(int64(first)))
	b.Set("keys", ids)
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return nil, fmt.Errorf("clusters: %w", err)
	}
	batch, all := &model.Batch{}, map[string][]*model.Cluster[model.Node]{}
	for row := range c.Rows() {
		id := row.element(ids)
		all[id] = row.clusters(p, batch)
	}
	return all, c.Err()
}

// clusters reads a list of clusters. The entities in it become part of a batch.
func (c *Columns) clusters(p Projection, batch *model.Batch) []*model.Cluster[model.Node] {
	all := []*model.Cluster[model.Node]{}
	for row := range c.Rows() {
		found := &model.Cluster[model.Node]{Cell: row.Text(), Count: row.Int()}
		if centre := row.OptionalPoint(); centre != nil {
			found.Location = *centre
		}
		var box *model.BoundingBox
		boxOf(&box)(row)
		if box != nil {
			found.BoundingBox = *box
		}
		for member := range row.Rows() {
			e := NodeColumn[model.Entity](member, p)
			if member.Err() == nil {
				batch.Add(e, nil)
				found.Node = e
			}
		}
		all = append(all, found)
	}
	return all
}

// boxOf reads a list property of four degrees: south, west, north and east.
func boxOf(to **model.BoundingBox) func(*Columns) {
	return func(c *Columns) {
		box := c.figures()
		switch len(box) {
		case 0:
		case len(boxSides()):
			*to = &model.BoundingBox{
				South: model.Latitude(box[0]), West: model.Longitude(box[1]), North: model.Latitude(box[2]), East: model.Longitude(box[3]),
			}
		default:
			c.fail(fmt.Errorf("a box of %d numbers", len(box)))
		}
	}
}

// boxSides are the fields of a box, in the order in which it is stored.
func boxSides() []string { return []string{"south", "west", "north", "east"} }
