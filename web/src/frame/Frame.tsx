import { Component, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { RouterProvider } from 'react-aria-components';
import { Provider } from 'urql';
import { newClient } from './client';
import { localeOf } from './format';
import { Footer } from './Footer';
import { Header } from './Header';
import { initialLanguage, rememberLanguage } from './language';
import { navigate, useAddress } from './router';
import { ReleaseContext } from './release';
import type { Release } from './release';
import { findView } from './routes';
import { Skeleton } from './Skeleton';
import { frameWords } from './words.frame';
import { SpeechContext, useWords } from './words';
import type { Language } from './words';

/** The page: header, the view of the address, footer, in the reader's language. */
export function Frame({ storage }: { storage: Storage }) {
  const [language, setLanguage] = useState(() => initialLanguage(storage));
  const client = useMemo(() => newClient(language), [language]);
  const speech = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        rememberLanguage(storage, chosen);
        setLanguage(chosen);
      },
    }),
    [language, storage],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <SpeechContext value={speech}>
      <I18nProvider locale={localeOf(language)}>
        <RouterProvider navigate={(to) => navigate(to)}>
          <Provider value={client}>
            <Page storage={storage} />
          </Provider>
        </RouterProvider>
      </I18nProvider>
    </SpeechContext>
  );
}

function Page({ storage }: { storage: Storage }) {
  const t = useWords(frameWords);
  const address = useAddress();
  const found = findView(address.pathname);
  const [release, tell] = useState<Release>();
  const shown = useMemo(() => ({ release, tell }), [release]);
  const content = useRef<HTMLElement>(null);
  const before = useRef(address.pathname);
  useEffect(() => {
    // A screen reader goes on where a new view begins.
    if (before.current !== address.pathname) {
      before.current = address.pathname;
      content.current?.focus({ preventScroll: true });
    }
  }, [address.pathname]);
  return (
    <ReleaseContext value={shown}>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Header storage={storage} onHome={address.pathname === '/' && !address.searchParams.has('q')} given={address.searchParams.get('q') ?? ''} />
      <main id="content" ref={content} tabIndex={-1}>
        <Fence key={address.pathname}>
          <Suspense fallback={<Skeleton />}>
            {found ? <found.View key={address.pathname} id={found.id} search={address.searchParams} /> : <NotFound />}
          </Suspense>
        </Fence>
      </main>
      <Footer />
    </ReleaseContext>
  );
}

/** What stands at an address that no view has. */
function NotFound() {
  const t = useWords(frameWords);
  return (
    <div className="view">
      <h1>{t.notFound}</h1>
      <p>{t.notFoundHelp}</p>
    </div>
  );
}

/** Keeps the frame where a view comes upon a fault of its own. */
class Fence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useWords(frameWords);
  return (
    <div className="view" role="alert">
      <h1>{t.broken}</h1>
      <p>{t.brokenHelp}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </div>
  );
}
