import type { SearchHit } from './title.ts';

/** How alike a name and a misspelled one must be. Below that, people read it as a random title. */
const minSimilarity = 0.35;
const wordMinLength = 3;
/** Queries for the parts of one text, so that a typo costs at most this many calls. */
const partsMax = 4;

/**
 * Search queries that may find what a misspelled text means: its words, the longest first, because only one of them is
 * misspelled; and the beginning of the longest one, for the case that it is the one.
 */
export function toPartQueries(text: string): string[] {
  const words = toWords(text.replace(/\(?(?:18|19|20)\d\d\)?\s*$/, '')).filter(
    (word) => word.length >= wordMinLength,
  );
  const longest = words.toSorted((one, other) => other.length - one.length);
  const [first = ''] = longest;
  const beginning = first.slice(0, Math.max(4, Math.ceil(first.length / 2)));
  const ofSeveral = words.length > 1 ? longest.slice(0, partsMax - 1) : [];
  const isShorter = beginning.length >= wordMinLength && beginning !== first;
  return [...new Set([...ofSeveral, ...(isShorter ? [beginning] : [])])];
}

/** The titles whose names are most like a text, the best first, at most `count`. */
export function pickSimilar(hits: readonly SearchHit[], text: string, count: number): SearchHit[] {
  const wanted = toTrigrams(text.replace(/\(?(?:18|19|20)\d\d\)?\s*$/, ''));
  return hits
    .map((hit) => ({ hit, similarity: compare(toTrigrams(hit.name), wanted) }))
    .filter(({ similarity }) => similarity >= minSimilarity)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, count)
    .map(({ hit }) => hit);
}

/** Which part of all trigrams two texts share, from 0 to 1. */
function compare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((trigram) => other.has(trigram)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The groups of three letters in the words of a text, with the ends of words marked. */
function toTrigrams(text: string): Set<string> {
  return new Set(
    toWords(text).flatMap((word) => {
      const letters = [...`  ${word} `];
      return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
    }),
  );
}

function toWords(text: string): string[] {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
