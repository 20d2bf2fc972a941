// The same graph behind @neo4j/graphql on GraphQL Yoga, set as one would for production: no introspection, no page, no log.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { NoSchemaIntrospectionCustomRule } from "graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD));
const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();

const yoga = createYoga({
  schema,
  graphiql: false,
  landingPage: false,
  logging: false,
  plugins: [{ onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule) }],
});
const server = createServer(yoga);
server.keepAliveTimeout = 65_000; // the peer waits while the other is asked
server.listen(0, "127.0.0.1", () => console.error(`http://127.0.0.1:${server.address().port}`));

process.on("SIGTERM", () => {
  server.close(() => driver.close());
  server.closeAllConnections();
});
