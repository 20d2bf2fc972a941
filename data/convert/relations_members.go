package main

// memberships reads the members of agencies.
func (g *collector) memberships() error {
	rows, err := readTable(g.from, "relations2/memberships.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.page(r["url"], r["body"], r["member"])
		body := g.agencies.add(r["body"], agencyKind("", r["body"]), p.id)
		l := p.claim(r["as_of"])
		l.relation, l.to, l.role = "MEMBER_OF", body.id, memberRole(r["role_kind"])
		l.from = g.member(r["member"], r["member_kind"], p)
		l.discriminator = r["role_kind"]
		l.quote = r["member"] + " is named as " + l.role + " of " + r["body"]
		g.add(l)
	}
	return nil
}

// member returns the id of a member: a firm if another file has it as one.
func (g *collector) member(name, kind string, p *page) string {
	if kind == "firm" || g.firms.has(name) {
		return g.firms.add(withoutNote(name), p.id).id
	}
	return g.agencies.add(name, agencyKind(kind, name), p.id).id
}

func memberRole(kind string) string {
	switch kind {
	case "board":
		return "board member"
	case "founder":
		return "founding member"
	}
	return kind
}
