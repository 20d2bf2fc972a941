import { useFormat } from './format';
import { Signs } from './Legend';
import { SourceList } from './SourceList';
import type { CitedSource } from './sources';
import { useWords } from './words';
import { frameWords } from './words.frame';

/** What stands below a view on paper only: its sources by number, with their addresses, and how to read it. */
export function PrintedFoot({ sources }: { sources: readonly CitedSource[] }) {
  const t = useWords(frameWords);
  const format = useFormat();
  return (
    <div className="print-only printed-foot">
      {sources.length > 0 && <h2>{t.cite.sources(format.number(sources.length))}</h2>}
      <SourceList sources={sources} />
      <h2>{t.legend}</h2>
      <Signs />
    </div>
  );
}
