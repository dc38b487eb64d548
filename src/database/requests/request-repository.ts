import pg from 'pg';
import { AppError } from '../../domain/app-error.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { HistoryScope, NewHistoryEntry } from '../../domain/requests/history.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { RequestChange, RequestRepository } from '../../ports/requests/request-repository.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import { whereCommitsQuickly } from '../connection/quick-commit.ts';
import {
  requestReadStatements,
  requestWriteStatements,
} from '../hot-statements/request-statements.ts';
import type { Statement } from '../hot-statements/statement.ts';
import type { JobSender } from '../job-sender.ts';
import { createKysely, type KyselyClient } from '../kysely.ts';
import { encodeCards } from '../notifications/card-row.ts';
import {
  claimForSync,
  countQueuedBefore,
  selectByTitle,
  selectByUser,
  selectHistory,
  selectPending,
  selectQueued,
  selectRepeated,
  selectStatesByTitle,
} from './request-queries.ts';
import { fromRequest, type RequestRow, toHistoryEntry, toRequest } from './request-row.ts';

const uniqueViolation = '23505';

/** `update` throws `already-requested` when another request has the remote id of the change. */
export function createRequestRepository(deps: {
  readonly pool: pg.Pool;
  /** Runs the hot reads; the pool if there is no pipeline. */
  readonly reads?: Queryable;
  readonly jobSender: JobSender;
  readonly newId: () => string;
}): RequestRepository {
  const { pool, reads = pool, jobSender, newId } = deps;
  const kysely = createKysely(pool);
  const setNotified = prepareSetNotified(kysely);
  const writes = requestWriteStatements(jobSender);

  return {
    async create({ request, startedAt, history, audit, cards, jobs }) {
      const row = JSON.stringify({
        ...fromRequest(request),
        notification_due: isNotificationDue(jobs),
        started_at: startedAt,
      });
      return jobSender.commit(jobs, (encodedJobs) =>
        write(writes.create, [
          row,
          newId(),
          encodeHistoryEntry(history),
          encodeCards(cards),
          encodedJobs,
          newId(),
          audit ? encodeAuditEntry(audit) : null,
        ]),
      );
    },

    async update({ id, expectedVersion, patch, history, audit, cards, jobs }) {
      return jobSender.commit(jobs, (encodedJobs) =>
        write(writes.update, [
          id,
          expectedVersion,
          encodePatch(patch, jobs),
          newId(),
          history ? encodeHistoryEntry(history) : null,
          encodeCards(cards),
          encodedJobs,
          newId(),
          audit ? encodeAuditEntry(audit) : null,
        ]),
      );
    },

    async markNotified(id, version) {
      await setNotified.run(pool, { id, version });
    },

    find: (id) => queryOne(requestReadStatements.find, [id]),
    findByDraft: (id) => queryOne(requestReadStatements.findByDraft, [id]),
    findByRemoteId: (serviceId, remoteId) =>
      queryOne(requestReadStatements.findByRemoteId, [serviceId, remoteId]),

    async findRepeated({ request, startedAt }) {
      const row = await selectRepeated(kysely, request, startedAt);
      return row ? toRequest(row) : null;
    },

    async findQueued(serviceId, accountId, title) {
      const row = await selectQueued(kysely, serviceId, accountId, title);
      return row ? toRequest(row) : null;
    },

    countQueuedBefore: (request) => countQueuedBefore(kysely, request),

    async listByUser(userId, page) {
      const { rows, total } = await selectByUser(kysely, userId, page);
      return { rows: rows.map(toRequest), total };
    },

    async listPending(filter, page) {
      const { rows, total } = await selectPending(kysely, filter, page);
      return { rows: rows.map(toRequest), total };
    },

    async listStatesByTitle(serviceId, keys) {
      const rows = await selectStatesByTitle(kysely, serviceId, keys);
      return rows.map(({ media_type: mediaType, tmdb_id: tmdbId, state }) => ({
        key: { mediaType, tmdbId },
        state,
      }));
    },

    async search(scope, words, count) {
      const remoteId = /^[1-9]\d{0,8}$/.test(words) ? Number(words) : null;
      const byRemoteId = remoteId
        ? await queryOne(requestReadStatements.findByRemoteId, [scope.serviceId, remoteId])
        : null;
      const visible = byRemoteId && isInScope(byRemoteId, scope) ? [byRemoteId] : [];
      const rows = await selectByTitle(kysely, scope, words, count);
      const byTitle = rows.map(toRequest).filter(({ id }) => id !== visible[0]?.id);
      return [...visible, ...byTitle].slice(0, count);
    },

    async listHistory(id) {
      return (await selectHistory(kysely, id)).map(toHistoryEntry);
    },

    async claimForSync(serviceId, count) {
      return (await claimForSync(kysely, serviceId, count)).map(toRequest);
    },
  };

  /** False when the statement found nothing to write to. */
  async function write(statement: Statement, values: unknown[]): Promise<boolean> {
    try {
      const { rowCount } = await pool.query({ ...statement, values });
      return rowCount === 1;
    } catch (error) {
      const isRemoteIdTaken =
        error instanceof pg.DatabaseError &&
        error.code === uniqueViolation &&
        error.constraint === 'request_service_id_remote_id_key';
      throw isRemoteIdTaken ? new AppError('already-requested', { cause: error }) : error;
    }
  }

  async function queryOne(statement: Statement, values: unknown[]): Promise<MediaRequest | null> {
    const { rows } = await reads.query<RequestRow>({ ...statement, values });
    return rows[0] ? toRequest(rows[0]) : null;
  }
}

