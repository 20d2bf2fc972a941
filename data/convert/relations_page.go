package main

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// page is one public page that backs facts. It is a source of its own.
type page struct {
	id, host, address string
	subjects          []string // whom it names, in order
}

// page returns the page of an address and records its subjects. Text after the address, such as the name of
// the paper, is ignored.
func (g *collector) page(address string, subjects ...string) *page {
	address, _, _ = strings.Cut(strings.TrimSpace(address), " ")
	p := g.pages[address]
	if p == nil {
		host := hostOf(address)
		p = &page{id: "source:page-" + slugOr(host) + "-" + shortHash(address), host: host, address: address}
		g.pages[address] = p
	}
	for _, s := range subjects {
		if s != "" && !strings.Contains(strings.Join(p.subjects, "\n"), s) {
			p.subjects = append(p.subjects, s)
		}
	}
	return p
}

// hostOf returns the host of an address, without "www." and port.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return address
	}
	return strings.TrimPrefix(strings.Trim(u.Hostname(), "."), "www.")
}

// namedInTitle is the number of subjects that a page's title names; the rest are counted.
const namedInTitle = 3

func (p *page) write(d *dataset) {
	named, more, moreEs := p.subjects, "", ""
	if len(named) > namedInTitle {
		more = fmt.Sprintf(" and %d more", len(named)-namedInTitle)
		moreEs = fmt.Sprintf(" y %d más", len(named)-namedInTitle)
		named = named[:namedInTitle]
	}
	list := strings.Join(named, "; ")
	d.addSource(row{
		"id": p.id, "publisher": p.host, "title": "Page that names " + list + more, "title_es": "Página que nombra a " + list + moreEs,
		"url": p.address, "retrieved": retrieved, "licence": "Facts only, cited",
	})
}

// confidence returns the confidence of a page's claims: 0.9 for an organisation's own page or an official notice, 0.7 for the press, 0.5 for a
// copy, an aggregator or a private log.
func (p *page) confidence() float64 {
	switch {
	case ownPage(p.host):
		return 0.9
	case weakPage(p.host):
		return 0.5
	}
	return 0.7
}

// ownPage reports whether a site belongs to an organisation that its pages are about, or to an authority.
func ownPage(host string) bool {
	if strings.HasSuffix(host, ".gov") || strings.HasSuffix(host, ".gob.mx") || strings.HasSuffix(host, ".edu") {
		return true
	}
	switch host {
	case "4fronted.org", "atpreadysonora.com", "bajaaerospace.org", "bioelpasojuarez.org", "exploredelrio.com", "fumec.org",
		"greateryuma.org", "indexjuarez.com", "laredoedc.org", "mfiintl.com", "missionedc.com", "mveda.com", "nmborder.com",
		"nogalesport.org", "oldw.becc.org", "pacificimperialrailroad.com", "portofbrownsville.com", "sandiegobusiness.org",
		"sdchamber.org", "smartbordercoalition.com", "tecma.com", "tenaskaimperialsolar.com", "thebta.org", "dev.azmc.org",
		"insights.tetakawi.com", "asarco.com", "divineflavor.com", "freeportinarizona.com", "semprausgp.com", "toyota-global.com",
		"prnewswire.com", "investors.bd.com", "nadb.org":
		return true
	}
	return false
}

// weakPage reports whether a site has copies of others' text, machine-made news or a person's log.
func weakPage(host string) bool {
	for _, part := range []string{"blogspot.", "wordpress.", "docslib.", "docplayer.", "studylib.", "slideserve.", "wikipedia.", "issuu."} {
		if strings.Contains(host, part) {
			return true
		}
	}
	switch host {
	case "newsritenow.com", "theinfolist.com", "wikisum.wiki", "ipfs.io", "paperzz.com", "vdocument.in", "vuink.com",
		"loveradar.lat", "article.wn.com", "newsbreak.com", "globalnewsx.com", "helm.news", "thecanadian.news",
		"jinxin-ceramics.com", "pharmacynewage.online", "inc29.com", "karen-early.com", "theflashnews.co", "tdzliu.com",
		"automotivedealernews.com", "nrgibroker.com", "saltonseanow.com", "megalodon.jp", "capedge.com", "quarterlytics.com",
		"applica-public.s3-eu-west-1.amazonaws.com":
		return true
	}
	return false
}

// realDate matches a date of full or reduced precision, with or without a note after it.
var realDate = regexp.MustCompile(`^(\d{4}(?:-\d{2}){0,2})(?: \(([^)]*)\))?$`)

// parseDate parses a date of the collections of pages. An estimate ("n.d. (c. 2015)"), a span ("1980s") or an
// empty cell has none; the note after a date ("2024-09 (renewed)") is returned too.
func parseDate(cell string) (date, note string) {
	m := realDate.FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil {
		return "", ""
	}
	return m[1], m[2]
}
