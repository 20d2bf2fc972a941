/** A source as answers have it. */
export interface CitedSource {
  id: string;
  title: string;
  publisher: string;
  url: string;
}

/** All sources that an answer names, wherever they stand in it, each once, by title. */
export function sourcesIn(answer: unknown): CitedSource[] {
  const found = new Map<string, CitedSource>();
  collect(answer, found);
  return [...found.values()].sort((a, b) => a.title.localeCompare(b.title));
}

function collect(value: unknown, found: Map<string, CitedSource>): void {
  if (Array.isArray(value)) {
    value.forEach((element) => collect(element, found));
  } else if (typeof value === 'object' && value !== null) {
    if (isSource(value)) {
      found.set(value.id, value);
    }
    Object.values(value).forEach((member) => collect(member, found));
  }
}

function isSource(value: object): value is CitedSource {
  const { id, title, publisher, url } = value as Partial<CitedSource>;
  return [id, title, publisher, url].every((text) => typeof text === 'string');
}
