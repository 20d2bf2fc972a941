import { useState } from 'react';
import { Mark } from '../parts/Mark';
import { SearchBox } from '../search/SearchBox';
import { addressOf } from './routes';
import { Link } from './router';
import { applyTheme, initialTheme } from './theme';
import type { Theme } from './theme';
import { useSpeech, useWords } from './words';
import { frameWords } from './words.frame';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The line on top of each view: the name, the search box where the view has none of its own, the ways, language and colours. */
export function Header({ storage, onHome, given }: { storage: Storage; onHome: boolean; given: string }) {
  const t = useWords(frameWords);
  const { language, choose } = useSpeech();
  return (
    <header className="header">
      <Link to={addressOf('search')} className="wordmark" aria-label={t.home}>
        <Mark />
        Puente
      </Link>
      <div className="header-search">{!onHome && <SearchBox key={given} given={given} />}</div>
      <nav aria-label={t.navigation}>
        <Link to={addressOf('path')}>{t.paths}</Link>
        <a href="/graphiql">{t.editor}</a>
      </nav>
      <div className="switches">
        <button
          type="button"
          className="switch"
          lang={language === 'en' ? 'es' : 'en'}
          aria-label={`${t.languageShort} · ${t.languageName}`}
          data-language={language === 'en' ? 'es' : 'en'}
          onClick={() => choose(language === 'en' ? 'es' : 'en')}
        >
          {t.languageShort}
        </button>
        <ThemeSwitch storage={storage} />
      </div>
    </header>
  );
}

function ThemeSwitch({ storage }: { storage: Storage }) {
  const t = useWords(frameWords);
  const [theme, setTheme] = useState(() => initialTheme(storage));
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    applyTheme(storage, chosen);
    setTheme(chosen);
  };
  return (
    <button type="button" className="switch" data-theme={theme} aria-label={t.themeNext(t.theme[theme])} title={t.theme[theme]} onClick={next}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
        {theme === 'system' && <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />}
        {theme === 'dark' && <circle cx="12" cy="12" r="8" fill="currentColor" />}
      </svg>
    </button>
  );
}
