package example

import (
	"strings"
	"testing"
	"testing/fstest"
)

const head = "# en: Ports — Lists ports.\n# es: Puertos — Enumera puertos.\n"

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestRead(t *testing.T) {
	examples, err := Read(folder(map[string]string{
		"02-ports.graphql":        head + "# a remark: kept\nquery Ports($n: Int) { ports(first: $n) { id } }\n",
		"02-ports.variables.json": "{\"n\": 3, \"after\": null}\n",
		"01-first-one.graphql":    "# es: Uno — Descripción: con dos puntos.\r\n# en: One — Description.\r\n\r\n{ a }",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(examples) != 2 {
		t.Fatalf("got %d examples, want 2", len(examples))
	}
	one, ports := examples[0], examples[1]
	if one.Slug != "first-one" || one.TitleEN != "One" || one.TitleES != "Uno" || one.DescriptionES != "Descripción: con dos puntos." {
		t.Errorf("first example read as %+v", one)
	}
	if one.Query != "{ a }\n" || one.Variables != nil || one.VariablesJSON != "" {
		t.Errorf("first example has query %q and variables %v", one.Query, one.Variables)
	}
	if !strings.HasPrefix(ports.Query, "# a remark: kept\nquery Ports") {
		t.Errorf("a comment of the query is lost: %q", ports.Query)
	}
	if ports.Variables["n"] != 3.0 || ports.VariablesJSON != "{\"n\": 3, \"after\": null}\n" {
		t.Errorf("variables read as %v, text %q", ports.Variables, ports.VariablesJSON)
	}
}

func TestReadRefuses(t *testing.T) {
	good := head + "{ a }"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing":                   {map[string]string{}, "no examples"},
		"no Spanish":                {map[string]string{"01-a.graphql": "# en: A — B\n{ a }"}, "must begin with the two lines"},
		"no English":                {map[string]string{"01-a.graphql": "# es: A — B\n{ a }"}, "must begin with the two lines"},
		"no description":            {map[string]string{"01-a.graphql": "# en: A\n# es: A — B\n{ a }"}, "em dash"},
		"empty title":               {map[string]string{"01-a.graphql": "# en:  — B\n# es: A — B\n{ a }"}, "em dash"},
		"title twice":               {map[string]string{"01-a.graphql": "# en: A — B\n" + good}, "second title"},
		"no query":                  {map[string]string{"01-a.graphql": head}, "no query"},
		"name without number":       {map[string]string{"ports.graphql": good}, "named like"},
		"other ending":              {map[string]string{"01-a.graphql": good, "01-a.gql": good}, "named like"},
		"variables without a query": {map[string]string{"01-a.graphql": good, "02-b.variables.json": "{}"}, "named like"},
		"variables a list":          {map[string]string{"01-a.graphql": good, "01-a.variables.json": "[1]"}, "one JSON object"},
		"variables null":            {map[string]string{"01-a.graphql": good, "01-a.variables.json": "null"}, "not null"},
		"one slug twice":            {map[string]string{"01-a.graphql": good, "02-a.graphql": good}, "rename one"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(folder(c.files))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one that says %q", err, c.want)
			}
		})
	}
}
