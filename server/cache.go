package main

import (
	"fmt"
	"runtime/debug"
	"time"
)

// cacheControl says who may keep answers, and how long without asking whether they still hold: proxies only where all may ask.
func (c config) cacheControl() string {
	who := "public"
	if c.tokens != "" {
		who = "private"
	}
	if c.cacheAge < time.Second {
		return who + ", no-cache"
	}
	return fmt.Sprintf("%s, max-age=%d", who, int(c.cacheAge.Seconds()))
}

// buildID is another text for each build of the program. Where a build records no commit, or had changes, it is that of this process.
func buildID(start time.Time) string {
	info, _ := debug.ReadBuildInfo() // nil only where the linker was told to leave it out
	settings := map[string]string{}
	if info != nil {
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
	}
	if revision := settings["vcs.revision"]; revision != "" && settings["vcs.modified"] == "false" {
		return revision
	}
	return start.Format(time.RFC3339Nano)
}
