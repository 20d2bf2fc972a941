import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { exampleOf } from './useExamples';

/**
 * Runs the query that the page opens on, once, if it is one of the examples. Anything
 * else waits for the reader: it could be a mutation left over from yesterday.
 */
export function RunOpeningExample() {
  const { run } = useGraphiQLActions();
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor', 'responseEditor'));
  const done = useRef(false);

  useEffect(() => {
    const { queryEditor, variableEditor, responseEditor } = editors;
    if (done.current || !queryEditor || !variableEditor || !responseEditor) {
      return;
    }
    done.current = true;
    if (exampleOf(queryEditor.getValue())) {
      run();
    }
  }, [editors, run]);

  return null;
}
