package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"puente/web/internal/example"
)

// generatedModules gives the page two modules that no file holds: the examples, and the
// addresses of the workers.
func generatedModules(root string, workers map[string]string) (api.Plugin, error) {
	examples, err := examplesModule(root)
	if err != nil {
		return api.Plugin{}, err
	}
	addresses, err := json.Marshal(workers)
	if err != nil {
		return api.Plugin{}, fmt.Errorf("write the workers' addresses: %w", err)
	}
	modules := map[string]string{
		"puente:examples": examples,
		"puente:workers":  "export const workers = " + string(addresses),
	}
	return api.Plugin{Name: "generated", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: "^puente:"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: args.Path, Namespace: "generated"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "generated"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			text, ok := modules[args.Path]
			if !ok {
				return api.OnLoadResult{}, fmt.Errorf("there is no generated module %q", args.Path)
			}
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
	}}, nil
}

func examplesModule(root string) (string, error) {
	examples, err := example.Read(os.DirFS(filepath.Join(root, "examples")))
	if err != nil {
		return "", err
	}
	list := make([]map[string]string, len(examples))
	for i, e := range examples {
		list[i] = map[string]string{
			"slug":    e.Slug,
			"titleEN": e.TitleEN, "descriptionEN": e.DescriptionEN,
			"titleES": e.TitleES, "descriptionES": e.DescriptionES,
			"query": e.Query, "variables": e.VariablesJSON,
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		return "", fmt.Errorf("write the examples as a module: %w", err)
	}
	return "export default " + string(text), nil
}

// styleOnce leaves out the style sheets that the editor's own modules import. GraphiQL's
// style sheet holds them all, and the editor's arrive in a part that is loaded late,
// whose style sheet no browser would be told of.
func styleOnce() api.Plugin {
	empty := ""
	return api.Plugin{Name: "style-once", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `[\\/]monaco-editor[\\/].*\.css$`}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			return api.OnLoadResult{Contents: &empty, Loader: api.LoaderEmpty}, nil
		})
	}}
}
