import { expressionBuilder, sql } from 'kysely';
import type { ServiceId } from '../../../../domain/id.ts';
import type { RequestFilter } from '../../../../domain/operator/requests/request-list.ts';
import type { PartOfList } from '../../../../ports/operator/requests/request-lists.ts';
import type { DB } from '../../../generated-tables/tables.ts';
import type { KyselyClient } from '../../../kysely.ts';
import { listIndexedWords } from '../../search/indexed-words.ts';
import { type FilterPlan, type RequestCondition, toAllConditions } from '../request-branches.ts';
import { mergeParts, type RowPart, toCursor } from '../request-parts.ts';
import { readPlan } from '../request-plan.ts';
import {
  type ListRow,
  type ListSource,
  listColumns,
  orderRows,
  toKeyset,
} from '../request-window.ts';
import { hasId, hasTitle, hasTitleIndex, listPeople, minInfixLength } from './search-conditions.ts';

const eb = expressionBuilder<DB, 'request'>();

/** A text with at most so many matches among the newest titles is rare, so the index of titles finds few rows. */
const fewMatches = 2;
const newestTitles = 2_000;
/** How many words of a text are tried as the key to look it up by. */
const mostWords = 3;

interface Search {
  readonly filter: RequestFilter;
  readonly plan: FilterPlan;
  readonly search: string;
  readonly serviceIds: readonly ServiceId[];
}

/** Finds a text in titles, names of people, and ids. */
export async function readSearch(
  source: ListSource,
  given: Search,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const parts = await Promise.all([
    readTitles(source, given, part),
    readPeople(source, given, part),
    readIds(source, given, part),
  ]);
  return mergeParts(parts, part.order, part.limit);
}

/** Common words are soon found in the order of the list, rare ones by the index of titles. */
async function readTitles(
  source: ListSource,
  { filter, plan, search }: Search,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const condition = hasTitle(search);
  const walked = await readPlan(source, { ...plan, others: [...plan.others, condition] }, part);
  if (walked.next === null || walked.rows.length === part.limit) return walked;
  if (search.length < minInfixLength) return walked;
  const key = await findRareKey(source.kysely, search);
  if (key === null) return walked;
  const found = key === search ? [condition] : [hasTitle(key), hasTitle(search, 'unindexed')];
  return readAll(source.kysely, [...found, ...toAllConditions(filter)], part);
}

/**
 * What to look a text up by in the index of titles: its longest rare word, or the whole text if all words are common. The
 * index intersects all parts of what it is asked for, and those of common words are in millions of rows: 70 ms for
 * "movie 666650" among two million titles, and 5 ms for its number. Null: the text is common, or there is no index.
 */
async function findRareKey(kysely: KyselyClient, search: string): Promise<string | null> {
  if (!(await hasTitleIndex(kysely))) return null;
  if (!(await isRare(kysely, search))) return null;
  const words = listIndexedWords(search).filter((word) => word !== search);
  for (const word of words.slice(0, mostWords)) if (await isRare(kysely, word)) return word;
  return search;
}

/** Whether few of the newest titles have a text. */
async function isRare(kysely: KyselyClient, text: string): Promise<boolean> {
  const newest = kysely
    .selectFrom('request')
    .select('title')
    .orderBy('id', 'desc')
    .limit(newestTitles);
  const matches = await kysely
    .selectFrom(newest.as('request'))
    .select('title')
    .where(hasTitle(text))
    .limit(fewMatches + 1)
    .execute();
  return matches.length <= fewMatches;
}

async function readPeople(
  source: ListSource,
  { filter, search }: Search,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const branches = filter.userId ? [] : await listPeople(source.kysely, search);
  if (branches.length === 0) return { rows: [], next: null };
  return readPlan(source, { branches, range: [], others: toAllConditions(filter) }, part);
}

async function readIds(
  source: ListSource,
  { filter, search, serviceIds }: Search,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const condition = hasId(search, filter.serviceIds ?? serviceIds);
  if (!condition) return { rows: [], next: null };
  return readAll(source.kysely, [condition, ...toAllConditions(filter)], part);
}

/** Finds all rows with the indexes of what is looked for, and sorts them. */
async function readAll(
  kysely: KyselyClient,
  conditions: readonly RequestCondition[],
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const { order, limit } = part;
  const query = orderRows(
    kysely
      .selectFrom('request')
      .select(listColumns)
      .where(eb.and([...conditions, ...toKeyset(part)])),
    order,
  ).limit(limit + 1);
  const found = await kysely.transaction().execute(async (transaction) => {
    // The planner may think that a text is common, and would then read the whole table for one that is not there.
    await sql`set local enable_seqscan = off`.execute(transaction);
    await sql`set local enable_indexscan = off`.execute(transaction);
    const { rows } = await transaction.executeQuery(query.compile());
    return rows;
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? toCursor(last, order) : null };
}
