import pg from 'pg';
import { Fault } from '../core/fault.ts';
import type { Sight } from '../core/history.ts';
import type { MediaRequest } from '../core/request.ts';
import type { AuditLine, Change, HistoryLine, Ledger, PastEvent } from '../ports.ts';
import { encodeCards } from './card-row.ts';
import type { JobSender } from './job-sender.ts';
import {
  ledgerReads,
  ledgerStatements,
  type Statement,
  searchRead,
  waitingReads,
} from './ledger-statements.ts';
import { fromRequest, type RequestRow, toRequest } from './request-row.ts';

const uniqueViolation = '23505';

/**
 * The record of requests on PostgreSQL. `change` throws `already-requested` when the number it brings belongs
 * to another request already.
 */
export function createLedger(needs: {
  readonly pool: pg.Pool;
  readonly jobSender: JobSender;
  readonly newId: () => string;
}): Ledger {
  const { pool, jobSender, newId } = needs;
  const writes = ledgerStatements(jobSender);

  return {
    async record({ request, history, cards, jobs }) {
      const written = await write(writes.record, [
        JSON.stringify(fromRequest(request)),
        newId(),
        encodeHistory(history),
        encodeCards(cards),
        jobSender.encode(jobs),
      ]);
      if (written) jobSender.committed(jobs);
      return written;
    },

    async change({ id, expectedVersion, patch, history, audit, cards, jobs }) {
      const written = await write(writes.change, [
        id,
        expectedVersion,
        encodePatch(patch),
        newId(),
        history ? encodeHistory(history) : null,
        encodeCards(cards),
        jobSender.encode(jobs),
        newId(),
        audit ? encodeAudit(audit) : null,
      ]);
      if (written) jobSender.committed(jobs);
      return written;
    },

    find: (id) => one(ledgerReads.find, [id]),
    findByDraft: (id) => one(ledgerReads.findByDraft, [id]),
    findByNumber: (serviceId, number) => one(ledgerReads.findByNumber, [serviceId, number]),

    findQueued(serviceId, accountId, { mediaType, tmdbId, is4k, seasons }) {
      const values = [serviceId, mediaType, tmdbId, is4k, accountId, seasons];
      return one(ledgerReads.findQueued, values);
    },

    async ofUser(userId, { take, skip }) {
      const [rows, { rows: counts }] = await Promise.all([
        many(ledgerReads.ofUser, [userId, take, skip]),
        pool.query<{ total: number }>({ ...ledgerReads.countOfUser, values: [userId] }),
      ]);
      return { rows, total: counts[0]?.total ?? 0 };
    },

    async waiting(which, { take, skip }) {
      const { values, page, count } = waitingReads(which);
      const [rows, { rows: counts }] = await Promise.all([
        many(page, [...values, take, skip]),
        pool.query<{ total: number }>({ ...count, values: [...values] }),
      ]);
      return { rows, total: counts[0]?.total ?? 0 };
    },

    async search(sight, words, count) {
      const number = /^[1-9]\d{0,8}$/.test(words) ? Number(words) : null;
      const numbered = number
        ? await many(ledgerReads.findByNumber, [sight.serviceId, number])
        : [];
      const { text, values } = searchRead(sight, words, count);
      const { rows } = await pool.query<RequestRow>(text, values);
      const seen = numbered.filter((request) => isInSight(request, sight));
      const ids = new Set(seen.map(({ id }) => id));
      const titled = rows.map(toRequest).filter(({ id }) => !ids.has(id));
      return [...seen, ...titled].slice(0, count);
    },

    async history(id) {
      const { rows } = await pool.query<PastEvent>({ ...ledgerReads.history, values: [id] });
      return rows;
    },

    toLookAt: (serviceId, count) => many(ledgerReads.toLookAt, [serviceId, count]),
  };

  /** False when the statement found nothing to write to. */
  async function write(statement: Statement, values: unknown[]): Promise<boolean> {
    try {
      const { rowCount } = await pool.query({ ...statement, values });
      return rowCount === 1;
    } catch (error) {
      const isTaken =
        error instanceof pg.DatabaseError &&
        error.code === uniqueViolation &&
        error.constraint === 'media_request_service_id_number_key';
      throw isTaken ? new Fault('already-requested', { cause: error }) : error;
    }
  }

  async function many(statement: Statement, values: unknown[]): Promise<MediaRequest[]> {
    const { rows } = await pool.query<RequestRow>({ ...statement, values });
    return rows.map(toRequest);
  }

  async function one(statement: Statement, values: unknown[]): Promise<MediaRequest | null> {
    return (await many(statement, values))[0] ?? null;
  }
}

function isInSight({ userId, spaceId }: MediaRequest, sight: Sight): boolean {
  if (sight.isAll || userId === sight.userId) return true;
  return spaceId !== null && spaceId === sight.spaceId;
}

function encodeHistory(line: HistoryLine): string {
  const { userId, ...rest } = line;
  return JSON.stringify({ ...rest, user_id: userId });
}

function encodeAudit({ userId, subjectKind, subjectId, ...rest }: AuditLine): string {
  return JSON.stringify({
    ...rest,
    user_id: userId,
    subject_kind: subjectKind,
    subject_id: subjectId,
  });
}

/** A key that is missing keeps its column; a null empties it. */
function encodePatch(patch: Change['patch']): string {
  const { stateAt, decidedBy, ...rest } = patch;
  return JSON.stringify({
    ...rest,
    ...(stateAt === undefined ? {} : { state_at: stateAt }),
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
  });
}
