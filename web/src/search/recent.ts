/** An entity that was opened lately, as this browser keeps it. */
export interface Recent {
  id: string;
  name: string;
  kind: string;
}

const KEY = 'recent';
const KEPT = 6;

/** What was opened lately, the latest first. */
export function recentOnes(storage: Storage): Recent[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Recent[]).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Keeps an entity as the latest that was opened. */
export function keepRecent(storage: Storage, opened: Recent): void {
  const others = recentOnes(storage).filter(({ id }) => id !== opened.id);
  storage.setItem(KEY, JSON.stringify([opened, ...others].slice(0, KEPT)));
}
