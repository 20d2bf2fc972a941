package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"puente/web/internal/example"
)

// generatedModules is a plugin for two modules without a file: the examples, and the URLs of
// the workers.
func generatedModules(root string, workers map[string]string) (api.Plugin, error) {
	examples, err := examplesModule(root)
	if err != nil {
		return api.Plugin{}, err
	}
	urls, err := json.Marshal(workers)
	if err != nil {
		return api.Plugin{}, fmt.Errorf("write the URLs of the workers: %w", err)
	}
	modules := map[string]string{
		"puente:examples": examples,
		"puente:workers":  "export const workers = " + string(urls),
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

// examplesModule is the source of the module puente:examples.
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

// skipEditorStyles is a plugin that leaves out the style sheets that the editor's modules
// import. GraphiQL's style sheet contains them all; those of the editor would be written
// for a chunk that is loaded late, whose style sheet no page links to.
func skipEditorStyles() api.Plugin {
	empty := ""
	return api.Plugin{Name: "skip-editor-styles", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `[\\/]monaco-editor[\\/].*\.css$`}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			return api.OnLoadResult{Contents: &empty, Loader: api.LoaderEmpty}, nil
		})
	}}
}
