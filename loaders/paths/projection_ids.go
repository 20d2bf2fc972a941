package paths

import (
	"encoding/base32"
	"encoding/binary"
	"strings"
)

// textList is a list of texts in one.
type textList struct {
	text string
	ends []uint32
}

func newTextList(texts []string) textList {
	l := textList{text: strings.Join(texts, ""), ends: make([]uint32, len(texts))}
	end := 0
	for i, t := range texts {
		end += len(t)
		l.ends[i] = uint32(end)
	}
	return l
}

func (l *textList) len() int { return len(l.ends) }

func (l *textList) at(i int) string {
	from := uint32(0)
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.text[from:l.ends[i]]
}

func (l *textList) bytes() int64 { return int64(len(l.text) + 4*cap(l.ends)) }

// idList is a list of ids of facts. Nearly all are hashes, "fact:" and 24 letters and digits for 15 bytes, of which the bytes are kept.
type idList struct {
	encoding *base32.Encoding
	slots    []byte // 15 bytes each: a hash, or length and letters of a short text, or longID and where in rest a longer one is
	hashes   []uint64
	rest     [][]byte // pieces of restBytes or more, so that none has to be copied when there are more
}

const (
	slotBytes  = 15
	longID     = 255
	restBytes  = 1 << 16
	hashPrefix = "fact:"
)

// hashEncoding is that of the ids of facts. It is written here since its alphabet is that of what is stored, whoever stored it.
func hashEncoding() *base32.Encoding {
	return base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)
}

// newIDList makes a list with room for so many ids.
func newIDList(room int) idList {
	return idList{encoding: hashEncoding(), slots: make([]byte, 0, slotBytes*room), hashes: make([]uint64, (room+63)/64)}
}

func (l *idList) len() int { return len(l.slots) / slotBytes }

// add appends an id. There must be room for it.
func (l *idList) add(id string) {
	at := l.len()
	l.slots = l.slots[:len(l.slots)+slotBytes]
	slot := l.slots[at*slotBytes:]
	if text, ok := strings.CutPrefix(id, hashPrefix); ok && len(text) == l.encoding.EncodedLen(slotBytes) {
		if n, err := l.encoding.Decode(slot, []byte(text)); err == nil && n == slotBytes {
			l.hashes[at/64] |= 1 << (at % 64)
			return
		}
	}
	if len(id) < slotBytes {
		slot[0] = byte(len(id))
		copy(slot[1:], id)
		return
	}
	last := len(l.rest) - 1
	if last < 0 || len(l.rest[last])+len(id) > cap(l.rest[last]) {
		l.rest = append(l.rest, make([]byte, 0, max(restBytes, len(id))))
		last++
	}
	slot[0] = longID
	binary.LittleEndian.PutUint32(slot[1:], uint32(last))
	binary.LittleEndian.PutUint32(slot[5:], uint32(len(l.rest[last])))
	binary.LittleEndian.PutUint32(slot[9:], uint32(len(id)))
	l.rest[last] = append(l.rest[last], id...)
}

// at is the id at an index.
func (l *idList) at(n int) string {
	slot := l.slots[n*slotBytes:][:slotBytes]
	if l.hashes[n/64]&(1<<(n%64)) != 0 {
		return hashPrefix + l.encoding.EncodeToString(slot)
	}
	if slot[0] != longID {
		return string(slot[1 : 1+slot[0]])
	}
	piece, from, length := binary.LittleEndian.Uint32(slot[1:]), binary.LittleEndian.Uint32(slot[5:]), binary.LittleEndian.Uint32(slot[9:])
	return string(l.rest[piece][from : from+length])
}

func (l *idList) bytes() int64 {
	n := int64(cap(l.slots) + 8*cap(l.hashes))
	for _, piece := range l.rest {
		n += int64(cap(piece))
	}
	return n
}
