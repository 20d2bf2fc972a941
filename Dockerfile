# The server for those who run containers; docker-compose.yml starts it beside a Neo4j.
FROM node:20.19.5-bookworm-slim AS node

FROM golang:1.26.8-bookworm AS build
COPY --from=node /usr/local/bin /usr/local/bin
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go run ./web/build && CGO_ENABLED=0 go build -trimpath -o /puente ./server

FROM alpine:3.22.1
COPY --from=build /puente /usr/local/bin/puente
USER nobody
EXPOSE 8080
# Inside a container the server must listen on every address; what the host shows is docker-compose.yml's to say.
ENV PUENTE_ADDR=0.0.0.0:8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s CMD wget -qO- http://127.0.0.1:8080/readyz || exit 1
ENTRYPOINT ["puente"]
