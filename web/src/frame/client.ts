import { Client, cacheExchange, fetchExchange } from 'urql';
import { localeOf } from './format';
import { requestHeaders } from './token';
import type { Language } from './words';

/**
 * A client of the contract in one language. It sends each query once, and keeps answers until the page is left or another language
 * is chosen: so going back asks nothing.
 */
export function newClient(language: Language): Client {
  return new Client({
    url: new URL('/graphql', location.href).href,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: () => ({ headers: requestHeaders(localeOf(language)) }),
  });
}
