import { initialLanguage } from '../frame/language';

/** Asks the server in the language that the reader has chosen, unless a request says another. */
export function asking(storage: Storage): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('Accept-Language')) {
      headers.set('Accept-Language', initialLanguage(storage));
    }
    return fetch(input, { ...init, headers });
  };
}
