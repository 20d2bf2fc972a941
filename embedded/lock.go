//go:build unix

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// orphanTimeout is how long a Java process whose parent was killed may take to end.
const orphanTimeout = 20 * time.Second

// lockFolder locks a data folder against other processes. The lock is released when this process and its Java have ended.
func lockFolder(ctx context.Context, dir string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the data folder: %w", err)
	}
	end := time.Now().Add(orphanTimeout)
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			break
		}
		holder := holderOf(file)
		orphaned := holder > 0 && errors.Is(syscall.Kill(holder, 0), syscall.ESRCH)
		if !orphaned || time.Now().After(end) || ctx.Err() != nil {
			_ = file.Close()
			return nil, fmt.Errorf("the data folder %s is in use by process %d: stop that server first, or choose another folder", dir, holder)
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err = file.Truncate(0); err == nil {
		_, err = file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
	if err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("write the lock of the data folder: %w", err)
	}
	return file, nil
}

// holderOf returns the process id in a lock file, or 0.
func holderOf(file *os.File) int {
	text := make([]byte, 32)
	n, err := file.ReadAt(text, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	return pid
}
