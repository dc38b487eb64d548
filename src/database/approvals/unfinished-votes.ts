import { type QueryCreator, type SqlBool, sql } from 'kysely';
import type { Job } from '../../domain/job.ts';
import { defaultServerName } from '../../domain/services/server-title.ts';
import type { DB } from '../generated-tables/tables.ts';
import { jsonText } from '../json.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

const mostRows = 1_000;

/**
 * The jobs for pending requests that have enough votes (`hasEnoughVotes`), also because a voter has linked an account
 * since. Without those that votes do not approve: a decision on them was refused before, their space has been given
 * another server, or the one who has set the rule requested them where nobody may decide on their own requests.
 */
export async function listUncountedVotes(kysely: KyselyClient, before: Date): Promise<Job[]> {
  const rows = await kysely
    // Materialized, because planning a join of all eight tables takes PostgreSQL a sixth of a second.
    .with(
      (name) => name('asked').materialized(),
      (query) => selectAsked(query, before),
    )
    .with('counted', (query) =>
      query
        .selectFrom('asked')
        .innerJoin('vote', 'vote.request_id', 'asked.id')
        .innerJoin('user', 'user.id', 'vote.user_id')
        .innerJoin('account_link', (join) =>
          join
            .onRef('account_link.user_id', '=', 'vote.user_id')
            .onRef('account_link.service_id', '=', 'asked.service_id'),
        )
        .innerJoin('account', 'account.id', 'account_link.account_id')
        .where('user.blocked_at', 'is', null)
        .where('account.blocked_at', 'is', null)
        .where('account.removed_at', 'is', null)
        .where(sql<SqlBool>`vote.user_id is distinct from asked.user_id`)
        .where(sql<SqlBool>`account.id is distinct from asked.account_id`)
        .groupBy(['asked.id', 'asked.state_changed_at', 'votes', 'since', 'account.id'])
        .select(({ fn }) => [
          'asked.id',
          'asked.state_changed_at',
          'votes',
          'since',
          fn.min('vote.created_at').as('voted_at'),
        ]),
    )
    .selectFrom('counted')
    .groupBy(['id', 'state_changed_at', 'votes', 'since'])
    .having(({ fn, eb, ref }) =>
      eb.and([
        eb(fn.countAll(), '>=', ref('votes')),
        eb(fn.max('voted_at'), '>', fn<Date>('greatest', ['state_changed_at', 'since'])),
      ]),
    )
    .select('id')
    .limit(mostRows)
    .execute();
  return rows.map(({ id }) => ({ kind: 'count-votes', payload: { requestId: toRowId(id) } }));
}

/** The pending requests for which a rule asks for votes. */
function selectAsked(kysely: QueryCreator<DB>, before: Date) {
  return kysely
    .selectFrom('vote_rule')
    .innerJoin('space', 'space.id', 'vote_rule.space_id')
    .innerJoin('request', (join) =>
      join
        .onRef('request.space_id', '=', 'vote_rule.space_id')
        .onRef('request.service_id', '=', 'vote_rule.service_id'),
    )
    .leftJoin('service_config as default_server', (join) =>
      join.on('default_server.name', '=', defaultServerName),
    )
    .where(({ eb, fn, ref }) =>
      eb(
        fn.coalesce('space.service_id', 'default_server.id', 'vote_rule.service_id'),
        '=',
        ref('vote_rule.service_id'),
      ),
    )
    .where('request.state', '=', 'pending')
    .where('request.decision', 'is', null)
    .where('request.cause', 'is', null)
    .where('request.updated_at', '<=', before)
    .where((rule) =>
      rule.or([
        rule('request.user_id', 'is', null),
        rule('request.user_id', '!=', rule.ref('vote_rule.user_id')),
        rule(jsonText('space.settings', 'selfApproval'), 'is distinct from', 'false'),
      ]),
    )
    .select([
      'request.id',
      'request.user_id',
      'request.account_id',
      'request.service_id',
      'request.state_changed_at',
      'vote_rule.votes',
      'vote_rule.since',
    ]);
}
