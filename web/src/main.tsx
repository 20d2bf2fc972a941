import './frame/tokens.css';
import './frame/base.css';
import './frame/frame.css';
import './frame/print.css';
import './parts/parts.css';
import './search/search.css';
import './entity/entity.css';
import './path/path.css';
import { createRoot } from 'react-dom/client';
import { Frame } from './frame/Frame';
import { openStorage } from './frame/storage';
import { applyTheme, initialTheme } from './frame/theme';

// A link to a query, from when GraphiQL was at "/": only the browser knows what follows the "#".
if (location.pathname === '/' && new URLSearchParams(location.hash.slice(1)).has('query')) {
  location.replace(`/graphiql${location.hash}`);
} else {
  const storage = openStorage();
  applyTheme(storage, initialTheme(storage));
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('the page has no element with the id "root"');
  }
  createRoot(root).render(<Frame storage={storage} />);
}
