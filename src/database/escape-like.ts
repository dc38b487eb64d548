/** Escapes a text for `like` and `ilike`, so that none of its characters is a wildcard. */
export function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
