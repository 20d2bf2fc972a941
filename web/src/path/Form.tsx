import { useState } from 'react';
import { setParameters } from '../frame/router';
import { useWords } from '../frame/words';
import { EntityPicker } from '../search/EntityPicker';
import { confidenceWords } from '../words/confidence';
import { isFiltered } from './filters';
import type { Filters } from './filters';
import { QUESTIONS } from './questions';
import type { Question } from './questions';
import { pathWords } from './words.path';

/** An entity by id and name. */
export interface Named {
  id: string;
  name: string;
}

interface Props {
  from: Named | null;
  to: Named | null;
  question: Question;
  filters: Filters;
  named: readonly Partial<Named>[];
}

/** What is asked: the two ends, the question, and what narrows it. Each change goes into the address. */
export function Form({ from, to, question, filters, named }: Props) {
  const t = useWords(pathWords);
  return (
    <form className="path-form no-print" role="search" aria-label={t.title} onSubmit={(event) => event.preventDefault()}>
      <div className="path-ends">
        <End key={`from ${from?.id} ${from?.name}`} label={t.from} given={from} onPick={(id) => setParameters({ from: id })} />
        <button
          type="button"
          className="action path-swap"
          aria-label={t.swap}
          title={t.swap}
          onClick={() => setParameters({ from: to?.id ?? null, to: from?.id ?? null })}
        >
          ⇄
        </button>
        <End key={`to ${to?.id} ${to?.name}`} label={t.to} given={to} onPick={(id) => setParameters({ to: id })} />
      </div>
      <fieldset className="path-questions">
        <legend className="hidden">{t.question}</legend>
        {(Object.keys(QUESTIONS) as Question[]).map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="question" checked={one === question} onChange={() => setParameters({ kind: one })} />
            <span>{t.questions[one]}</span>
          </label>
        ))}
      </fieldset>
      <details open={isFiltered(filters)}>
        <summary>{t.filters}</summary>
        <FilterFields filters={filters} named={named} />
      </details>
    </form>
  );
}

function End({ label, given, onPick }: { label: string; given: Named | null; onPick: (id: string) => void }) {
  const [text, setText] = useState(given?.name ?? '');
  return (
    <EntityPicker
      label={label}
      labelled
      text={text}
      onText={setText}
      onPick={(id, name) => {
        setText(name);
        onPick(id);
      }}
    />
  );
}

function FilterFields({ filters, named }: { filters: Filters; named: readonly Partial<Named>[] }) {
  const t = useWords(pathWords);
  const confidence = useWords(confidenceWords);
  const nameOf = (id: string | null): Named | null => (id === null ? null : { id, name: named.find((one) => one.id === id)?.name ?? '…' });
  return (
    <div className="path-filters">
      <Chosen key={`via ${filters.via}`} label={t.via} given={nameOf(filters.via)} onChange={(id) => setParameters({ via: id })} />
      <Chosen key={`avoid ${filters.avoid}`} label={t.avoid} given={nameOf(filters.avoid)} onChange={(id) => setParameters({ avoid: id })} />
      <label>
        {t.asOf}
        <input className="select" type="date" value={filters.asOf ?? ''} onChange={(event) => setParameters({ asof: event.target.value })} />
      </label>
      <label>
        {t.sure}
        <select className="select" value={filters.sure ?? ''} onChange={(event) => setParameters({ sure: event.target.value })}>
          <option value="">{t.sureAny}</option>
          <option value="press">{confidence.press}</option>
          <option value="firm">{confidence.firm}</option>
          <option value="register">{confidence.register}</option>
        </select>
      </label>
      <label>
        {t.hops}
        <select className="select" value={filters.hops} onChange={(event) => setParameters({ hops: event.target.value })}>
          {[2, 3, 4, 5, 6, 7, 8].map((hops) => (
            <option key={hops} value={hops}>
              {hops}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={filters.inferred} onChange={(event) => setParameters({ inferred: event.target.checked ? 'yes' : null })} /> {t.inferred}
      </label>
    </div>
  );
}

/** An entity that may be chosen, and removed again. */
function Chosen({ label, given, onChange }: { label: string; given: Named | null; onChange: (id: string | null) => void }) {
  const t = useWords(pathWords);
  if (given) {
    return (
      <div>
        {label}
        <button type="button" className="select chosen" aria-label={t.remove(given.name)} onClick={() => onChange(null)}>
          {given.name} <span aria-hidden="true">×</span>
        </button>
      </div>
    );
  }
  return <End label={label} given={null} onPick={onChange} />;
}
