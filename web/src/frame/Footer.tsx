import { useWords } from './words';
import { frameWords } from './words.frame';
import { useFormat } from './format';
import { useRelease } from './release';

/** The line below each view, on screen and on paper: which release of the data is shown. */
export function Footer() {
  const t = useWords(frameWords);
  const format = useFormat();
  const { release } = useRelease();
  return (
    <footer className="footer">
      <span>Puente · {t.motto}</span>
      <span>{release ? t.release(release.version ?? '–', release.loadedAt ? format.date(release.loadedAt) : '–') : ''}</span>
      <span className="print-only">{location.href}</span>
    </footer>
  );
}
