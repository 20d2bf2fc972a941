// Command with starts a Neo4j, runs a command with its address and credentials in PUENTE_TEST_NEO4J_URI, _USERNAME
// and _PASSWORD, and stops it. The exit code is that of the command.
//
//	go run ./embedded/with -- go test -p 1 ./...
//	go run ./embedded/with -two -- go test -p 2 ./...    two Neo4j; each test binary has one of them to itself
//	go run ./embedded/with -keep -- go test …            on a Neo4j that goes on after the run, for the next one, until it is not used for an hour
//	go run ./embedded/with -clean                        end it, and remove its data
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"puente/embedded/embeddedtest"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(arguments []string) int {
	start, keep, two := embeddedtest.Start, false, false
	switch {
	case len(arguments) == 1 && arguments[0] == "-clean":
		return exitCode(embeddedtest.RemoveKept())
	case len(arguments) == 1 && arguments[0] == "-serve": // as -keep starts it
		return exitCode(embeddedtest.ServeKept())
	case len(arguments) > 0 && arguments[0] == "-keep":
		start, keep, arguments = embeddedtest.StartKept, true, arguments[1:]
	case len(arguments) > 0 && arguments[0] == "-two":
		start, two, arguments = func() (func(), error) { return embeddedtest.StartPool(2) }, true, arguments[1:]
	}
	if len(arguments) > 0 && arguments[0] == "--" {
		arguments = arguments[1:]
	}
	if len(arguments) == 0 {
		fmt.Fprintln(os.Stderr, "usage: with [-keep | -two] -- COMMAND…")
		return 2
	}
	if two || os.Getenv(embeddedtest.EnvURI) == "" {
		stop, err := start()
		if err != nil && (keep || os.Getenv("CI") != "") {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "without Neo4j, tests that need it are skipped:", err)
		} else {
			defer stop()
		}
	}
	cmd := exec.Command(arguments[0], arguments[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		return failed.ExitCode()
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// exitCode is that of an error, which it prints.
func exitCode(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
