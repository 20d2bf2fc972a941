# Puente: the two commands are `make run` and `make test`.
GO ?= go
DEADCODE = golang.org/x/tools/cmd/deadcode@v0.52.0
GOLANGCI_LINT = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# Packages whose tests need neither Neo4j nor a browser. Those of PURE start no goroutines, so the race detector would only slow them down.
PURE = ./analysis ./build ./data ./docs ./export ./graph/internal/randomop ./graph/model ./ingest ./names
UNITS = $(PURE) ./embedded/embeddedtest ./web/internal/...
# The others, those that take longest first.
RACED = $$($(GO) list ./server ./graph ./loaders/store ./loaders/... ./... | awk '!seen[$$0]++' | grep -vxF "$$($(GO) list $(PURE))")

.PHONY: run test check check-clean screenshots help fuzz bench bench-first bench-load bench-peers generate lint

run: ## build the page, start Neo4j and the server; the first start loads the starter dataset
	@GO="$(GO)" sh build/prerequisites.sh run
	$(GO) run ./web/build
	$(GO) build -o bin/puente ./server
	exec bin/puente

test: ## everything, on two real Neo4j that are started for the run: two packages at a time, the longest first
	@GO="$(GO)" sh build/prerequisites.sh test
	$(GO) run ./web/build
	$(GO) test $(PURE)
	$(GO) run ./embedded/with -two -- $(GO) test -race -p 2 -timeout 25m $(RACED)
	$(GO) -C data/convert test ./...

check: ## for daily work: build, lint, unit tests, and the golden answers on data that are kept between runs
	@GO="$(GO)" sh build/prerequisites.sh test
	$(GO) run ./web/build
	$(GO) build ./...
	$(MAKE) --no-print-directory lint
	$(GO) test $(UNITS)
	$(GO) test -skip '^(TestPageInBrowser|TestCheckDetectsFaults|TestExplorerWaitsForTheServer|TestExplorerAsksForTheToken|TestOldLinksInBrowser)$$' ./web
	$(GO) run ./embedded/with -keep -- $(GO) test -run '^TestContract$$' -skip '^TestContract$$/^(paths|the_page_in_a_browser|the_explorer_in_a_browser|a_load_that_lacks_its_release_is_completed)$$' ./server

check-clean: ## remove the data that check keeps in the user's cache folder
	$(GO) run ./embedded/with -clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS='|' read -r target what; do printf '  %-12s %s\n' "$$target" "$$what"; done

fuzz: ## 40,000 random operations, each by the resolvers and by a plan; then random values in statements. Hours.
	PUENTE_FUZZ_OPERATIONS=20000 $(GO) run ./embedded/with -- $(GO) test -timeout 24h -v -run TestResolversAndPlansAgree ./graph
	$(GO) run ./embedded/with -- $(GO) test -run '^$$' -fuzz FuzzTextHoldsNoValue -fuzztime 5m ./graph

bench: ## the server over HTTP beside hand-written Cypher, and imports beside a bare loop, as ratios; the first start; memory of ten million rows
	$(GO) run ./embedded/with -- $(GO) test -run '^$$' -bench . -skip '^(BenchmarkLoad|BenchmarkFirstAsk)$$' -benchtime 1x -timeout 60m ./bench
	$(GO) test -run '^$$' -bench BenchmarkTenMillionRows -benchtime 1x -timeout 60m ./loaders/store

bench-first: ## the first ask of 60 questions beside the same asked again: soon after a start, warm, and @neo4j/graphql's first ask
	npm ci --prefix bench/peers
	PUENTE_PEERS=on $(GO) run ./embedded/with -- $(GO) test -run '^$$' -bench BenchmarkFirstAsk -benchtime 1x -timeout 60m ./bench

bench-load: ## the server when it is asked for up to eight times of what it can answer, and beside a hostile client; about three minutes
	$(GO) run ./embedded/with -- $(GO) test -run '^$$' -bench '^BenchmarkLoad$$' -benchtime 1x -timeout 10m ./bench

bench-peers: ## the server beside @neo4j/graphql on GraphQL Yoga, as ratios
	npm ci --prefix bench/peers
	PUENTE_PEERS=on $(GO) run ./embedded/with -- $(GO) test -run '^$$' -bench BenchmarkPeers -benchtime 1x -timeout 30m ./bench

screenshots: ## pictures of each view of the explorer, of a server that runs at URL (http://127.0.0.1:8080), into .screenshots/
	$(GO) run ./web/build
	$(GO) run ./web/screenshots -url "$(or $(URL),http://127.0.0.1:8080)"

generate: ## after a change of schema.graphqls, or of a query of the explorer
	$(GO) generate ./...

lint: ## format, vet and the rules of .golangci.yml
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) -C data/convert vet ./...
	$(GO) run $(GOLANGCI_LINT) run ./...
	$(GO) -C data/convert run $(GOLANGCI_LINT) run ./...
	@unused=$$($(GO) run $(DEADCODE) -test ./...) && test -z "$$unused" || { echo "functions that nothing calls:"; echo "$$unused"; exit 1; }
	npx --yes -p graphql-schema-linter@3.0.1 -p graphql@16.11.0 graphql-schema-linter schema.graphqls
