const KEY = 'puente:token';

/** The token with which the server is asked, where it wants one: kept until the tab is closed, and nowhere else. */
function currentToken(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // the browser refuses storage
  }
}

/** Keeps a token for this tab. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** The headers of every request: the language of the answer, and the token where there is one. */
export function requestHeaders(locale: string): Record<string, string> {
  const token = currentToken();
  return { 'Accept-Language': locale, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
}
