const PAUSE = 1000; // milliseconds between two looks

/**
 * Resolves to true when the server says that it is ready, and to false when the signal ends the wait. In between it tells the server's own reason,
 * or nothing where the server does not answer at all.
 */
export async function whenReady(tell: (reason: string) => void, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    try {
      const response = await fetch('/readyz', { signal, cache: 'no-store' });
      if (response.ok) {
        return !signal.aborted;
      }
      tell((await response.text()).trim());
    } catch {
      if (!signal.aborted) {
        tell('');
      }
    }
  }
  return false;
}

/** How much of the dataset is loaded, from 0 to 1, where the server's reason says so. */
export function progressOf(reason: string): number | undefined {
  const percent = /(\d+)\s*%/.exec(reason)?.[1];
  return percent === undefined ? undefined : Math.min(Number(percent), 100) / 100;
}
