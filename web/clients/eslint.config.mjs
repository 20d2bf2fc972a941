// The recommended rules of graphql-eslint, and those for Relay, over the contract and the operations that are shown. What is switched off is a matter of
// style; the reason stands beside it. Run from the root of the repository.
import graphql from '@graphql-eslint/eslint-plugin';

const operations = ['web/examples/*.graphql', 'server/testdata/screens/*.graphql', 'web/clients/genqlient/*.graphql'];
const common = {
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphqls', documents: operations } } },
  plugins: { '@graphql-eslint': graphql },
};

export default [
  {
    ...common,
    files: ['schema.graphqls'],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // A description is one line in two languages.
      '@graphql-eslint/description-style': 'off',
      // Figures, pages and parts of an answer have no identity. What has one is a Node.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A list that cannot grow, such as the languages of an agency, is a list. The rows of a ranking or a screen are computed, and have no id.
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      // What is ranked by a computation is read from its best end.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Groups has groups beside the counts of what is in none.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    ...common,
    files: operations,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // An operation is pasted into a client or a terminal; where it stays in an app, the app names it.
      '@graphql-eslint/no-anonymous-operations': 'off',
      // An id matters to a cache. These answers are read by people.
      '@graphql-eslint/require-selections': 'off',
      '@graphql-eslint/naming-convention': 'off',
      // The server has a bound of its own.
      '@graphql-eslint/selection-set-depth': 'off',
    },
  },
];
