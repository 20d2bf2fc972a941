#!/bin/sh
# Checks that the programs which `make TARGET` runs are installed and new enough. All that are not are named at once, with
# the line that installs them, and the exit status is then 1; otherwise nothing is printed.
#
#   sh build/prerequisites.sh run|test|page|go
#
# run   Go, Node.js and npm; Java and Maven unless NEO4J_URI names a database
# test  Go, Node.js, npm, Java and Maven
# page  Go, Node.js and npm
# go    Go
#
# GO names the go command and JAVA_HOME the folder of Java, as they do for the targets. Only built-in commands of the shell
# are used, so that it works where next to nothing is installed.
set -u

min_go=26 min_java=17 min_node=20 # Go 1.26; go.mod, embedded/java.go and web/build/npm.go say the same
missing='' apt='' dnf='' brew='' cask=''

# with LIST WORD: prints the list with the word, which it holds once.
with() {
  case " $1 " in
  *" $2 "*) printf '%s' "$1" ;;
  *) printf '%s' "$1${2:+ $2}" ;;
  esac
}

# lacking NAME FOUND APT DNF BREW CASK: notes a program that is missing or too old. FOUND is the version that is there; the
# others are the packages that hold the program.
lacking() {
  found='not found · no está'
  [ -z "$2" ] || found="found · hay: $2"
  missing="$missing  $1: $found
"
  apt=$(with "$apt" "$3") dnf=$(with "$dnf" "$4") brew=$(with "$brew" "$5") cask=$(with "$cask" "$6")
}

# at_least VERSION MINIMUM: whether the number with which VERSION begins is MINIMUM or more.
at_least() {
  number=${1%%[!0-9]*}
  [ -n "$number" ] && [ "$number" -ge "$2" ]
}

check_go() {
  # In this module `go version` tells the toolchain that go.mod selects, which a Go of 1.21 or later fetches by itself.
  version=$("${GO:-go}" version 2>/dev/null) || version=''
  version=${version#go version go}
  version=${version%% *}
  case $version in
  1.*) at_least "${version#1.}" "$min_go" && return ;;
  esac
  lacking "Go 1.$min_go" "$version" golang-go golang go ''
}

check_java() {
  java=java
  [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
  # The first line is like: openjdk version "17.0.15" 2025-04-15. Java 8 calls itself 1.8.
  version=$("$java" -version 2>&1) || version=''
  case $version in
  *version\ \"*) version=${version#*version \"} version=${version%%\"*} ;;
  *) version='' ;;
  esac
  at_least "$version" "$min_java" && return
  lacking "Java $min_java" "$version" openjdk-17-jre-headless java-21-openjdk-headless '' "temurin@17"
}

check_node() {
  version=$(node --version 2>/dev/null) || version=''
  version=${version#v}
  at_least "$version" "$min_node" && return
  lacking "Node.js $min_node" "$version" nodejs nodejs node ''
}

# check_command NAME COMMAND PACKAGE BREW: whether a command is there in any version.
check_command() {
  command -v "$2" >/dev/null 2>&1 && return
  lacking "$1" '' "$3" "$3" "$4" ''
}

target=${1:-}
case $target in
run | test | page)
  check_go
  check_node
  check_command npm npm npm node
  ;;
go) check_go ;;
*)
  printf 'usage: sh build/prerequisites.sh run|test|page|go\n' >&2
  exit 2
  ;;
esac
own_neo4j=no
case $target in
run) [ -n "${NEO4J_URI:-}" ] || own_neo4j=yes ;;
test) own_neo4j=yes ;;
esac
if [ "$own_neo4j" = yes ]; then
  check_java
  check_command Maven mvn maven maven
fi
[ -n "$missing" ] || exit 0

{
  printf 'puente: this is missing or too old; nothing was started · falta o es demasiado antiguo; no se ha iniciado nada:\n%s' "$missing"
  printf 'Install it with · Instálelo con:\n'
  known=no
  if command -v apt-get >/dev/null 2>&1; then
    known=yes
    printf '  sudo apt-get install%s\n' "$apt"
  fi
  if command -v dnf >/dev/null 2>&1; then
    known=yes
    printf '  sudo dnf install%s\n' "$dnf"
  fi
  if command -v brew >/dev/null 2>&1; then
    known=yes
    [ -z "$brew" ] || printf '  brew install%s\n' "$brew"
    [ -z "$cask" ] || printf '  brew install --cask%s\n' "$cask"
  fi
  if [ $known = no ]; then
    printf '  apt:  sudo apt-get install%s\n  dnf:  sudo dnf install%s\n' "$apt" "$dnf"
    [ -z "$brew" ] || printf '  brew: brew install%s\n' "$brew"
    [ -z "$cask" ] || printf '  brew: brew install --cask%s\n' "$cask"
  fi
  printf 'Where that gives an older version · Si así se instala una versión anterior:\n'
  printf '  https://go.dev/dl/  https://adoptium.net/  https://nodejs.org/\n'
  if [ "$own_neo4j" = yes ] && [ "$target" = run ]; then
    printf 'Java and Maven are for a Neo4j that the server starts itself; NEO4J_URI names one that is there instead.\n'
    printf 'Java y Maven son para el Neo4j que el servidor inicia; NEO4J_URI indica en su lugar uno que ya existe.\n'
  fi
} >&2
exit 1
