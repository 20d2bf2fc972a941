import type { ReactNode } from 'react';
import { Heading } from 'react-aria-components/Heading';
import { Drawer } from './Drawer';
import { legendWords } from './words.legend';
import { useWords } from './words';
import { frameWords } from './words.frame';

/** A button that opens how uncertainty is drawn and said, the same on every view. */
export function Legend() {
  const { legend } = useWords(frameWords);
  return (
    <Drawer label={legend} className="action">
      <Heading slot="title">{legend}</Heading>
      <Signs />
    </Drawer>
  );
}

/** The signs of uncertainty, and what they mean. */
export function Signs() {
  const t = useWords(legendWords);
  return (
    <dl className="legend">
      <Sign text={t.value} mark={<circle cx="24" cy="10" r="4" fill="currentColor" />} />
      <Sign text={t.interval} mark={<path d="M8 10h32M8 5v10M40 5v10" stroke="currentColor" strokeWidth="2" />} />
      <Sign text={t.atLeast} mark={<path d="M8 5v10M8 10h28M36 6l6 4-6 4" fill="none" stroke="currentColor" strokeWidth="2" />} />
      <Sign text={t.withheld} mark={<path d="M8 16l8-12M18 16l8-12M28 16l8-12" stroke="currentColor" strokeWidth="2" />} />
      <Sign text={t.gap} mark={<path d="M4 10h14M30 10h14" stroke="currentColor" strokeWidth="2" />} />
      <Sign text={t.inferred} mark={<circle cx="24" cy="10" r="4" fill="none" stroke="currentColor" strokeWidth="2" />} />
      <Sign text={t.register} mark={<path d="M4 10h40" stroke="currentColor" strokeWidth="4" />} />
      <Sign text={t.press} mark={<path d="M4 10h40" stroke="currentColor" strokeWidth="1.5" />} />
      <Sign text={t.sides} mark={<path d="M24 1v18" stroke="currentColor" strokeWidth="2" strokeDasharray="3 3" />} />
    </dl>
  );
}

function Sign({ mark, text }: { mark: ReactNode; text: string }) {
  return (
    <div>
      <dt>
        <svg viewBox="0 0 48 20" width="48" height="20" aria-hidden="true">
          {mark}
        </svg>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
