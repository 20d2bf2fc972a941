/** The colours of the page: those of the system, or always light or dark. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

/** The theme chosen before, else that of the system. */
export function initialTheme(storage: Storage): Theme {
  const chosen = storage.getItem(KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Shows a theme, and remembers it for the next visit. */
export function applyTheme(storage: Storage, theme: Theme): void {
  storage.setItem(KEY, theme);
  document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
}
