import { lazy } from 'react';
import type { ComponentType } from 'react';
import paths from './routes.json';

/** The name of a view. */
export type ViewName = keyof typeof paths;

/** What a view is given: the part of its address that the route leaves open, and the parameters after the question mark. */
export interface ViewProps {
  id: string;
  search: URLSearchParams;
}

/** The views, each loaded when it is first shown. A name in routes.json without a view here is an error of types. */
const views: Record<ViewName, ComponentType<ViewProps>> = {
  search: lazy(() => import('../search/SearchView')),
  entity: lazy(() => import('../entity/EntityView')),
  path: lazy(() => import('../path/PathView')),
};

/** The view at a path, and what stands for the open part of its address. */
export function findView(pathname: string): { View: ComponentType<ViewProps>; id: string } | null {
  for (const [name, route] of Object.entries(paths) as [ViewName, string][]) {
    const [fixed = '', open] = route.split(':');
    if (pathname === route) {
      return { View: views[name], id: '' };
    }
    if (open !== undefined && pathname.startsWith(fixed) && pathname.length > fixed.length) {
      return { View: views[name], id: decodeURIComponent(pathname.slice(fixed.length)) };
    }
  }
  return null;
}

/** The address of a view. Parameters without a value are left out. */
export function addressOf(view: ViewName, id = '', parameters: Record<string, string | null | undefined> = {}): string {
  const [fixed = ''] = paths[view].split(':');
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return fixed + encodeURIComponent(id).replaceAll('%3A', ':') + (query && `?${query}`);
}
