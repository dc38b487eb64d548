import type pg from 'pg';
import type { AccountClash, MergeId } from '../../domain/accounts/identity.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey, Platform } from '../../domain/place.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import { writeAuditEntry } from '../audit-log.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { unlinkColumns } from './account-statements.ts';
import {
  chatsOfSameOrigin,
  type DetachedChat,
  detachChats,
  detachUnverified,
} from './detach-chats.ts';
import { mergeUsers } from './merge-users.ts';

interface ClashRow {
  readonly service_id: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

interface OpenMergeRow {
  readonly other: UserId;
  readonly platform: Platform;
  readonly platform_user_id: string;
}

const selectOpenMerge = `select payload->>'otherUserId' as other, payload->'chat'->>'platform' as platform,
    payload->'chat'->>'platformUserId' as platform_user_id
  from session where id = $1 and purpose = 'merge' and user_id = $2 and expires_at > $3`;

const clashes = `select m.service_id, m.name as mine, t.name as theirs
  from account m join account t using (service_id)
  where m.user_id = $1 and t.user_id = $2 and m.removed_at is null and t.removed_at is null
  order by m.service_id`;

const unlinkClashing = `update account a set ${unlinkColumns}
  where a.user_id = $1 and exists (
    select from account k
    where k.service_id = a.service_id and k.user_id = $2 and k.removed_at is null
  )`;

/** Making two users one, when the second has said that they are. */
export function createMergeRepository(deps: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): Pick<IdentityRepository, 'findMergePreview' | 'merge' | 'detach'> {
  const { pool, clock, newId } = deps;

  return {
    async findMergePreview(id, by) {
      const { rows } = await pool.query<OpenMergeRow>(selectOpenMerge, [id, by.userId, clock()]);
      const [openMerge] = rows;
      if (!openMerge) return null;
      const { other } = openMerge;
      const [mine, theirs, between] = await Promise.all([
        chatsOfSameOrigin(pool, by.userId, by.chat),
        chatsOfSameOrigin(pool, other, chatOf(openMerge)),
        pool.query<ClashRow>(clashes, [by.userId, other]),
      ]);
      const [first] = theirs;
      if (!first) return null;
      return { id, name: first.name, mine, theirs, clashes: between.rows.map(toClash) };
    },

    async merge(id, choice, by) {
      await inRetriedTransaction(pool, async (client) => {
        const openMerge = await lockOpenMerge(client, id, by.userId);
        if (!openMerge) throw new AppError('invalid-code');
        const { other } = openMerge;
        const detachUnverifiedOf = async (side: { userId: UserId; chat: ChatAccountKey }) => {
          const detached = await detachUnverified(client, newId, { ...side, accountId: null, by });
          if (detached === null) throw new AppError('invalid-code');
          return detached.userId;
        };
        const { rowCount: blocked } = await client.query(
          'select 1 from "user" where id in ($1, $2) and blocked_at is not null',
          [by.userId, other],
        );
        if (blocked) throw new AppError('user-blocked');
        const mergedUserId = await detachUnverifiedOf({ userId: by.userId, chat: by.chat });
        const remainingUserId = await detachUnverifiedOf({
          userId: other,
          chat: chatOf(openMerge),
        });
        const clash = await client.query<ClashRow>(clashes, [mergedUserId, remainingUserId]);
        if (clash.rows.length > 0 && !choice) throw new AppError('account-conflict');
        const [loser, winner] =
          choice === 'mine' ? [remainingUserId, mergedUserId] : [mergedUserId, remainingUserId];
        await client.query(unlinkClashing, [loser, winner]);
        await client.query('delete from session where id = $1', [id]);
        if (!(await mergeUsers(client, remainingUserId, mergedUserId, 'code')))
          throw new AppError('invalid-code');
        await writeAuditEntry(client, newId(), {
          userId: remainingUserId,
          actor: by.name,
          source: by.source,
          action: 'user-merge',
          subjectKind: 'user',
          subjectId: remainingUserId,
          before: { from: mergedUserId, clashes: clash.rows.map(toClash) },
          after: { verifiedBy: 'code', choice },
        });
      });
    },

    async detach({ userId, platform, platformUserId }, by) {
      return inRetriedTransaction(pool, async (client) => {
        // Two at once would each leave the other's account as the only one.
        await client.query('select 1 from "user" where id = $1 for update', [userId]);
        const { rows } = await client.query<DetachedChat & { is_this: boolean }>(
          `select id, name, platform, platform_user_id as "platformUserId",
             platform = $2::platform and platform_user_id = $3 as is_this
           from chat_account where user_id = $1`,
          [userId, platform, platformUserId],
        );
        const account = rows.find((row) => row.is_this);
        if (!account || rows.length < 2) return false;
        await detachChats(client, newId, { userId, detached: [account], keepsSignInOf: null, by });
        return true;
      });
    },
  };

  /** Users are locked before their sessions, as everywhere. */
  async function lockOpenMerge(client: pg.PoolClient, id: MergeId, userId: UserId) {
    const values = [id, userId, clock()];
    const { rows: unlocked } = await client.query<OpenMergeRow>(selectOpenMerge, values);
    await client.query('select 1 from "user" where id in ($1, $2) order by id for update', [
      userId,
      unlocked[0]?.other,
    ]);
    const { rows } = await client.query<OpenMergeRow>(`${selectOpenMerge} for update`, values);
    return rows[0]?.other === unlocked[0]?.other ? rows[0] : undefined;
  }
}

function chatOf({ platform, platform_user_id: platformUserId }: OpenMergeRow): ChatAccountKey {
  return { platform, platformUserId };
}

function toClash({ service_id: serviceId, mine, theirs }: ClashRow): AccountClash {
  return { serviceId, mine, theirs };
}
