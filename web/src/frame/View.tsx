import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Actions } from './Actions';
import type { ViewActions } from './Actions';
import type { Answer } from './useAnswer';
import { PrintedFoot } from './PrintedFoot';
import { progressOf } from './readiness';
import { sourcesIn } from './sources';
import { Skeleton } from './Skeleton';
import { useRelease } from './release';
import type { Release } from './release';
import { TokenForm } from './TokenForm';
import { useWords } from './words';
import { frameWords } from './words.frame';

interface Shown<R> {
  /** What the view rests on. It is shown when this has data; an error keeps what was there. */
  answer: Answer<R>;
  actions: ViewActions;
  title: (data: R) => string;
  head: (data: R) => ReactNode;
  children: (data: R) => ReactNode;
  /** Whether the view lists its sources itself, on paper too. */
  listsSources?: boolean;
}

/** The release of an answer that could not tell it. */
const UNKNOWN: Release = { version: null, loadedAt: null };

/** A view of one answer: its heading, what one can do with it, and its content; or why there is nothing yet. */
export function View<R extends { release: Release | null }>({ answer, actions, title, head, children, listsSources }: Shown<R>) {
  const { data } = answer;
  const { tell } = useRelease();
  useTitle(data && title(data));
  useEffect(() => {
    if (data?.release) {
      tell(data.release);
    }
  }, [data, tell]);
  if (!data) {
    return answer.waiting !== undefined || answer.fault ? (
      <div className="view">
        <State answer={answer} />
      </div>
    ) : (
      <Skeleton />
    );
  }
  const sources = sourcesIn(data);
  return (
    <div className="view" aria-busy={answer.asking}>
      <div className="view-head">
        <div>{head(data)}</div>
        <Actions {...actions} release={data.release ?? UNKNOWN} sources={sources} />
      </div>
      <State answer={answer} />
      {children(data)}
      <PrintedFoot sources={listsSources ? [] : sources} />
    </div>
  );
}

/** Names the page after what it shows, for the tab, the history and the ears of screen readers. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) {
      document.title = `${title} · Puente`;
    }
  }, [title]);
}

/** Why an answer is not there, or not the newest: nothing if it is. */
export function State<R>({ answer }: { answer: Answer<R> }) {
  const t = useWords(frameWords);
  if (answer.waiting !== undefined) {
    return <Waiting reason={answer.waiting} />;
  }
  if (!answer.fault) {
    return null;
  }
  const { code, message } = answer.fault;
  const own = code in t.fault ? t.fault[code as keyof typeof t.fault] : '';
  return (
    <section className="notice" role="alert">
      <h2>{t.fault.heading}</h2>
      <p>
        {own || message} {answer.data !== undefined && t.fault.keep}
      </p>
      {code === 'UNAUTHENTICATED' ? (
        <TokenForm onToken={answer.ask} />
      ) : (
        <button type="button" className="button" onClick={answer.ask}>
          {t.fault.again}
        </button>
      )}
    </section>
  );
}

function Waiting({ reason }: { reason: string }) {
  const t = useWords(frameWords);
  const starting = reason.startsWith('starting');
  const progress = progressOf(reason);
  return (
    <section className="notice" role="status">
      <h2>{starting ? t.waiting.heading : t.waiting.away}</h2>
      <p>{starting ? t.waiting.help : t.waiting.awayHelp}</p>
      <progress aria-label={t.waiting.progress} {...(progress === undefined ? {} : { value: progress })} />
    </section>
  );
}
