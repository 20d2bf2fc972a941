import { useFormat } from '../frame/format';
import type { Format } from '../frame/format';
import { useWords } from '../frame/words';
import type { FactBitsFragment } from '../gql/graphql';
import { confidenceOf, confidenceWords } from '../words/confidence';
import { Evidence } from './Evidence';
import { entityWords } from './words.entity';

/** What is known of a fact beside its two ends: as what, since when, how sure, and who says so. */
export function FactNote({ fact, other }: { fact: FactBitsFragment; other: string }) {
  const t = useWords(entityWords);
  const confidence = useWords(confidenceWords);
  const format = useFormat();
  const certainty = confidenceOf(fact);
  const details = [fact.product, fact.role, fact.agreement, fact.share === null ? null : t.share(format.percent(fact.share)), whenOf(fact, confidence, format)];
  return (
    <span className="hit-where fact-note">
      {details.filter(Boolean).join(' · ')}
      <span className={`certainty certainty-${certainty}`}>{confidence[certainty]}</span>
      <Evidence id={fact.id} label={t.sources(fact.sources.length)} name={t.evidence(other)} />
    </span>
  );
}

interface Said {
  from: (date: string) => string;
  to: (date: string) => string;
  between: (from: string, to: string) => string;
  seen: (date: string) => string;
}

/** Since when a fact has held, until when, or of which date its sources speak; nothing where no source says it. */
export function whenOf(fact: { validFrom: string | null; validTo: string | null; observedOn: string | null }, said: Said, format: Format): string {
  const { validFrom, validTo, observedOn } = fact;
  if (validFrom && validTo) {
    return said.between(format.date(validFrom), format.date(validTo));
  }
  if (validFrom) {
    return said.from(format.date(validFrom));
  }
  if (validTo) {
    return said.to(format.date(validTo));
  }
  return observedOn ? said.seen(format.date(observedOn)) : '';
}
