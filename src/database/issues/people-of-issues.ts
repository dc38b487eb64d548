import { sql } from 'kysely';
import type { UserId } from '../../domain/id.ts';
import type { ChatAccountKey, Platform } from '../../domain/place.ts';
import { erasedName } from '../accounts/members/erased-name.ts';
import { jsonText, withJsonKey } from '../json.ts';
import type { KyselyClient } from '../kysely.ts';
import { newVersion } from './issue-row.ts';

/**
 * Erases a user from issues in the caller's transaction: their name, what they wrote, and the messages that only they
 * received. The server keeps its own copy.
 */
export async function eraseFromIssues(
  transaction: KyselyClient,
  userId: UserId,
  chats: readonly ChatAccountKey[],
): Promise<void> {
  for (const { platform, platformUserId } of chats) {
    const recipient = JSON.stringify([{ platform, platformUserId }]);
    await transaction
      .deleteFrom('issue_card')
      .where((card) =>
        card.or([
          card.and([
            card('platform', '=', platform),
            card('place_kind', '=', 'direct'),
            card('address', '=', platformUserId),
          ]),
          // Somebody can be greeted in a place of another platform.
          card('recipients', '@>', sql`${recipient}::jsonb`),
        ]),
      )
      .execute();
  }
  // Their answers in private chats, which on Discord have IDs of their own.
  await transaction
    .deleteFrom('issue_card')
    .where('key', 'like', 'answer:%')
    .where('issue_id', 'in', (query) =>
      query.selectFrom('issue').select('id').where('user_id', '=', userId),
    )
    .execute();
  const wrote = await transaction
    .updateTable('issue_comment')
    .set({ author_name: erasedName, message: '' })
    .where('user_id', '=', userId)
    .returning('issue_id')
    .execute();
  const ids = [...new Set(wrote.map(({ issue_id: id }) => id))];
  if (ids.length > 0)
    await transaction.updateTable('issue').set(newVersion).where('id', 'in', ids).execute();
  await transaction
    .updateTable('issue')
    .set({ changed_by_name: erasedName, ...newVersion })
    .where('changed_by_id', '=', userId)
    .execute();
  // What was not sent yet is not sent anymore.
  await transaction
    .deleteFrom('issue')
    .where('user_id', '=', userId)
    .where('state', '=', 'queued')
    .where('tried_at', 'is', null)
    .execute();
  await transaction
    .updateTable('issue')
    .set({ reporter_name: erasedName, message: '', origin: null, ...newVersion })
    .where('user_id', '=', userId)
    .execute();
}

/** Gives the issues and comments of one user to another one, in the caller's transaction. */
export async function mergeIssues(
  transaction: KyselyClient,
  { into, from }: { readonly into: UserId; readonly from: UserId },
): Promise<void> {
  await transaction
    .updateTable('issue')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
  await transaction
    .updateTable('issue')
    .set({ changed_by_id: into })
    .where('changed_by_id', '=', from)
    .execute();
  await transaction
    .updateTable('issue_comment')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
}

/** Erases a space that the bot has left from issues, in the caller's transaction. */
export async function eraseSpaceFromIssues(
  transaction: KyselyClient,
  spaceId: string,
  { platform, addresses }: { readonly platform: Platform; readonly addresses: readonly string[] },
): Promise<void> {
  await transaction
    .deleteFrom('issue_card')
    .where('platform', '=', platform)
    .where('place_kind', '<>', 'direct')
    .where('address', 'in', addresses)
    .execute();
  await transaction
    .updateTable('issue')
    .set({ space_id: null, origin: null })
    .where('space_id', '=', spaceId)
    .execute();
}

/** Moves issues and their messages to the new id of a space, in the caller's transaction. */
export async function moveSpaceOfIssues(
  transaction: KyselyClient,
  {
    platform,
    from,
    to,
  }: { readonly platform: Platform; readonly from: string; readonly to: string },
): Promise<void> {
  await transaction
    .updateTable('issue')
    .set({ origin: withJsonKey('origin', 'address', to) })
    .where(jsonText('origin', 'platform'), '=', platform)
    .where(jsonText('origin', 'address'), '=', from)
    .execute();
  // Messages stay in the old chat, so cards are posted again with their next change.
  await transaction
    .updateTable('issue_card')
    .set({ address: to, message_id: null, updated_at: sql`now()` })
    .where('platform', '=', platform)
    .where('address', '=', from)
    .execute();
}

/** Gives the issues of a space that exists twice to the one that stays, in the caller's transaction. */
export async function takeOverIssues(
  transaction: KyselyClient,
  { into, from }: { readonly into: string; readonly from: string },
): Promise<void> {
  await transaction
    .updateTable('issue')
    .set({ space_id: into })
    .where('space_id', '=', from)
    .execute();
}
