package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The images are pinned, no password is written down, and ports are published on loopback only.
func TestContainers(t *testing.T) {
	pinned := regexp.MustCompile(`:\d+\.\d+(\.\d+)?(-[a-z-]+)?$`)
	for _, path := range []string{"../Dockerfile", "../docker-compose.yml"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		images := regexp.MustCompile(`(?m)^(?:FROM|\s+image:) (\S+)`).FindAllStringSubmatch(string(text), -1)
		if len(images) == 0 {
			t.Errorf("%s names no image", path)
		}
		for _, image := range images {
			if !pinned.MatchString(image[1]) {
				t.Errorf("%s: %s is not pinned", path, image[1])
			}
		}
		for _, secret := range regexp.MustCompile(`(?m)(?:AUTH|PASSWORD): (.*)$`).FindAllStringSubmatch(string(text), -1) {
			if !strings.Contains(secret[1], "${NEO4J_PASSWORD:?") {
				t.Errorf("%s: a password is written down: %s", path, secret[0])
			}
		}
		for _, port := range regexp.MustCompile(`(?m)^\s+- "([\d.:]+)"$`).FindAllStringSubmatch(string(text), -1) {
			if !strings.HasPrefix(port[1], "127.0.0.1:") {
				t.Errorf("%s: port %s is open to others", path, port[1])
			}
		}
	}
}
