/** Words for `like` and `ilike` in which no sign is a wildcard. */
export function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
