import { createContext, useContext } from 'react';

/** The release of the data, as each view's own query tells it: so the foot of the page costs no request. */
export interface Release {
  version: string | null;
  loadedAt: string | null;
}

/** The release of the newest answer, and how a view tells the one of its own. */
export interface ReleaseShown {
  release: Release | undefined;
  tell: (release: Release) => void;
}

export const ReleaseContext = createContext<ReleaseShown>({ release: undefined, tell: () => undefined });

/** The release of the newest answer. */
export function useRelease(): ReleaseShown {
  return useContext(ReleaseContext);
}
