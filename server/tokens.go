package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

const (
	minToken     = 16          // letters; shorter ones can be guessed
	tokensPeriod = time.Second // how often the file is looked at
)

// tokens are bearer tokens with the names of their holders. The file is read again when it has changed; one that cannot be used leaves
// those that were read before.
type tokens struct {
	path string
	log  *slog.Logger

	mu     sync.Mutex
	looked time.Time
	state  fileState
	all    []token
}

// token is the SHA-256 of a token and its holder.
type token struct {
	hash [sha256.Size]byte
	name string
}

// fileState tells one version of a file from the next.
type fileState struct {
	changed time.Time
	size    int64
}

// readTokens reads the tokens of the configuration; nil: everybody may ask.
func readTokens(cfg config, log *slog.Logger) (*tokens, error) {
	if cfg.tokens == "" {
		return nil, nil
	}
	t, err := newTokens(cfg.tokens, log)
	if err != nil {
		return nil, fmt.Errorf("PUENTE_TOKENS=%q cannot be used: %w", cfg.tokens, err)
	}
	return t, nil
}

// authorize reports whether a header carries a token that is known. Without tokens everybody may ask.
func (t *tokens) authorize(header http.Header) bool { return t == nil || t.holder(header) != "" }

func newTokens(path string, log *slog.Logger) (*tokens, error) {
	t := &tokens{path: path, log: log}
	return t, t.read()
}

// holder is the name of the holder of the token that a header carries; "": it carries none that is known. Every token is compared, in a time
// that does not depend on how much of it is right.
func (t *tokens) holder(header http.Header) string {
	scheme, given, _ := strings.Cut(header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	hash, name := sha256.Sum256([]byte(strings.TrimSpace(given))), ""
	for _, each := range t.current() {
		if subtle.ConstantTimeCompare(each.hash[:], hash[:]) == 1 {
			name = each.name
		}
	}
	return name
}

// current are the tokens of the file as it is now.
func (t *tokens) current() []token {
	t.mu.Lock()
	defer t.mu.Unlock()
	if time.Since(t.looked) < tokensPeriod {
		return t.all
	}
	if err := t.read(); err != nil {
		t.log.Error("the tokens were not read again", "error", err.Error())
	}
	return t.all
}

// read reads the file if it has changed.
func (t *tokens) read() error {
	t.looked = time.Now()
	info, err := os.Stat(t.path)
	if err != nil {
		return err
	}
	state := fileState{info.ModTime(), info.Size()}
	if state == t.state {
		return nil
	}
	text, err := os.ReadFile(t.path)
	if err != nil {
		return err
	}
	t.state = state // a bad file is reported once
	all, err := parseTokens(string(text))
	if err != nil {
		return err
	}
	t.all = all
	return nil
}

// parseTokens reads lines NAME:TOKEN and NAME:sha256:HEX. Empty lines and those that begin with # are left out. An error repeats no token.
func parseTokens(text string) ([]token, error) {
	var all []token
	line := 0
	for each := range strings.Lines(text) {
		line++
		each = strings.TrimSpace(each)
		if each == "" || strings.HasPrefix(each, "#") {
			continue
		}
		one, err := parseToken(each)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, errors.New("it names no token")
	}
	return all, nil
}

func parseToken(line string) (token, error) {
	name, secret, ok := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" {
		return token{}, errors.New("write NAME:TOKEN or NAME:sha256:HEX")
	}
	if text, hashed := strings.CutPrefix(secret, "sha256:"); hashed {
		hash, err := hex.DecodeString(strings.TrimSpace(text))
		if err != nil || len(hash) != sha256.Size {
			return token{}, errors.New("a SHA-256 has 64 hexadecimal digits")
		}
		return token{hash: [sha256.Size]byte(hash), name: name}, nil
	}
	secret = strings.TrimSpace(secret)
	if len(secret) < minToken {
		return token{}, fmt.Errorf("a token has at least %d letters", minToken)
	}
	return token{hash: sha256.Sum256([]byte(secret)), name: name}, nil
}
