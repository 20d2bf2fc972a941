import type { ViewProps } from '../frame/routes';
import { Home } from './Home';
import { Results } from './Results';

/** The search: what is found for the text in the address, or where one begins. */
export default function SearchView({ search }: ViewProps) {
  const text = search.get('q')?.trim();
  return text ? <Results key={text} text={text} kind={search.get('kind')} shown={search.get('n')} /> : <Home />;
}
