import type { CitedSource } from './sources';
import type { Language } from './words';

/** What is known of a view that is cited. Dates are of ISO 8601. */
export interface Citation {
  title: string;
  publisher: string;
  version: string;
  released: string;
  url: string;
  accessed: string;
  language: Language;
  sources: readonly CitedSource[];
}

/** A view and its sources as items of CSL-JSON, which Zotero and pandoc read. */
export function cslJSON(of: Citation): string {
  const view = {
    id: 'puente',
    type: 'dataset',
    title: of.title,
    publisher: of.publisher,
    version: of.version,
    URL: of.url,
    language: of.language,
    ...(of.released ? { issued: { 'date-parts': [dateParts(of.released)] } } : {}),
    accessed: { 'date-parts': [dateParts(of.accessed)] },
  };
  const sources = of.sources.map(({ id, title, publisher, url }) => ({ id, type: 'webpage', title, publisher, URL: url }));
  return JSON.stringify([view, ...sources], null, 2);
}

function dateParts(date: string): number[] {
  return date.split('-').map(Number);
}

/** A view as an entry of BibTeX, with its sources in a note. */
export function bibTeX(of: Citation): string {
  const fields: [string, string][] = [
    ['title', of.title],
    ['publisher', of.publisher],
    ['version', of.version],
    ['year', of.released.slice(0, 4)],
    ['url', of.url],
    ['urldate', of.accessed],
    ['note', of.sources.map(({ title }) => title).join('; ')],
  ];
  const written = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${escapeTeX(value)}},`);
  return `@misc{puente,\n${written.join('\n')}\n}`;
}

/** Characters that mean something in TeX. */
function escapeTeX(text: string): string {
  return text.replace(/[{}]/g, '').replace(/[&%$#_]/g, (sign) => `\\${sign}`);
}
