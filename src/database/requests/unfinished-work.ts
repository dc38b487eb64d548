import { type Expression, type SqlBool, sql } from 'kysely';
import type { RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { Platform } from '../../domain/place.ts';
import { formatTitleKey } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnfinishedWork } from '../../ports/requests/unfinished-work.ts';
import { listUncountedVotes } from '../approvals/unfinished-votes.ts';
import { listUnfinishedIssues } from '../issues/unfinished-issues.ts';
import type { KyselyClient } from '../kysely.ts';
import {
  messageAgeMs,
  selectOutdatedCards,
  selectUnpostedCards,
} from '../notifications/cards-behind.ts';
import { toRowId } from '../row-id.ts';

const mostRows = 10_000;

interface Period {
  readonly since: Date;
  readonly before: Date;
}

interface CardBehind {
  readonly request_id: string;
  readonly platform: Platform;
}

const always = sql<SqlBool>`true`;
const updatedAt = sql<Date>`request.updated_at`;
const isDecided = sql<SqlBool>`request.decision is not null`;

/** Finds unfinished work in the rows of requests, cards, and sign-ins. */
export function createUnfinishedWork(deps: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): UnfinishedWork {
  const { kysely, clock } = deps;

  return {
    async listNeededJobs(minAgeSeconds) {
      const now = clock();
      const before = new Date(now.getTime() - minAgeSeconds * 1000);
      const since = new Date(now.getTime() - messageAgeMs);
      // One after the other: nobody waits, and at once they would open ten connections, once a minute.
      const unsubmitted = await listByState('queued', always, updatedAt, before);
      const undecided = await listByState('pending', isDecided, updatedAt, before);
      const unnotified = await listUnnotified(before);
      const failed = await listRetried(before);
      const changed = await listWithOldCards({ since, before });
      const posted = await listWithUnpostedCards({ since, before });
      const signIns = await listSignIns(now, before);
      const arrivals = await listTitlesWithDueArrivals(before);
      const issues = await listUnfinishedIssues(kysely, before);
      const votes = await listUncountedVotes(kysely, before);
      return [
        ...unsubmitted.map((id) => toJob('submit-request', id)),
        ...undecided.map((id) => toJob('send-decision', id)),
        ...unnotified.map((id) => toJob('notify', id)),
        ...failed.map((id) => toJob('retry-request', id)),
        ...cardJobs([...changed, ...posted]),
        ...signIns.map(
          (id): Job => ({ kind: 'await-sign-in', payload: { signInId: toRowId(id) } }),
        ),
        ...arrivals,
        ...issues,
        ...votes,
      ];
    },

    async countWaitingSince(time) {
      const decidedAt = sql<Date>`(request.decision->>'at')::timestamptz`;
      const queuedAt = sql<Date>`request.state_changed_at`;
      const unsubmitted = await listByState('queued', always, queuedAt, time);
      const undecided = await listByState('pending', isDecided, decidedAt, time);
      return unsubmitted.length + undecided.length;
    },
  };

  /** The services are joined because the index of states begins with them. */
  async function listByState(
    state: 'queued' | 'pending',
    condition: Expression<SqlBool>,
    changedAt: Expression<Date>,
    before: Date,
  ): Promise<string[]> {
    const rows = await kysely
      .selectFrom('service_config')
      .innerJoin('request', 'request.service_id', 'service_config.id')
      .where('request.state', '=', state)
      .where(condition)
      .where(changedAt, '<=', before)
      .select('request.id')
      .limit(mostRows)
      .execute();
    return rows.map(({ id }) => id);
  }

  async function listUnnotified(before: Date): Promise<string[]> {
    const rows = await kysely
      .selectFrom('request')
      .where('notification_due', '=', true)
      .where('updated_at', '<=', before)
      .select('id')
      .limit(mostRows)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Failed requests that should have been retried by then. */
  async function listRetried(before: Date): Promise<string[]> {
    const rows = await kysely
      .selectFrom('request')
      .where('retry_at', '<=', before)
      .select('id')
      .limit(mostRows)
      .execute();
    return rows.map(({ id }) => id);
  }

  async function listWithOldCards(period: Period): Promise<CardBehind[]> {
    return selectOutdatedCards(kysely, period)
      .select(['card.request_id', 'card.platform'])
      .distinct()
      .limit(mostRows)
      .execute();
  }

  async function listWithUnpostedCards(period: Period): Promise<CardBehind[]> {
    return selectUnpostedCards(kysely, period)
      .select(['request_id', 'platform'])
      .distinct()
      .limit(mostRows)
      .execute();
  }

  /** Titles with a message to subscribers that should have been sent. */
  async function listTitlesWithDueArrivals(before: Date): Promise<Job[]> {
    const rows = await kysely
      .selectFrom('subscription')
      .where('due_at', '<=', before)
      .where('notified_at', 'is', null)
      .select(['service_id', 'media_type', 'tmdb_id'])
      .distinct()
      .limit(mostRows)
      .execute();
    return rows.map((row) => ({
      kind: 'notify-subscribers',
      payload: {
        serviceId: toRowId(row.service_id),
        title: formatTitleKey({ mediaType: row.media_type, tmdbId: row.tmdb_id }),
      },
    }));
  }

  /** Sign-ins that wait for Plex or Jellyfin, or whose result has not been shown. */
  async function listSignIns(now: Date, before: Date): Promise<string[]> {
    const rows = await kysely
      .selectFrom('session')
      .where('purpose', '=', 'sign-in')
      .where('expires_at', '>', now)
      .where('created_at', '<=', before)
      .where(
        sql<SqlBool>`(payload->'plexPinId' <> 'null'::jsonb
          or payload->'sealedSecret' <> 'null'::jsonb
          or payload->'result' <> 'null'::jsonb)`,
      )
      .select('id')
      .limit(mostRows)
      .execute();
    return rows.map(({ id }) => id);
  }
}

type JobOfRequest = Extract<Job, { readonly payload: { readonly requestId: RequestId } }>['kind'];

function toJob(kind: JobOfRequest, id: string): Job {
  return { kind, payload: { requestId: toRowId(id) } };
}

/** Cards in Telegram have jobs of their own, which may wait for minutes. Another one would do the same after them. */
function cardJobs(cards: readonly CardBehind[]): Job[] {
  const [inTelegram, elsewhere] = [new Set<string>(), new Set<string>()];
  for (const { request_id: id, platform } of cards) {
    (platform === 'telegram' ? inTelegram : elsewhere).add(id);
  }
  return [
    ...[...elsewhere].map((id) => toJob('update-cards', id)),
    ...[...inTelegram].map((id) => toJob('update-telegram-cards', id)),
  ];
}
