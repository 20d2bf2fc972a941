// Makes what the programs need of the contract: documents with ids, manifests of them, types. Nothing of it is committed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';

rmSync('relay/__generated__', { recursive: true, force: true }); // the compiler lists the documents that it writes anew
for (const folder of ['apollo/generated', 'relay/__generated__', 'relay/generated', 'tada/generated']) mkdirSync(folder, { recursive: true });
copyFileSync('../../schema.graphqls', 'relay/generated/schema.graphql'); // Relay's compiler reads nothing outside of its folder
writeFileSync('relay/__generated__/documents.json', '{}'); // and wants this to be there

for (const [tool, ...args] of [
  ['relay-compiler', '--output', 'quiet-with-errors'],
  ['graphql-codegen', '--config', 'codegen/codegen.config.mjs', '--silent'],
  ['gql.tada', 'generate-output'],
  ['generate-persisted-query-manifest', '--config', 'apollo/manifest.config.json'],
  ['tsc'],
]) {
  execFileSync(`node_modules/.bin/${tool}`, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
