import { type Expression, type SqlBool, sql } from 'kysely';
import { escapeLike } from '../../escape-like.ts';
import type { KyselyClient } from '../../kysely.ts';
import { listIndexedWords } from './indexed-words.ts';

/** How many of the newest names are looked at to count which words are common. */
const countedNames = 500;
/** How many words of a text are counted. */
const mostWords = 3;

/** How names are searched for a text. */
export interface NameSearch {
  readonly text: string;
  /** What the indexes of names are asked for: the text, or one of its words. */
  readonly key: string;
}

/**
 * Chooses the word of a text that the fewest names have. The indexes intersect all parts of what they are asked for, and
 * those of a common word are in most of their entries: among 20,000 people called Person and a number, "person 171" took
 * ten times as long as "171".
 */
export async function planNameSearch(kysely: KyselyClient, text: string): Promise<NameSearch> {
  const words = listIndexedWords(text).slice(0, mostWords);
  if (words.length < 2) return { text, key: text };
  const newest = await kysely
    .selectFrom('user')
    .select('display_name as name')
    .orderBy('id', 'desc')
    .limit(countedNames)
    .execute();
  const names = newest.map(({ name }) => name.toLowerCase());
  const counted = words.map((word) => {
    const lowered = word.toLowerCase();
    return { word, count: names.filter((name) => name.includes(lowered)).length };
  });
  const [rarest] = counted.toSorted((a, b) => a.count - b.count);
  return { text, key: rarest?.word ?? text };
}

/** Whether a name has the text that is searched for. What an index finds by a word is compared with the whole text. */
export function isNamed(
  name: Expression<string | null>,
  { text, key }: NameSearch,
): Expression<SqlBool> {
  const hasKey = sql<SqlBool>`${name} ilike ${toPattern(key)}`;
  // Within `concat`, the name has no index.
  return key === text
    ? hasKey
    : sql<SqlBool>`(${hasKey} and concat(${name}) ilike ${toPattern(text)})`;
}

function toPattern(text: string): string {
  return `%${escapeLike(text)}%`;
}
