package names

import (
	"crypto/sha256"
	"encoding/hex"
)

// FirmID is the id of the firm of a name: of its key alone, so that it stays the same whichever spelling comes first and
// whichever file is read.
func FirmID(name string) string { return "firm:" + SlugOrHash(Key(name)) }

// SlugOrHash is the name as part of an id, or a hash of it where it has no Latin letter or digit.
func SlugOrHash(name string) string {
	if s := Slug(name); s != "" {
		return s
	}
	return ShortHash(name)
}

// ShortHash tells two things apart whose readable names are the same.
func ShortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:8]
}
