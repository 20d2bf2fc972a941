import type { EntityKind } from '../words/types';

/** Line icons, one for each kind of entity, the same everywhere. They stand beside words and are hidden from screen readers. */
const SHAPES: Record<EntityKind, string> = {
  Firm: 'M4 20V8l6-4v16M10 9h10v11M4 20h16M13 13h1M16 13h1M13 16h1M16 16h1',
  Establishment: 'M3 20V10l5 3v-3l5 3v-3l5 3V5h3v15zM7 16h2M12 16h2',
  Industry: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  Product: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  County: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14',
  Municipio: 'M12 21s7-6.5 7-11.5A7 7 0 0 0 5 9.500C5 14.500 12 21 12 21zM12 7a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  State: 'M6 21V4M6 4h12l-3 4 3 4H6',
  Region: 'M4 12c4-6 12-6 16 0-4 6-12 6-16 0zM12 3v18',
  Port: 'M3 18h18M5 18c3-9 11-9 14 0M9 18v-5.500M15 18v-5.500M12 18v-6.700',
  Agency: 'M3 9l9-5 9 5M5 9v9M10 9v9M14 9v9M19 9v9M3 20h18',
};

export function KindIcon({ kind }: { kind: EntityKind }) {
  return (
    <svg className="kind-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={SHAPES[kind]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
