import { localeOf } from './format';
import { requestHeaders } from './token';
import type { Language } from './words';

/** The formats in which the server answers a list. */
export type FileFormat = 'csv' | 'xlsx' | 'jsonl' | 'geojson' | 'graphml';

interface FileWanted {
  name: string;
  format: FileFormat;
  language: Language;
  query: string;
  variables: object;
  list?: string;
}

/** Fetches a list as a file from the server and hands it to the browser to keep. It returns false if there is none. */
export async function fetchFile({ name, format, language, query, variables, list }: FileWanted): Promise<boolean> {
  const address = `/graphql?${new URLSearchParams({ format, ...(list ? { list } : {}) }).toString()}`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...requestHeaders(localeOf(language)) },
      body: JSON.stringify({ query, variables }),
    });
    if (!response.ok) {
      return false;
    }
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = `${fileName(name)}.${format}`;
    link.click();
    URL.revokeObjectURL(url);
    return true;
  } catch {
    return false;
  }
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const plain = name.normalize('NFD').replace(/[^A-Za-z0-9]+/g, '-');
  return `puente-${plain}`.replace(/-+$/, '').slice(0, 80);
}
