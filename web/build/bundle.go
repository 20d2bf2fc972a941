package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// file is one finished file, named as it is asked for below "/".
type file struct {
	name string
	text []byte
}

// bundle builds the workers first, because the page must know the names they got.
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
	index, err := indexPage(root, page.entries)
	if err != nil {
		return nil, fmt.Errorf("write the page around the bundle: %w", err)
	}
	return append(append(workers.files, page.files...), index), nil
}

// built is what one run of the bundler made: its files, and for each entry point, by
// its output name without hash and with its ending, the address it is served at.
type built struct {
	files   []file
	entries map[string]string
}

func bundleWorkers(root string) (built, error) {
	return esbuild(root, nil, []api.EntryPoint{
		{InputPath: "monaco-editor/esm/vs/editor/editor.worker.js", OutputPath: "editor.worker"},
		{InputPath: "monaco-editor/esm/vs/language/json/json.worker.js", OutputPath: "json.worker"},
		{InputPath: "monaco-graphql/esm/graphql.worker.js", OutputPath: "graphql.worker"},
	})
}

func bundlePage(root string, workers map[string]string) (built, error) {
	addresses := map[string]string{}
	for _, name := range []string{"editor", "json", "graphql"} {
		address, ok := workers[name+".worker.js"]
		if !ok {
			return built{}, fmt.Errorf("the bundler made no %s worker", name)
		}
		addresses[name] = address
	}
	generated, err := generatedModules(root, addresses)
	if err != nil {
		return built{}, err
	}
	return esbuild(root, []api.Plugin{generated, styleOnce()}, []api.EntryPoint{
		{InputPath: "./src/main.tsx", OutputPath: "main"},
	})
}

func esbuild(root string, plugins []api.Plugin, entries []api.EntryPoint) (built, error) {
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
		return built{}, errors.New(strings.Join(lines, ""))
	}
	return collect(root, result)
}

// collect names the files as they are served, and finds out what became of the entries.
func collect(root string, result api.BuildResult) (built, error) {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
			CSSBundle  string `json:"cssBundle"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
		return built{}, fmt.Errorf("read the bundler's account of its work: %w", err)
	}
	out := built{entries: map[string]string{}}
	for name, output := range meta.Outputs {
		if output.EntryPoint == "" {
			continue
		}
		for _, made := range []string{name, output.CSSBundle} {
			if made != "" {
				out.entries[withoutHash(made)] = "/assets/" + path.Base(made)
			}
		}
	}
	for _, made := range result.OutputFiles {
		name, err := filepath.Rel(filepath.Join(root, "dist"), made.Path)
		if err != nil {
			return built{}, fmt.Errorf("name a bundled file: %w", err)
		}
		out.files = append(out.files, file{name: filepath.ToSlash(name), text: made.Contents})
	}
	return out, nil
}

// withoutHash turns dist/assets/main-ABCDEFGH.js into main.js.
func withoutHash(name string) string {
	ending := path.Ext(name)
	base := strings.TrimSuffix(path.Base(name), ending)
	if cut := strings.LastIndexByte(base, '-'); cut >= 0 {
		base = base[:cut]
	}
	return base + ending
}
