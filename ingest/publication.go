package ingest

import (
	"puente/graph/model"
	"puente/names"
)

// publication is what is always so of the files that an office publishes under one name.
type publication struct {
	kind, publisher, title, titleEs, url, licence string
	full                                          bool // each release lists all that holds
}

// source describes the release of which a file is part. The user's word on the vintage goes before the file's own.
func (p publication) source(in Input, told string) (*model.SourceRecord, *model.BadRow) {
	vintage := in.Release.Vintage
	if vintage == "" {
		vintage = told
	}
	at := model.Origin{File: in.File, Line: 1, Wide: true}
	slug := names.Slug(vintage)
	if slug == "" {
		return nil, &model.BadRow{Origin: at, Reason: "the file does not tell of which release it is: give --vintage"}
	}
	return &model.SourceRecord{
		Origin: at, ID: "source:" + p.kind + ":" + slug, Publisher: p.publisher, Title: p.title + ", " + vintage, TitleEs: p.titleEs + ", " + vintage,
		URL: p.url, Vintage: vintage, Retrieved: in.Release.Retrieved, Licence: p.licence, Dataset: p.kind, Full: p.full,
	}, nil
}
