import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { openStorage } from '../frame/storage';
import { installWorkers } from './workers';

installWorkers();

const root = document.getElementById('root');
if (!root) {
  throw new Error('the page has no element with the id "root"');
}
createRoot(root).render(<App storage={openStorage()} />);
