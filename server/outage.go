package main

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// Codes of Neo4j that say that its database is not there, or not yet.
const (
	codeDatabaseUnavailable = "Neo.TransientError.General.DatabaseUnavailable"
	codeDatabaseNotFound    = "Neo.ClientError.Database.DatabaseNotFound"
)

// outageOf reports whether an error says that the database is away, for all statements and not just for the one that failed, and why.
func outageOf(err error) (reason string, away bool) {
	if err == nil || errors.Is(err, context.Canceled) {
		return "", false
	}
	var lost *neo4j.ConnectivityError
	var given *neo4j.TransactionExecutionLimit
	if fault, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		away = fault.Code == codeDatabaseUnavailable || fault.Code == codeDatabaseNotFound
	} else {
		away = errors.As(err, &lost) || errors.As(err, &given)
	}
	return reasonOf(err), away
}

// reasonOf says in a few words why a read failed, without the text of the driver.
func reasonOf(err error) string {
	if fault, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		switch {
		case fault.Code == codeDatabaseUnavailable:
			return "Neo4j is starting its database"
		case fault.Code == codeDatabaseNotFound:
			return "Neo4j has no database of this name"
		case strings.HasPrefix(fault.Code, "Neo.ClientError.Security."):
			return "Neo4j refuses the user or the password"
		}
		return "Neo4j answers with an error"
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "Neo4j does not answer in time"
	}
	return "Neo4j cannot be reached"
}

// classify gives the code of an error of the database that is an outage or a time-out.
func classify(err error) (model.Code, bool) {
	if errors.Is(err, context.DeadlineExceeded) {
		return model.CodeTimeout, true
	}
	if fault, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		switch {
		case fault.Code == "Neo.ClientError.Transaction.TransactionTimedOut",
			fault.Code == "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
			return model.CodeTimeout, true
		case neo4j.IsRetryable(fault), fault.Code == codeDatabaseNotFound:
			return model.CodeUnavailable, true // such as too many statements at once, or no memory for another
		}
		return "", false
	}
	if _, away := outageOf(err); away {
		return model.CodeUnavailable, true
	}
	return "", false
}
