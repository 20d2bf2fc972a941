import { useGraphiQL } from '@graphiql/react';
import type { GraphiQLPlugin } from '@graphiql/react';
import examples from 'puente:examples';
import type { Example } from 'puente:examples';
import { useState } from 'react';
import { initialLanguage, rememberLanguage } from '../frame/language';
import type { Language } from '../frame/words';
import { exampleOf, useLoadExample } from './useExamples';
import { texts } from './words';

const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
];

/** The panel of examples, as GraphiQL takes it. Its title is its name in both languages, so that it never changes. */
export function examplesPlugin(storage: Storage): GraphiQLPlugin {
  return {
    title: 'Examples · Ejemplos',
    icon: ExamplesIcon,
    content: () => <ExamplesPanel storage={storage} />,
  };
}

function ExamplesPanel({ storage }: { storage: Storage }) {
  const [language, setLanguage] = useState(() => initialLanguage(storage));
  const [announcement, setAnnouncement] = useState('');
  const loadExample = useLoadExample();
  const current = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query ?? '');
  const active = exampleOf(current);
  const text = texts[language];

  const choose = (chosen: Language) => {
    rememberLanguage(storage, chosen);
    setLanguage(chosen);
  };
  const load = (example: Example) => {
    loadExample(example);
    setAnnouncement(text.loaded(titleOf(example, language)));
  };

  return (
    <section className="puente-examples" lang={language} aria-labelledby="puente-examples-heading">
      <header className="puente-examples-header">
        <h2 id="puente-examples-heading">{text.heading}</h2>
        <LanguageSwitch label={text.language} language={language} onChoose={choose} />
      </header>
      <p>{text.intro}</p>
      <p>
        <a href="/">{text.explorer}</a>
      </p>
      <ol className="puente-examples-list">
        {examples.map((example) => (
          <li key={example.slug}>
            <button
              type="button"
              data-example={example.slug}
              aria-current={example === active ? 'true' : undefined}
              onClick={() => load(example)}
            >
              <strong>{titleOf(example, language)}</strong>
              <span>{language === 'es' ? example.descriptionES : example.descriptionEN}</span>
            </button>
          </li>
        ))}
      </ol>
      <p role="status" className="puente-hidden">
        {announcement}
      </p>
    </section>
  );
}

function titleOf(example: Example, language: Language): string {
  return language === 'es' ? example.titleES : example.titleEN;
}

interface LanguageSwitchProps {
  label: string;
  language: Language;
  onChoose: (language: Language) => void;
}

function LanguageSwitch({ label, language, onChoose }: LanguageSwitchProps) {
  return (
    <div role="group" aria-label={label} className="puente-languages">
      {LANGUAGES.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          data-language={code}
          aria-pressed={code === language}
          onClick={() => onChoose(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
      <path d="M5 4h14v16H5zM9 9l3 3-3 3M13.5 15H16" strokeLinejoin="round" />
    </svg>
  );
}
