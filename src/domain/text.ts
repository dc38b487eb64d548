const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Longer than almost all characters, such as an emoji of a family. */
const graphemeLengthMax = 32;

/**
 * At most `max` UTF-16 units, cut between what a reader sees as characters, with an `ending` where it was cut. Cutting
 * inside a character leaves half of an emoji, which the database does not accept.
 */
export function cutText(text: string, max: number, ending = '…'): string {
  if (text.length <= max) return text;
  const room = max - ending.length;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + graphemeLengthMax))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}${ending}`;
}

/** Without NUL and halves of characters, which PostgreSQL does not store. */
export function cleanText(text: string): string {
  return uncleanPattern.test(text) ? text.replace(/\0|\p{Surrogate}/gu, '') : text;
}

/** A JSON value in which every text is clean, also the names of fields. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanTexts(each)]),
  );
}

/** The same record with clean texts, for a flat record of what people typed. */
export function cleanRecord<Fields extends object>(record: Fields): Fields {
  const cleaned = { ...record };
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'string') Reflect.set(cleaned, key, cleanText(value));
  }
  return cleaned;
}

/** With `u`, a surrogate matches only where its other half is missing. */
const uncleanPattern = /\0|\p{Surrogate}/u;
