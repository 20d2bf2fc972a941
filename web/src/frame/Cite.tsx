import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Heading } from 'react-aria-components/Heading';
import { copyText } from './clipboard';
import { bibTeX, cslJSON } from './citation';
import type { Citation } from './citation';
import { Drawer } from './Drawer';
import { useFormat } from './format';
import type { Release } from './release';
import { SourceList } from './SourceList';
import type { CitedSource } from './sources';
import { useSpeech, useWords } from './words';
import { frameWords } from './words.frame';

interface Props {
  name: string;
  release: Release;
  sources: readonly CitedSource[];
}

/** How to cite a view: as a sentence, as CSL-JSON and as BibTeX, with the sources that it rests on. */
export function Cite({ name, release, sources }: Props) {
  const t = useWords(frameWords);
  const format = useFormat();
  const { language } = useSpeech();
  const today = new Date().toISOString().slice(0, 10);
  const citation: Citation = {
    title: name,
    publisher: t.cite.publisher,
    version: release.version ?? '',
    released: release.loadedAt?.slice(0, 10) ?? '',
    url: location.href,
    accessed: today,
    language,
    sources,
  };
  const sentence = `${t.cite.publisher}. “${name}”. ${t.release(citation.version, format.date(citation.released))}. ${citation.url}, ${t.cite.accessed} ${format.date(today)}.`;
  return (
    <Drawer label={t.actions.cite} className="action">
      <Heading slot="title">{t.cite.heading}</Heading>
      <Quoted title={t.cite.text} text={sentence} />
      <Quoted title="CSL-JSON" text={cslJSON(citation)} />
      <Quoted title="BibTeX" text={bibTeX(citation)} />
      <h3>{t.cite.sources(format.number(sources.length))}</h3>
      <SourceList sources={sources} />
    </Drawer>
  );
}

function Quoted({ title, text }: { title: string; text: string }) {
  const t = useWords(frameWords);
  const [said, setSaid] = useState<string>();
  const copy = async () => {
    setSaid((await copyText(text)) ? t.actions.copied : t.actions.notCopied);
  };
  return (
    <section className="quoted">
      <div className="quoted-head">
        <h3>{title}</h3>
        <Button className="action" onPress={() => void copy()} aria-label={`${said ?? t.actions.copy}: ${title}`}>
          {said ?? t.actions.copy}
        </Button>
      </div>
      <pre tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </section>
  );
}
