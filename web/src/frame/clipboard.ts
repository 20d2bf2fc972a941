/** Copies a text. It returns false where the browser does not allow it, as it does not for pages that are served without TLS from elsewhere. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
