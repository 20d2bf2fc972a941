package ingest

import (
	"puente/graph/model"
	"puente/names"
)

// publication describes what all files of a kind have in common.
type publication struct {
	kind, publisher, title, titleEs, url, licence string
	full                                          bool // each release lists all that holds
}

// source describes the release of a file. The vintage is the user's, or else the one found in the file.
func (p publication) source(in Input, found string) (*model.SourceRecord, *model.BadRow) {
	vintage := in.Release.Vintage
	if vintage == "" {
		vintage = found
	}
	at := model.Origin{File: in.File, Line: 1, Wide: true}
	slug := names.Slug(vintage)
	if slug == "" {
		return nil, &model.BadRow{Origin: at, Reason: "the file does not say which release it is: give --vintage"}
	}
	return &model.SourceRecord{
		Origin: at, ID: "source:" + p.kind + ":" + slug, Publisher: p.publisher, Title: p.title + ", " + vintage, TitleEs: p.titleEs + ", " + vintage,
		URL: p.url, Vintage: vintage, Retrieved: in.Release.Retrieved, Licence: p.licence, Dataset: p.kind, Full: p.full,
	}, nil
}
