package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"puente/data"
)

// printVersion prints what this program was built from, a line for each part.
func printVersion(out io.Writer) {
	info, _ := debug.ReadBuildInfo() // nil only where the linker was told to leave it out
	for _, line := range append(buildLines(info), [2]string{"dataset", data.Version()}) {
		_, _ = fmt.Fprintf(out, "%-8s %s\n", line[0], line[1])
	}
}

// programVersion is the version of the module that this program was built from.
func programVersion() string {
	info, _ := debug.ReadBuildInfo()
	return buildLines(info)[0][1]
}

// buildLines are name and value of what a build recorded of itself: the version of the module, the commit with its time, and
// Go with its platform. `go run`, and a build outside of a checkout, record no commit.
func buildLines(info *debug.BuildInfo) [][2]string {
	version, commit := "unknown", "unknown"
	settings := map[string]string{}
	if info != nil {
		version = info.Main.Version
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
	}
	if revision := settings["vcs.revision"]; revision != "" {
		commit = revision + " of " + settings["vcs.time"]
		if settings["vcs.modified"] == "true" {
			commit += ", with changes that are not committed"
		}
	}
	return [][2]string{{"puente", version}, {"commit", commit}, {"go", runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH}}
}
