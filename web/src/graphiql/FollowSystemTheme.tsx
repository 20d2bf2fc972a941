import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/**
 * Repaints the editors when the system goes dark or light while the page is open. The
 * style sheet follows by itself; the editors are painted from a theme that GraphiQL
 * picks only when it starts. A theme chosen by hand is left alone.
 */
export function FollowSystemTheme() {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();

  useEffect(() => {
    if (theme !== null) {
      return;
    }
    const system = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => setTheme(null);
    system.addEventListener('change', repaint);
    return () => system.removeEventListener('change', repaint);
  }, [theme, setTheme]);

  return null;
}
