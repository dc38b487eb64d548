import type { ActorIdentity } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { Platform } from '../../domain/place.ts';
import { insertAuditEntry } from '../audit-log.ts';
import { eraseSpaceFromIssues } from '../issues/people-of-issues.ts';
import { jsonText } from '../json.ts';
import type { KyselyClient, Row } from '../kysely.ts';

/**
 * Erases a space that the bot has left in the caller's transaction. False if the bot is there or left it after
 * `leftBefore`, or if it is gone.
 */
export async function eraseSpace(
  transaction: KyselyClient,
  {
    id,
    leftBefore,
    by,
  }: { readonly id: string; readonly leftBefore: Date | null; readonly by: ActorIdentity },
): Promise<boolean> {
  // Locked, so that meanwhile the bot cannot rejoin the space and no other process can erase it.
  const space = await transaction
    .selectFrom('space')
    .selectAll()
    .where('id', '=', id)
    .where('left_at', 'is not', null)
    .$if(leftBefore !== null, (query) => query.where('left_at', '<', leftBefore))
    .forUpdate()
    .executeTakeFirst();
  if (!space) return false;
  const addresses = await listAddresses(transaction, space);
  await eraseCards(transaction, space.platform, addresses);
  await moveSubscriptions(transaction, space.platform, addresses);
  await eraseSpaceFromIssues(transaction, id, { platform: space.platform, addresses });
  await transaction
    .updateTable('request')
    .set({ space_id: null, origin: null })
    .where('space_id', '=', id)
    .execute();
  await transaction
    .updateTable('audit_log')
    .set({ before: null, after: null })
    .where('subject_kind', '=', 'space')
    .where('subject_id', '=', id)
    .execute();
  await transaction.deleteFrom('space').where('id', '=', id).execute();
  await insertAuditEntry(transaction, toAuditEntry(by, 'space.erase', { kind: 'space', id }));
  return true;
}

/**
 * The places of a space: the group itself, those chosen with `/setup`, and those of requests. Nothing else shows which
 * Discord channels belong to it.
 */
async function listAddresses(
  transaction: KyselyClient,
  { id, platform_space_id: platformSpaceId, settings }: Row<'space'>,
): Promise<string[]> {
  const origins = await transaction
    .selectFrom('request')
    .select(jsonText('origin', 'address').as('address'))
    .distinct()
    .where('space_id', '=', id)
    .where('origin', 'is not', null)
    .execute();
  const addresses = [...addressesIn(settings), ...origins.map(({ address }) => address)];
  return [platformSpaceId, ...addresses.filter((address) => address !== null)];
}

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'address' in value && typeof value.address === 'string' ? [value.address] : [];
  return [...own, ...Object.values(value).flatMap(addressesIn)];
}

async function eraseCards(
  transaction: KyselyClient,
  platform: Platform,
  addresses: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('card')
    .where('platform', '=', platform)
    .where('place_kind', '=', 'channel')
    .where('address', 'in', addresses)
    .execute();
}

/**
 * Subscribers will be notified in a direct message, if possible on the same platform. Subscriptions of users without a
 * chat account are deleted.
 */
async function moveSubscriptions(
  transaction: KyselyClient,
  platform: Platform,
  addresses: readonly string[],
): Promise<void> {
  const subscriptions = await transaction
    .selectFrom('subscription')
    .select(['id', 'user_id'])
    .where(jsonText('place', 'platform'), '=', platform)
    .where(jsonText('place', 'kind'), '=', 'channel')
    .where(jsonText('place', 'address'), 'in', addresses)
    .forUpdate()
    .execute();
  for (const { id, user_id: userId } of subscriptions) {
    const chats = await transaction
      .selectFrom('chat_account')
      .select(['platform', 'platform_user_id'])
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute();
    const chat = chats.find((each) => each.platform === platform) ?? chats[0];
    if (chat === undefined) {
      await transaction.deleteFrom('subscription').where('id', '=', id).execute();
      continue;
    }
    const place = { platform: chat.platform, kind: 'direct', address: chat.platform_user_id };
    await transaction.updateTable('subscription').set({ place }).where('id', '=', id).execute();
  }
}
