/**
 * The words of a text that an index of pg_trgm can be asked for by themselves, the longest first. It finds three letters
 * or digits in a row; for a word without them, such as `!!!`, it would go through everything. Only those of ASCII count:
 * to the embedded database, whose locale is C, others are no letters.
 */
export function listIndexedWords(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => /[a-z\d]{3}/i.test(word))
    .sort((a, b) => b.length - a.length);
}
