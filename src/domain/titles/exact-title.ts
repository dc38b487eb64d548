import type { TitleSummary } from './title.ts';

/** Whether a text is the name of a title, or its name and year, regardless of case, accents, and punctuation. */
export function isExactTitle(
  { name, year }: Pick<TitleSummary, 'name' | 'year'>,
  text: string,
): boolean {
  const wanted = normalize(text);
  const own = normalize(name);
  return wanted === own || (year !== null && wanted === `${own} ${year}`);
}

function normalize(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Some titles have no letters at all.
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || letters.trim();
}
