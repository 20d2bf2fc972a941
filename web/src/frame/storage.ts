const PREFIX = 'puente:';

/**
 * The browser's storage under names of our own. Another program may be served from the
 * same address at another time, and its GraphiQL must not hand us its queries. Where
 * the browser refuses storage, what is stored lasts as long as the page.
 */
export function openStorage(): Storage {
  return prefixed(browserStorage() ?? memory());
}

function browserStorage(): Storage | null {
  try {
    const probe = `${PREFIX}probe`;
    localStorage.setItem(probe, probe);
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
    clear: () => held.clear(),
  };
}

function prefixed(inner: Storage): Storage {
  const names = () =>
    Array.from({ length: inner.length }, (_, index) => inner.key(index)).filter(
      (name): name is string => name !== null && name.startsWith(PREFIX),
    );
  return {
    get length() {
      return names().length;
    },
    key: (index) => names()[index]?.slice(PREFIX.length) ?? null,
    getItem: (name) => inner.getItem(PREFIX + name),
    setItem: (name, value) => inner.setItem(PREFIX + name, value),
    removeItem: (name) => inner.removeItem(PREFIX + name),
    clear: () => names().forEach((name) => inner.removeItem(name)),
  };
}
