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

// supervisorScript runs Java and stops it when its own standard input reaches the end, which happens when the parent
// has ended, even if it was killed: the kernel closes the pipe. That works on Linux and macOS. Java's process id is
// written to descriptor 3; descriptor 4 is the lock of the folder, which Java holds until it has ended.
const supervisorScript = `
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

// child is one child process: the script and its Java.
type child struct {
	cmd    *exec.Cmd
	pid    int       // of Java
	stdin  io.Closer // of the script, which stops Java when this is closed
	exited chan struct{}
}

// startChild starts Neo4j with its output in logs/console.log.
func startChild(cfg Config, java, jars string, lock *os.File) (*child, error) {
	logs := filepath.Join(cfg.Dir, "logs")
	if err := os.MkdirAll(logs, 0o700); err != nil {
		return nil, fmt.Errorf("create the log folder: %w", err)
	}
	console, err := os.Create(filepath.Join(logs, "console.log"))
	if err != nil {
		return nil, fmt.Errorf("create the console log: %w", err)
	}
	defer console.Close()
	pidReader, pidWriter, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("create a pipe: %w", err)
	}
	defer pidReader.Close()
	cmd := exec.Command("/bin/sh", append([]string{"-c", supervisorScript, "neo4j", java}, javaArguments(cfg, jars)...)...)
	cmd.Stdout, cmd.Stderr = console, console
	cmd.ExtraFiles = []*os.File{pidWriter, lock}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // a Ctrl-C at the terminal reaches the parent only, which then stops Java
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("create a pipe: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("run Java: %w", err)
	}
	_ = pidWriter.Close()
	c := &child{cmd: cmd, stdin: stdin, exited: make(chan struct{})}
	line, err := bufio.NewReader(pidReader).ReadString('\n')
	if err == nil {
		c.pid, err = strconv.Atoi(strings.TrimSpace(line))
	}
	go func() {
		_ = cmd.Wait() // the log says more than the exit code
		close(c.exited)
	}()
	if err != nil {
		_ = stdin.Close()
		return nil, fmt.Errorf("read the process id of Java: %w", err)
	}
	return c, nil
}

// stop sends SIGTERM to Java, waits until it has ended, and kills it after the time-out.
func (c *child) stop(ctx context.Context, timeout time.Duration) error {
	select {
	case <-c.exited:
		return nil
	default:
	}
	_ = syscall.Kill(c.pid, syscall.SIGTERM)
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-c.exited:
		return nil
	case <-timer.C:
	case <-ctx.Done():
	}
	c.kill()
	<-c.exited
	return fmt.Errorf("the embedded Neo4j did not stop within %s and was killed; committed data are safe", timeout)
}

func (c *child) kill() { _ = syscall.Kill(c.pid, syscall.SIGKILL) }

// logTail returns the last lines of Neo4j's output.
func logTail(dir string) string {
	const maxLines = 20
	text, err := os.ReadFile(filepath.Join(dir, "logs", "console.log"))
	if err != nil {
		return "(no log: " + err.Error() + ")"
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-maxLines):], "\n")
}
