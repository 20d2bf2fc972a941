import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Header } from 'react-aria-components/Header';
import { Cite } from './Cite';
import { copyText } from './clipboard';
import { fetchFile } from './download';
import type { FileFormat } from './download';
import { Legend } from './Legend';
import type { Release } from './release';
import type { CitedSource } from './sources';
import { useSpeech, useWords } from './words';
import { frameWords } from './words.frame';

/** A list of the view that can be had as a file. */
export interface Download {
  label: string;
  formats: readonly FileFormat[];
  query: string;
  variables: object;
  /** Which list of the query, where there are several. */
  list?: string;
}

/** What one can do with a view. */
export interface ViewActions {
  /** The name of the view, for files and citations. */
  name: string;
  query: string;
  variables: object;
  downloads: readonly Download[];
}

interface Props extends ViewActions {
  release: Release;
  sources: readonly CitedSource[];
}

/** The buttons of a view: its query, its files, its address, paper, how to cite it, and how to read it. */
export function Actions({ name, query, variables, downloads, release, sources }: Props) {
  const t = useWords(frameWords);
  const [said, setSaid] = useState('');
  const link = `/graphiql#${new URLSearchParams({ query: tidy(query), variables: JSON.stringify(variables, null, 2) }).toString()}`;
  const copy = async () => {
    setSaid((await copyText(location.href)) ? t.actions.linked : t.actions.notCopied);
  };
  return (
    <div className="actions" role="group" aria-label={t.actions.label}>
      <a className="action" href={link}>
        {t.actions.query}
      </a>
      {downloads.length > 0 && <Downloads name={name} downloads={downloads} say={setSaid} />}
      <Button className="action" onPress={() => void copy()}>
        {t.actions.link}
      </Button>
      <Button className="action" onPress={() => print()}>
        {t.actions.print}
      </Button>
      <Cite name={name} release={release} sources={sources} />
      <Legend />
      <span role="status" className="action-said">
        {said}
      </span>
    </div>
  );
}

function Downloads({ name, downloads, say }: { name: string; downloads: readonly Download[]; say: (text: string) => void }) {
  const t = useWords(frameWords);
  const { language } = useSpeech();
  const save = async (download: Download, format: FileFormat) => {
    say(t.actions.fetching);
    say((await fetchFile({ ...download, format, language, name })) ? '' : t.actions.failed);
  };
  return (
    <MenuTrigger>
      <Button className="action">{t.actions.download}</Button>
      <Popover className="popover">
        <Menu className="menu" aria-label={t.actions.download}>
          {downloads.map((download) => (
            <MenuSection key={download.label} className="menu-section">
              <Header className="menu-heading">{download.label}</Header>
              {download.formats.map((format) => (
                <MenuItem key={format} id={`${download.label} ${format}`} className="menu-item" onAction={() => void save(download, format)}>
                  {FORMATS[format]}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Names of formats, which are the same in every language. */
const FORMATS: Record<FileFormat, string> = { csv: 'CSV', xlsx: 'Excel (XLSX)', geojson: 'GeoJSON', graphml: 'GraphML', jsonl: 'JSON Lines' };

/** The query as one would write it: generated documents are indented by their template. */
function tidy(query: string): string {
  return query.trim().replace(/\n {4}(?=\S)(?=fragment|query)/g, '\n');
}