function prepareSetNotified(kysely: KyselyClient) {
  return prepareQuery<{ id: RequestId; version: number }>('request-set-notified', (value) =>
    kysely
      .updateTable('request')
      .set({ notification_due: false })
      .where('id', '=', value('id'))
      .where('version', '=', value('version'))
      .where('notification_due', '=', true)
      // A sweep finds it again, and what has been created is not created twice.
      .where(whereCommitsQuickly),
  );
}

function isInScope({ userId, spaceId }: MediaRequest, scope: HistoryScope): boolean {
  if (scope.isAll || userId === scope.userId) return true;
  return spaceId !== null && spaceId === scope.spaceId;
}

function encodeHistoryEntry(entry: NewHistoryEntry): string {
  const { userId, ...rest } = entry;
  return JSON.stringify({ ...rest, user_id: userId });
}

function encodeAuditEntry({ userId, subjectKind, subjectId, ...rest }: AuditEntry): string {
  return JSON.stringify({
    ...rest,
    user_id: userId,
    subject_kind: subjectKind,
    subject_id: subjectId,
  });
}

/** A key that is missing keeps its column; a null empties it. */
function encodePatch(patch: RequestChange['patch'], jobs: readonly Job[]): string {
  const { stateChangedAt, decidedBy, remoteId, watchUrl, causeQuote, ...more } = patch;
  const { movedAt, stalledAt, retryCount, retryAt, downloadChoice, ...rest } = more;
  return JSON.stringify({
    ...rest,
    ...(downloadChoice === undefined ? {} : { download_choice: downloadChoice }),
    ...(causeQuote === undefined ? {} : { cause_quote: causeQuote }),
    ...(isNotificationDue(jobs) ? { notification_due: true } : {}),
    ...(remoteId === undefined ? {} : { remote_id: remoteId }),
    ...(watchUrl === undefined ? {} : { watch_url: watchUrl }),
    ...(movedAt === undefined ? {} : { moved_at: movedAt }),
    ...(stalledAt === undefined ? {} : { stalled_at: stalledAt }),
    ...(retryCount === undefined ? {} : { retry_count: retryCount }),
    ...(retryAt === undefined ? {} : { retry_at: retryAt }),
    ...(stateChangedAt === undefined ? {} : { state_changed_at: stateChangedAt }),
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
  });
}

function isNotificationDue(jobs: readonly Job[]): boolean {
  return jobs.some(({ kind }) => kind === 'notify');
}
