import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { CombinedError } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { whenReady } from './readiness';

/** Why there is no answer: the code of the contract, or NETWORK, and a sentence in the reader's language where the server gave one. */
export interface Fault {
  code: string;
  message: string;
}

/** The answer to a query: the newest data, what it waits for, and what went wrong. */
export interface Answer<R> {
  data: R | undefined;
  asking: boolean;
  fault: Fault | undefined;
  /** Why the server does not answer yet; it is asked again by itself. */
  waiting: string | undefined;
  ask: () => void;
}

/**
 * Asks a query of the contract. While the server starts or its database is away it waits, and goes on by itself. An error keeps the data
 * that were there.
 */
export function useAnswer<R, V extends object>(document: TypedDocumentString<R, V>, variables: V, pause = false): Answer<R> {
  const [state, execute] = useQuery<R, V & Record<string, unknown>>({
    query: document.toString(),
    variables: variables as V & Record<string, unknown>,
    pause,
  });
  const fault = state.error && !state.fetching ? faultOf(state.error) : undefined;
  const away = fault?.code === 'UNAVAILABLE' || fault?.code === 'NETWORK';
  const [waiting, setWaiting] = useState<string>();

  useEffect(() => {
    if (!away) {
      setWaiting(undefined);
      return;
    }
    const stop = new AbortController();
    setWaiting('');
    void whenReady(setWaiting, stop.signal).then((ready) => {
      if (ready) {
        execute({ requestPolicy: 'network-only' });
      }
    });
    return () => stop.abort();
  }, [away, execute, state.error]);

  return {
    data: state.data,
    asking: state.fetching,
    fault: away ? undefined : fault,
    waiting: away ? (waiting ?? '') : undefined,
    ask: () => execute({ requestPolicy: 'network-only' }),
  };
}

function faultOf(error: CombinedError): Fault {
  const first = error.graphQLErrors[0];
  if (first) {
    return { code: String(first.extensions.code ?? 'INTERNAL'), message: first.message };
  }
  return { code: 'NETWORK', message: '' };
}
