// Package bench compares the server, asked over HTTP, with one hand-written Cypher statement by the plain driver,
// on the same database and in the same run. `make bench` prints the table. Ratios are compared, never times.
package bench
