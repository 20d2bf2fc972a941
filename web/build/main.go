// Command build bundles the explorer and GraphiQL into web/dist, which the server embeds. npm
// installs the sources; esbuild, a Go module, bundles them.
//
// Run it from the top of the repository: go run ./web/build
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	folder := flag.String("dir", "web", "the folder of package.json")
	check := flag.Bool("check", false, "check the types of the sources instead of bundling them")
	documents := flag.Bool("documents", false, "write the typed documents of the page from its queries and the contract, instead of bundling")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *folder, *check, *documents); err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string, check, documents bool) error {
	if _, err := os.Stat(filepath.Join(folder, "package.json")); err != nil {
		return fmt.Errorf("no web sources in %q: run this from the top of the repository: %w", folder, err)
	}
	switch {
	case check:
		return script(ctx, folder, "check")
	case documents:
		return script(ctx, folder, "documents")
	default:
		return build(ctx, folder)
	}
}

func build(ctx context.Context, folder string) error {
	started := time.Now()
	digest, err := inputsDigest(folder)
	if err != nil {
		return err
	}
	out := output{folder: filepath.Join(folder, "dist")}
	if out.isUpToDate(digest) {
		fmt.Println("web: up to date")
		return nil
	}
	if err := install(ctx, folder); err != nil {
		return err
	}
	files, err := bundle(folder)
	if err != nil {
		return err
	}
	size, err := out.write(files, digest)
	if err != nil {
		return err
	}
	fmt.Printf("web: bundled %d files, %.1f MB, %.1f MB compressed, in %.1f s\n",
		len(files), megabytes(size.uncompressed), megabytes(size.compressed), time.Since(started).Seconds())
	return nil
}

// script runs a script of package.json.
func script(ctx context.Context, folder, name string) error {
	if err := install(ctx, folder); err != nil {
		return err
	}
	return npm(ctx, folder, "run", "--silent", name)
}

func megabytes(n int) float64 { return float64(n) / 1e6 }
