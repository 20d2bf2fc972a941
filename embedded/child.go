//go:build unix

package embedded

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// supervisor runs Java and stops it when its own standard input ends, which happens when the parent is
// gone, however it went: the kernel closes the pipe. That works alike on Linux and macOS. Descriptor 3
// takes Java's process id; 4 is the folder's lock, which Java holds until it has ended.
const supervisor = `
exec 5<&0
"$@" </dev/null 3>&- 5<&- &
java=$!
echo $java >&3
exec 3>&-
(
  while read -r line <&5; do :; done
  kill -TERM $java 2>/dev/null
  n=0
  while [ $n -lt 20 ] && kill -0 $java 2>/dev/null; do sleep 0.5; n=$((n+1)); done
  kill -KILL $java 2>/dev/null
) 4>&- >/dev/null 2>&1 &
watch=$!
exec 5<&- 4>&-
wait $java
code=$?
kill $watch 2>/dev/null
exit $code
`

// child is one run of Java.
type child struct {
	cmd    *exec.Cmd
	pid    int       // of Java
	alive  io.Closer // while this is open the supervisor lets Java live
	exited chan struct{}
}

// startChild runs Neo4j with its console in logs/console.log.
func startChild(cfg Config, java, jars string, lock *os.File) (*child, error) {
	logs := filepath.Join(cfg.Dir, "logs")
	if err := os.MkdirAll(logs, 0o700); err != nil {
		return nil, fmt.Errorf("make the log folder: %w", err)
	}
	console, err := os.Create(filepath.Join(logs, "console.log"))
	if err != nil {
		return nil, fmt.Errorf("make the console log: %w", err)
	}
	defer console.Close()
	pidReader, pidWriter, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	defer pidReader.Close()
	cmd := exec.Command("/bin/sh", append([]string{"-c", supervisor, "neo4j", java}, javaArguments(cfg, jars)...)...)
	cmd.Stdout, cmd.Stderr = console, console
	cmd.ExtraFiles = []*os.File{pidWriter, lock}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C at a terminal is for the parent, which then stops Java in order
	alive, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("run Java: %w", err)
	}
	_ = pidWriter.Close()
	c := &child{cmd: cmd, alive: alive, exited: make(chan struct{})}
	line, err := bufio.NewReader(pidReader).ReadString('\n')
	if err == nil {
		c.pid, err = strconv.Atoi(strings.TrimSpace(line))
	}
	go func() {
		_ = cmd.Wait() // Java's exit code says nothing that its log does not say better
		close(c.exited)
	}()
	if err != nil {
		_ = alive.Close()
		return nil, fmt.Errorf("learn the process id of Java: %w", err)
	}
	return c, nil
}

// stop asks Java to end, waits for its checkpoint, and kills it after that.
func (c *child) stop(ctx context.Context, patience time.Duration) error {
	select {
	case <-c.exited:
		return nil
	default:
	}
	_ = syscall.Kill(c.pid, syscall.SIGTERM)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-c.exited:
		return nil
	case <-timer.C:
	case <-ctx.Done():
	}
	c.kill()
	<-c.exited
	return fmt.Errorf("the embedded Neo4j did not stop within %s and was killed; what was committed is safe", patience)
}

func (c *child) kill() { _ = syscall.Kill(c.pid, syscall.SIGKILL) }

// lastLines are the last lines that Neo4j wrote.
func lastLines(dir string) string {
	const most = 20
	text, err := os.ReadFile(filepath.Join(dir, "logs", "console.log"))
	if err != nil {
		return "(no log: " + err.Error() + ")"
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-most):], "\n")
}
