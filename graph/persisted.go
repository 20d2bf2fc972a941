package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"puente/graph/internal/transport"
	"puente/graph/model"
)

// persistedBytes is the memory for texts that clients have sent with their hash. They send the text again after it was evicted.
const persistedBytes = 8 << 20

// persisted knows the texts of documents that requests name: those that the server was given, and those that clients sent with their hash.
type persisted struct {
	given map[string]string   // by id
	texts map[string]bool     // of those that were given
	only  bool                // other texts are refused
	sent  *sizedCache[string] // by SHA-256
}

func newPersisted(given map[string]string, only bool) *persisted {
	p := &persisted{given: given, texts: make(map[string]bool, len(given)), only: only, sent: newSizedCache[string](persistedBytes)}
	for _, text := range given {
		p.texts[text] = true
	}
	return p
}

// text is the text of the document that a request sends or names.
func (p *persisted) text(sent string, named transport.Persisted) (string, *model.Error) {
	known, given := p.named(named)
	switch {
	case given && sent != "" && sent != known:
		return "", mismatch()
	case given:
		return known, nil
	case p.only && !p.texts[sent]:
		return "", model.Fault(model.CodeForbidden, "This server answers only documents that it was given; this is none of them.",
			"Este servidor responde solo los documentos que se le dieron; este no es uno de ellos.")
	case sent != "" && named.Hash != "" && hashOf(sent) != strings.ToLower(named.Hash):
		return "", mismatch()
	case sent != "" || named == transport.Persisted{}:
		return sent, nil
	}
	if known, kept := p.sent.get(strings.ToLower(named.Hash)); kept {
		return known, nil
	}
	return "", model.Fault(model.CodePersistedQueryNotFound, "PersistedQueryNotFound", // the words that clients look for
		"El servidor no conoce este documento; envíe su texto junto con su hash.")
}

// named is the text that the server was given under a name. Tools write a SHA-256 with a prefix or without.
func (p *persisted) named(name transport.Persisted) (text string, ok bool) {
	for _, id := range []string{name.ID, name.Hash} {
		if text, ok = p.given[id]; ok && id != "" {
			return text, true
		}
		bare, prefixed := strings.CutPrefix(id, "sha256:")
		if text, ok = p.given[bare]; prefixed && ok {
			return text, true
		}
	}
	return "", false
}

// keep keeps a valid text that a client has sent with its hash.
func (p *persisted) keep(text string, named transport.Persisted) {
	const overhead = 200 // of an entry, about
	if hash := strings.ToLower(named.Hash); len(text) > 0 && len(hash) == hex.EncodedLen(sha256.Size) && !p.only {
		p.sent.put(hash, text, len(text)+overhead)
	}
}

func mismatch() *model.Error {
	return model.BadInput("extensions.persistedQuery.sha256Hash", "The hash is not the SHA-256 of the document that was sent, or names another one.",
		"El hash no es el SHA-256 del documento enviado, o nombra otro.")
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// statusOfPersisted is the status of a request whose document cannot be told: clients send the text next, and take other statuses than 200 for a
// failure of the network.
func statusOfPersisted(fault *model.Error) int {
	if fault.Code == model.CodePersistedQueryNotFound {
		return http.StatusOK
	}
	return 0
}

// checkDocuments logs which of the documents that the server was given it cannot answer.
func (e *executor) checkDocuments(config Config) {
	ids := make([]string, 0, len(config.Documents))
	for id := range config.Documents {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if _, faults := e.documents.read(config.Documents[id]); len(faults) > 0 {
			config.Log.Warn("a document of PUENTE_DOCUMENTS is not valid here", "id", cut(id), "faults", len(faults), "first", faults[0].Message)
		}
	}
}
