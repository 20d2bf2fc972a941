// What the compiler reads: it writes an artifact for each document, and documents.json with the texts by their ids. This file is not run; an app has
// babel-plugin-relay put the artifacts in the place of the tags.
const { graphql } = require('relay-runtime');

graphql`
  query documentsFirmsQuery($first: Int, $after: String) { ...documentsFirms_query @arguments(first: $first, after: $after) }
`;

graphql`
  fragment documentsFirms_query on Query
  @refetchable(queryName: "documentsFirmsPageQuery")
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
    firms(first: $first, after: $after) @connection(key: "documentsFirms_firms") { edges { node { id name } } }
  }
`;

graphql`
  query documentsLastFirmsQuery($last: Int, $before: String) {
    firms(last: $last, before: $before) { edges { node { id } } pageInfo { hasPreviousPage startCursor } }
  }
`;

graphql`
  fragment documentsFirm_firm on Firm
  @refetchable(queryName: "documentsFirmRefetchQuery")
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
    name
    establishments(first: $first, after: $after) @connection(key: "documentsFirm_establishments") { edges { node { id } fact { id } } }
  }
`;
