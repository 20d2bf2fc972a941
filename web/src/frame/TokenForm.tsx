import { useState } from 'react';
import { keepToken } from './token';
import { useWords } from './words';
import { frameWords } from './words.frame';

/** Asks for the token of a server that answers only those who have one. */
export function TokenForm({ onToken }: { onToken: () => void }) {
  const t = useWords(frameWords);
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keepToken(token.trim());
        onToken();
      }}
    >
      <label>
        {t.token.label}{' '}
        <input className="select" type="password" autoComplete="off" value={token} onChange={(event) => setToken(event.target.value)} />
      </label>{' '}
      <button type="submit" className="button">
        {t.fault.again}
      </button>
      <p className="small muted">{t.token.help}</p>
    </form>
  );
}
