import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { toId } from '../../../domain/id.ts';
import type { AuditRecord, AuditSearch } from '../../../domain/operator/audit-record.ts';
import type { AuditReader } from '../../../ports/operator/audit-reader.ts';
import { escapeLike } from '../../escape-like.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toFirstId, toRowId } from '../../row-id.ts';
import { readNames } from './read-names.ts';

/** More people with the same part of a name are not told apart by a search. */
const mostPeople = 100;
const mostActions = 500;
/** An entry's time comes from the database, its ID from the process. */
const clockMarginMs = 3_600_000;

/**
 * Reads the audit log. IDs begin with the time, so its lines are read in the order of the primary key, and a period is
 * a range of it.
 */
export function createAuditReader({ kysely }: { readonly kysely: KyselyClient }): AuditReader {
  return {
    async search(search, { after, limit }) {
      const people = search.person ? await findPeople(kysely, search.person) : null;
      const rows = await kysely
        .selectFrom('audit_log')
        .select(['id', 'at', 'actor', 'user_id', 'source', 'action', 'subject_kind', 'subject_id'])
        .select(['before', 'after', 'count', 'last_at'])
        .where((eb) => eb.and(toConditions(eb, search)))
        .$if(people !== null, (query) => query.where((eb) => eb.or(toPersonConditions(eb, people))))
        .$if(after !== null, (query) => query.where('id', '<', after?.id ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(
        ({ user_id, subject_kind, subject_id, last_at, ...row }): AuditRecord => ({
          ...row,
          userId: user_id,
          subjectKind: subject_kind,
          subjectId: subject_id,
          lastAt: last_at,
        }),
      );
      const end = items.at(-1);
      return { items, next: rows.length > limit && end ? { id: toRowId(end.id) } : null };
    },

    listActions: () => listValues(kysely, 'action'),
    readNames: (ids) => readNames(kysely, ids),
  };
}

type Builder = ExpressionBuilder<DB, 'audit_log'>;
type Condition = Expression<SqlBool>;

function toConditions(eb: Builder, search: AuditSearch): Condition[] {
  const { source, action, subjectKind, subjectId, since, until } = search;
  return [
    ...(source ? [eb('source', '=', source)] : []),
    ...(action ? [eb('action', '=', action)] : []),
    ...(subjectKind ? [eb('subject_kind', '=', subjectKind)] : []),
    ...(subjectId ? [eb('subject_id', '=', subjectId)] : []),
    ...(since ? [eb('at', '>=', since), eb('id', '>=', toIdNear(since, -clockMarginMs))] : []),
    ...(until ? [eb('at', '<=', until), eb('id', '<=', toIdNear(until, clockMarginMs))] : []),
  ];
}

interface People {
  readonly userIds: readonly string[];
  readonly actors: readonly string[];
  /** The user whose ID was searched for. */
  readonly userId: string | null;
}

function toPersonConditions(eb: Builder, people: People | null): Condition[] {
  if (people === null) return [];
  const { userIds, actors, userId } = people;
  return [
    ...(userIds.length > 0 ? [eb('user_id', 'in', userIds)] : []),
    ...(actors.length > 0 ? [eb('actor', 'in', actors)] : []),
    ...(userId ? [eb('subject_kind', '=', 'user').and('subject_id', '=', userId)] : []),
    // Nobody was found, so nothing is.
    eb.val(false),
  ];
}

/** Who a search for a person means, by the name they had then or have now, or by an ID. */
async function findPeople(kysely: KyselyClient, person: string): Promise<People> {
  const pattern = `%${escapeLike(person)}%`;
  const userId = toId<'user'>(person.toLowerCase());
  const byUser = kysely.selectFrom('user').select('id').where('display_name', 'ilike', pattern);
  const byChat = kysely
    .selectFrom('chat_account')
    .select('user_id as id')
    .where((eb) => eb.or([eb('platform_user_id', '=', person), eb('name', 'ilike', pattern)]));
  const [users, actors] = await Promise.all([
    byUser.union(byChat).limit(mostPeople).execute(),
    listActors(kysely, pattern),
  ]);
  const found = users.map(({ id }) => id);
  return { userIds: userId ? [...found, userId] : found, actors, userId };
}

/** The names under which something was done, of those like a pattern. Reads one entry of the index for each name. */
async function listActors(kysely: KyselyClient, pattern: string): Promise<readonly string[]> {
  const rows = await kysely
    .withRecursive('name', (with_) =>
      with_
        .selectFrom('audit_log')
        .select((eb) => eb.fn.min<string | null>('actor').as('actor'))
        .unionAll(
          with_
            .selectFrom('name')
            .where('name.actor', 'is not', null)
            .select((eb) =>
              eb
                .selectFrom('audit_log')
                .whereRef('audit_log.actor', '>', 'name.actor')
                .select((next) => next.fn.min('audit_log.actor').as('actor'))
                .as('actor'),
            ),
        ),
    )
    .selectFrom('name')
    .select('actor')
    .where('actor', 'ilike', pattern)
    .limit(mostPeople)
    .execute();
  return rows.flatMap(({ actor }) => actor ?? []);
}

/** The different values of a column with an index. */
async function listValues(kysely: KyselyClient, column: 'action'): Promise<readonly string[]> {
  const values: string[] = [];
  while (values.length < mostActions) {
    const last = values.at(-1);
    const row = await kysely
      .selectFrom('audit_log')
      .select(column)
      .$if(last !== undefined, (query) => query.where(column, '>', last ?? ''))
      .orderBy(column)
      .limit(1)
      .executeTakeFirst();
    if (!row) break;
    values.push(row[column]);
  }
  return values;
}

function toIdNear(moment: Date, byMs: number): string {
  return toFirstId(new Date(Math.max(0, moment.getTime() + byMs)));
}
