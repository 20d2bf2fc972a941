package names

import (
	"crypto/sha256"
	"encoding/hex"
)

// FirmID returns the id of the firm of a name: a slug of its key, the same for every spelling with that key.
func FirmID(name string) string { return "firm:" + SlugOrHash(Key(name)) }

// SlugOrHash returns the slug of a name, or a hash of it where it has no Latin letter or digit.
func SlugOrHash(name string) string {
	if s := Slug(name); s != "" {
		return s
	}
	return ShortHash(name)
}

// ShortHash returns eight hexadecimal digits of the SHA-256 sum, for ids of things whose slugs are equal.
func ShortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:8]
}
