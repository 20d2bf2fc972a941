package bench

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What the kernel of Linux reports of a process; elsewhere zero.

// ticks is how much processor time it has used, in clock ticks.
func (s *server) ticks(b testing.TB) float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(s.pid), "stat"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), ") ") // the name of the program may hold anything
	fields := strings.Fields(after)
	sum := 0.0
	for _, field := range fields[11:13] { // utime and stime
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			b.Fatal(err)
		}
		sum += n
	}
	return sum
}

// peak is the maximum resident memory since forgetPeak, in bytes.
func (s *server) peak(b testing.TB) float64 { return s.memory(b, "VmHWM:") }

func (s *server) memory(b testing.TB, name string) float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(s.pid), "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == name {
			n, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				b.Fatal(err)
			}
			return n * 1024
		}
	}
	return 0
}

func (s *server) forgetPeak() error {
	return os.WriteFile(filepath.Join("/proc", strconv.Itoa(s.pid), "clear_refs"), []byte("5"), 0o200)
}
