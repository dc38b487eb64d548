import { z } from 'zod';
import type { MergeId } from '../../../domain/accounts/identity.ts';
import { AppError } from '../../../domain/app-error.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import type { MergeRepository } from '../../../ports/accounts/merge-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { lockUsers } from '../lock-users.ts';
import { detachChat } from './detach-chat.ts';
import { listClashes } from './merge-links.ts';
import { mergeUsers } from './merge-users.ts';

const mergeColumn = z.object({ otherUserId: z.string().transform(toRowId<'user'>) });

/** Merges users and detaches chats, on PostgreSQL. */
export function createMergeRepository(deps: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): MergeRepository {
  const { kysely, clock, newId } = deps;

  return {
    async findMergePreview(id, by) {
      const otherUserId = await findOther(kysely, id, by.userId);
      if (!otherUserId) return null;
      const [mine, theirs, clashes] = await Promise.all([
        listChats(kysely, by.userId),
        listChats(kysely, otherUserId),
        listClashes(kysely, by.userId, otherUserId),
      ]);
      const [first] = theirs;
      return first ? { id, name: first.name, mine, theirs, clashes } : null;
    },

    async merge(id, choice, by) {
      await inRetriedTransaction(kysely, async (transaction) => {
        const from = by.userId;
        const into = await lockMerge(transaction, id, from);
        if (!into) throw new AppError('invalid-code');
        const blocked = await transaction
          .selectFrom('user')
          .select('id')
          .where('id', 'in', [from, into])
          .where('blocked_at', 'is not', null)
          .executeTakeFirst();
        if (blocked) throw new AppError('user-blocked');
        const clashes = await listClashes(transaction, from, into);
        if (clashes.length > 0 && !choice) throw new AppError('account-conflict');
        await transaction.deleteFrom('session').where('id', '=', id).execute();
        const loser = choice === 'mine' ? into : from;
        if (!(await mergeUsers(transaction, { into, from, loser, now: clock() })))
          throw new AppError('invalid-code');
        const subject = { kind: 'user', id: into } as const;
        const change = { before: { from, clashes }, after: { verifiedBy: 'code', choice } };
        const actor = { ...by, userId: into };
        await insertAuditEntry(transaction, toAuditEntry(actor, 'user-merge', subject, change));
      });
    },

    async detach(target, by) {
      return inRetriedTransaction(kysely, async (transaction) => {
        const newUserId = await detachChat(transaction, target, {
          newUserId: toRowId(newId()),
          now: clock(),
        });
        if (!newUserId) return false;
        const { userId, platform, platformUserId } = target;
        const subject = { kind: 'user', id: userId } as const;
        const after = { platform, platformUserId, as: newUserId };
        await insertAuditEntry(transaction, toAuditEntry(by, 'user-detach', subject, { after }));
        return true;
      });
    },
  };

  /**
   * The other user of an open question. Locks both users until the transaction ends, and always
   * before their sessions.
   */
  async function lockMerge(
    transaction: KyselyClient,
    id: MergeId,
    userId: UserId,
  ): Promise<UserId | null> {
    const otherUserId = await findOther(transaction, id, userId);
    if (!otherUserId) return null;
    await lockUsers(transaction, [userId, otherUserId]);
    return (await findOther(transaction, id, userId)) === otherUserId ? otherUserId : null;
  }

  async function findOther(db: KyselyClient, id: MergeId, userId: UserId): Promise<UserId | null> {
    const row = await db
      .selectFrom('session')
      .select('payload')
      .where('id', '=', id)
      .where('purpose', '=', 'merge')
      .where('user_id', '=', userId)
      .where('expires_at', '>', clock())
      .executeTakeFirst();
    return row ? mergeColumn.parse(row.payload).otherUserId : null;
  }
}

function listChats(kysely: KyselyClient, userId: UserId) {
  return kysely
    .selectFrom('chat_account')
    .select(['platform', 'name'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
}
