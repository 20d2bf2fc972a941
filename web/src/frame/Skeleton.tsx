import { useWords } from './words';
import { frameWords } from './words.frame';

/** Grey shapes of about the final size, while something is on its way. They do not move. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const t = useWords(frameWords);
  return (
    <div className="view skeleton" role="status" aria-label={t.loading}>
      <div className="bone bone-title" />
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="bone" />
      ))}
    </div>
  );
}
