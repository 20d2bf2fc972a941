package paths

import (
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// portsRead is the column of all ports, by id. There are a few dozen.
func portsRead(p loaders.Projection) string {
	return "CALL () {\n  MATCH (p:Port)\n  WITH p ORDER BY p.id\n  RETURN collect([" + p.Columns("p") + "]) AS ports\n}"
}

// portList is all ports of the graph, by id.
type portList []*model.Port

// readPorts reads a column that portsRead wrote.
func readPorts(answer *loaders.Columns, p loaders.Projection) portList {
	all, batch := portList{}, &model.Batch{}
	for row := range answer.Rows() {
		if port := loaders.NodeColumn[*model.Port](row, p); port != nil {
			batch.Add(port, nil)
			all = append(all, port)
		}
	}
	return all
}

// withMode keeps the ports that have a mode; all where none is wanted.
func (l portList) withMode(mode *model.PortMode) portList {
	return l.where(func(p *model.Port) bool { return mode == nil || slices.Contains(p.Modes, *mode) })
}

// where keeps the ports that are meant.
func (l portList) where(meant func(*model.Port) bool) portList {
	kept := portList{}
	for _, p := range l {
		if meant(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// byID is the port that has an id, and nil where none has.
func (l portList) byID(id string) *model.Port {
	i := slices.IndexFunc(l, func(p *model.Port) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return l[i]
}

// sites are the points of ports, all of which have one.
func (l portList) sites() []analysis.Site {
	sites := make([]analysis.Site, len(l))
	for i, p := range l {
		sites[i] = analysis.Site{ID: p.ID, At: *p.Location}
	}
	return sites
}

func hasPoint(p *model.Port) bool   { return p.Location != nil }
func hasNoPoint(p *model.Port) bool { return p.Location == nil }

// batch makes ports one batch: their edges are read in one statement, and not those of ports that nobody is shown.
func (l portList) batch() {
	batch, seen := &model.Batch{}, map[string]bool{}
	for _, p := range l {
		if !seen[p.ID] {
			seen[p.ID] = true
			batch.Add(p, nil)
		}
	}
}
