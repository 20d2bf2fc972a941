package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// file is one file of the bundle. Its name is its URL path without the first slash.
type file struct {
	name    string
	content []byte
}

// bundle builds the workers first, because the page contains their URLs, which contain hashes.
func bundle(folder string) ([]file, error) {
	root, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("find the web folder: %w", err)
	}
	workers, err := bundleWorkers(root)
	if err != nil {
		return nil, fmt.Errorf("bundle the editor's workers: %w", err)
	}
	page, err := bundlePage(root, workers.entries)
	if err != nil {
		return nil, fmt.Errorf("bundle the page: %w", err)
	}
	pages, err := htmlPages(root, page.entries)
	if err != nil {
		return nil, fmt.Errorf("write the pages around the bundle: %w", err)
	}
	return slices.Concat(workers.files, page.files, pages), nil
}

// bundleResult is the output of one run of the bundler: its files, and the URL path of each
// entry point by its output name without hash, such as main.js.
type bundleResult struct {
	files   []file
	entries map[string]string
}

func bundleWorkers(root string) (bundleResult, error) {
	return esbuild(root, nil, []api.EntryPoint{
		{InputPath: "monaco-editor/esm/vs/editor/editor.worker.js", OutputPath: "editor.worker"},
		{InputPath: "monaco-editor/esm/vs/language/json/json.worker.js", OutputPath: "json.worker"},
		{InputPath: "monaco-graphql/esm/graphql.worker.js", OutputPath: "graphql.worker"},
	})
}

func bundlePage(root string, workers map[string]string) (bundleResult, error) {
	urls := map[string]string{}
	for _, name := range []string{"editor", "json", "graphql"} {
		url, ok := workers[name+".worker.js"]
		if !ok {
			return bundleResult{}, fmt.Errorf("the bundler wrote no %s worker", name)
		}
		urls[name] = url
	}
	generated, err := generatedModules(root, urls)
	if err != nil {
		return bundleResult{}, err
	}
	return esbuild(root, []api.Plugin{generated, skipEditorStyles()}, []api.EntryPoint{
		{InputPath: "./src/main.tsx", OutputPath: "main"},
		{InputPath: "./src/graphiql/main.tsx", OutputPath: "graphiql"},
	})
}

// esbuild runs the bundler with the options that pages and workers share.
func esbuild(root string, plugins []api.Plugin, entries []api.EntryPoint) (bundleResult, error) {
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:       root,
		EntryPointsAdvanced: entries,
		Plugins:             plugins,
		Outdir:              filepath.Join(root, "dist", "assets"),
		PublicPath:          "/assets",
		EntryNames:          "[name]-[hash]",
		ChunkNames:          "[name]-[hash]",
		AssetNames:          "[name]-[hash]",
		Bundle:              true,
		Splitting:           true,
		Metafile:            true,
		Format:              api.FormatESModule,
		Target:              api.ES2022,
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		Charset:             api.CharsetUTF8,
		LegalComments:       api.LegalCommentsEndOfFile,
		Define:              map[string]string{"process.env.NODE_ENV": `"production"`},
		Loader:              map[string]api.Loader{".ttf": api.LoaderFile, ".woff": api.LoaderFile, ".woff2": api.LoaderFile},
		// Subscriptions are not served, so GraphiQL's optional WebSocket client is left out.
		External: []string{"graphql-ws"},
		LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		lines := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return bundleResult{}, errors.New(strings.Join(lines, ""))
	}
	return collectOutputs(root, result)
}

// collectOutputs names the output files as they are served, and finds those of the entry points.
func collectOutputs(root string, result api.BuildResult) (bundleResult, error) {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
			CSSBundle  string `json:"cssBundle"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
		return bundleResult{}, fmt.Errorf("read the bundler's metafile: %w", err)
	}
	out := bundleResult{entries: map[string]string{}}
	for name, output := range meta.Outputs {
		if output.EntryPoint == "" {
			continue
		}
		for _, written := range []string{name, output.CSSBundle} {
			if written != "" {
				out.entries[withoutHash(written)] = "/assets/" + path.Base(written)
			}
		}
	}
	for _, output := range result.OutputFiles {
		name, err := filepath.Rel(filepath.Join(root, "dist"), output.Path)
		if err != nil {
			return bundleResult{}, fmt.Errorf("name a bundled file: %w", err)
		}
		out.files = append(out.files, file{name: filepath.ToSlash(name), content: output.Contents})
	}
	return out, nil
}

// withoutHash turns dist/assets/main-ABCDEFGH.js into main.js.
func withoutHash(name string) string {
	extension := path.Ext(name)
	base := strings.TrimSuffix(path.Base(name), extension)
	if cut := strings.LastIndexByte(base, '-'); cut >= 0 {
		base = base[:cut]
	}
	return base + extension
}
