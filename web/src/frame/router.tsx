import { useSyncExternalStore } from 'react';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/** Everything that a view shows is in its address, which this module reads and changes through the History API. */

const CHANGED = 'puente:address';

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(CHANGED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(CHANGED, listener);
  };
}

/** The address that is shown, without the origin. */
export function useAddress(): URL {
  const address = useSyncExternalStore(subscribe, () => location.href);
  return new URL(address);
}

/** Goes to an address of the page. With replace, going back leads past the address that was shown. */
export function navigate(to: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
  if (options.replace) {
    history.replaceState(null, '', to);
  } else {
    history.pushState(null, '', to);
  }
  dispatchEvent(new Event(CHANGED));
  if (!options.keepScroll) {
    scrollTo(0, 0);
  }
}

/** Changes parameters of the address; null removes one. */
export function setParameters(changes: Record<string, string | null>, options: { replace?: boolean } = {}): void {
  const next = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') {
      next.searchParams.delete(name);
    } else {
      next.searchParams.set(name, value);
    }
  }
  navigate(next.pathname + next.search, { ...options, keepScroll: true });
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

/** A link within the page. With a key held down it does what links do in a browser. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(to);
  };
  return <a href={to} onClick={follow} {...rest} />;
}
