import { useWords } from '../frame/words';
import { kindWords } from '../words/kinds';
import type { Side } from '../words/types';

/** A side of the border, by word and colour. */
export function SideTag({ side }: { side: Side | undefined }) {
  const t = useWords(kindWords);
  return side ? <span className={`side side-${side}`}>{t[side]}</span> : null;
}
