import type { CitedSource } from './sources';

/** Sources by number, each with its address. */
export function SourceList({ sources }: { sources: readonly CitedSource[] }) {
  return (
    <ol className="source-list">
      {sources.map((source) => (
        <li key={source.id}>
          <a href={source.url}>{source.title}</a> · {source.publisher}
        </li>
      ))}
    </ol>
  );
}
