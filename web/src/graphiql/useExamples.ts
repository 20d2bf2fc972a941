import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import examples from 'puente:examples';
import type { Example } from 'puente:examples';
import { useCallback } from 'react';

/** The example whose query is exactly this text, if there is one. */
export function exampleOf(query: string): Example | undefined {
  return examples.find((example) => example.query.trim() === query.trim());
}

/** Returns a function that shows an example in the editor and runs it. */
export function useLoadExample(): (example: Example) => void {
  const { addTab, run, setOperationFacts } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));

  return useCallback(
    (example) => {
      if (!queryEditor) {
        return; // The editor is still loading; there is nothing to fill yet.
      }
      if (isOwnWork(queryEditor.getValue())) {
        addTab();
      }
      queryEditor.setValue(example.query);
      queryEditor.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
      variableEditor?.setValue(example.variables);
      // GraphiQL reads the operation's name a moment after the text has changed. Running
      // at once would send the name of the query that stood there before.
      setOperationFacts(operationFacts(example.query));
      run();
    },
    [addTab, queryEditor, run, setOperationFacts, variableEditor],
  );
}

/** Whether a text would be a loss: neither empty nor one of the examples as it came. */
function isOwnWork(query: string): boolean {
  return query.trim() !== '' && exampleOf(query) === undefined;
}

function operationFacts(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return { documentAST, operations, operationName: operations[0]?.name?.value };
}
