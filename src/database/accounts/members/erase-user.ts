import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { toRuleEndedEntry } from '../../../domain/approvals/vote-rule.ts';
import type { RequestId, UserId } from '../../../domain/id.ts';
import { liveCardKey } from '../../../domain/notifications/card.ts';
import type { ChatAccountKey } from '../../../domain/place.ts';
import { digestKind, toDigestKey } from '../../alerts/digest-claims.ts';
import { insertAuditEntry } from '../../audit-log.ts';
import { escapeLike } from '../../escape-like.ts';
import type { DB } from '../../generated-tables/tables.ts';
import { eraseFromIssues } from '../../issues/people-of-issues.ts';
import { jsonText, withJsonKey } from '../../json.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { lockUsers } from '../lock-users.ts';
import { erasedName } from './erased-name.ts';

/**
 * Erases a user in the caller's transaction. Returns the requests whose cards still show their
 * name.
 */
export async function eraseUser(
  transaction: KyselyClient,
  userId: UserId,
): Promise<readonly RequestId[]> {
  await lockUsers(transaction, [userId]);
  await erasePrivateCards(transaction, userId);
  // The rows that identify the user's other data are deleted last.
  const decided = await eraseDecisions(transaction, userId);
  await eraseOvertaken(transaction, userId);
  await eraseLogs(transaction, userId);
  const requested = await eraseRequester(transaction, userId);
  const wanted = await eraseVotes(transaction, userId);
  const ruled = await eraseVoteRules(transaction, userId);
  await transaction.deleteFrom('user').where('id', '=', userId).execute();
  return [...new Set([...decided, ...requested, ...wanted, ...ruled])].map(toRowId<'request'>);
}

/** Deletes messages that only the user received, and their private chats with the bot. */
async function erasePrivateCards(transaction: KyselyClient, userId: UserId): Promise<void> {
  const chats = await transaction
    .selectFrom('chat_account')
    .select(['platform', 'platform_user_id'])
    .where('user_id', '=', userId)
    .execute();
  for (const { platform, platform_user_id: platformUserId } of chats) {
    const recipient = JSON.stringify([{ platform, platformUserId }]);
    await transaction
      .deleteFrom('card')
      .where((card) =>
        card.or([
          card.and([
            card('platform', '=', platform),
            card.or([
              card.and([card('place_kind', '=', 'direct'), card('address', '=', platformUserId)]),
              // Private chats on Discord have their own IDs, so a card is also found by its recipient.
              card.and([
                card('role', 'in', ['approval', 'notification']),
                card('key', 'like', `%:${escapeLike(platformUserId)}:`),
              ]),
            ]),
          ]),
          // Somebody can be greeted in a place of another platform.
          card('recipients', '@>', sql`${recipient}::jsonb`),
        ]),
      )
      .execute();
    await eraseAlerts(transaction, { platform, platformUserId });
  }
  await eraseFromIssues(
    transaction,
    userId,
    chats.map((chat) => ({ platform: chat.platform, platformUserId: chat.platform_user_id })),
  );
  // A request outside a space was made in a private chat.
  await transaction
    .deleteFrom('card')
    .using('request')
    .where('request.user_id', '=', userId)
    .where('request.space_id', 'is', null)
    .where(sql`card.platform::text`, '=', jsonText('request.origin', 'platform'))
    .where('card.address', '=', jsonText('request.origin', 'address'))
    .execute();
  await transaction
    .deleteFrom('card')
    .where('role', '=', 'private')
    .where('key', '<>', liveCardKey)
    .where('request_id', 'in', (query) =>
      query.selectFrom('request').select('id').where('user_id', '=', userId),
    )
    .execute();
  await transaction
    .updateTable('card')
    .set({ recipients: null })
    .where('request_id', 'in', (query) =>
      query.selectFrom('request').select('id').where('user_id', '=', userId),
    )
    .execute();
}

/** Deletes what is known about alerts and digests that an admin received in their private chat. */
async function eraseAlerts(
  transaction: KyselyClient,
  { platform, platformUserId }: ChatAccountKey,
): Promise<void> {
  const place = { platform, kind: 'direct', address: platformUserId };
  const received = JSON.stringify([{ target: place }]);
  const others = sql`coalesce((
    select jsonb_agg(each) from jsonb_array_elements(messages) each
    where not each @> ${JSON.stringify({ target: place })}::jsonb
  ), '[]')`;
  await transaction
    .updateTable('alert')
    .set({ messages: others })
    .where('messages', '@>', sql`${received}::jsonb`)
    .execute();
  await transaction
    .deleteFrom('job_interval')
    .where('kind', '=', digestKind)
    .where('key', '=', toDigestKey(place))
    .execute();
}

/** Takes back the user's votes; approval cards of pending requests show who voted. Returns the requests. */
async function eraseVotes(transaction: KyselyClient, userId: UserId): Promise<string[]> {
  const changed = await transaction
    .updateTable('request')
    .set((update) => ({ version: update('version', '+', 1) }))
    .where('state', '=', 'pending')
    .where('id', 'in', (query) =>
      query.selectFrom('vote').select('request_id').where('user_id', '=', userId),
    )
    .returning('id')
    .execute();
  await transaction.deleteFrom('vote').where('user_id', '=', userId).execute();
  return changed.map(({ id }) => id);
}

/**
 * Ends approval by votes that the user has set, and says so in the audit log, without their name. Cards of pending
 * requests say how many votes it takes. Returns the requests.
 */
async function eraseVoteRules(transaction: KyselyClient, userId: UserId): Promise<string[]> {
  const changed = await transaction
    .updateTable('request')
    .set((update) => ({ version: update('version', '+', 1) }))
    .where('state', '=', 'pending')
    .where('decision', 'is', null)
    .where('space_id', 'in', (query) =>
      query.selectFrom('vote_rule').select('space_id').where('user_id', '=', userId),
    )
    .returning('id')
    .execute();
  const ended = await transaction
    .deleteFrom('vote_rule')
    .where('user_id', '=', userId)
    .returning(['space_id', 'votes'])
    .execute();
  for (const { space_id: spaceId, votes } of ended) {
    const entry = toRuleEndedEntry({ spaceId: toRowId<'space'>(spaceId), votes });
    await insertAuditEntry(transaction, entry);
  }
  return changed.map(({ id }) => id);
}

/** Replaces the user's name as the decider and as the one who requested for others, which cards show. Returns the requests. */
async function eraseDecisions(transaction: KyselyClient, userId: UserId): Promise<string[]> {
  const decided = await transaction
    .updateTable('request')
    .set((request) => ({ decided_by: erasedName, version: request('version', '+', 1) }))
    .where('id', 'in', selectTouchedRequests(transaction, userId))
    .where('decided_by', 'is not', null)
    .where((request) =>
      request.or([
        isLatestEventBy(request, userId, ['approve', 'decline']),
        request.exists(
          request
            .selectFrom('request_event')
            .select('request_event.id')
            .whereRef('request_event.request_id', '=', 'request.id')
            .where('request_event.user_id', '=', userId)
            .whereRef('request_event.actor', '=', 'request.decided_by'),
        ),
      ]),
    )
    .returning('id')
    .execute();
  const deciding = await transaction
    .updateTable('request')
    .set((request) => ({
      decision: withJsonKey('decision', 'name', erasedName),
      version: request('version', '+', 1),
    }))
    .where('id', 'in', selectTouchedRequests(transaction, userId))
    .where('decision', 'is not', null)
    .where((request) =>
      request.or([
        request(jsonText('decision', 'userId'), '=', userId),
        isLatestEventBy(request, userId, ['decide']),
      ]),
    )
    .returning('id')
    .execute();
  const made = await transaction
    .updateTable('request')
    .set((request) => ({
      made_by: withJsonKey('made_by', 'name', erasedName),
      version: request('version', '+', 1),
    }))
    .where('id', 'in', selectTouchedRequests(transaction, userId))
    .where(jsonText('made_by', 'userId'), '=', userId)
    .returning('id')
    .execute();
  return [...decided, ...deciding, ...made].map(({ id }) => id);
}

/** Replaces the user's name in events that say whose decision was superseded. */
async function eraseOvertaken(transaction: KyselyClient, userId: UserId): Promise<void> {
  await transaction
    .updateTable('request_event as overtaken')
    .set({ detail: sql`overtaken.detail || jsonb_build_object('overtaken', ${erasedName}::text)` })
    .where(sql<boolean>`overtaken.detail ? 'overtaken'`)
    .where('request_id', 'in', selectTouchedRequests(transaction, userId))
    .where(
      (event) =>
        event
          .selectFrom('request_event')
          .select('request_event.user_id')
          .whereRef('request_event.request_id', '=', 'overtaken.request_id')
          .where('request_event.event', '=', 'decide')
          .whereRef('request_event.id', '<', 'overtaken.id')
          .orderBy('request_event.id', 'desc')
          .limit(1),
      '=',
      userId,
    )
    .execute();
}

async function eraseLogs(transaction: KyselyClient, userId: UserId): Promise<void> {
  const actor = { actor: erasedName };
  await transaction.updateTable('request_event').set(actor).where('user_id', '=', userId).execute();
  await transaction.updateTable('audit_log').set(actor).where('user_id', '=', userId).execute();
  await transaction.updateTable('console_task').set(actor).where('user_id', '=', userId).execute();
  await transaction
    .updateTable('audit_log')
    .set({ before: null, after: null })
    .where((line) => line.or([line('user_id', '=', userId), line('subject_id', '=', userId)]))
    .execute();
}

async function eraseRequester(transaction: KyselyClient, userId: UserId): Promise<string[]> {
  const rows = await transaction
    .updateTable('request')
    .set((request) => ({
      requester_name: erasedName,
      version: request('version', '+', 1),
      origin: request
        .case()
        .when(
          request.or([
            request(jsonText('origin', 'kind'), '=', 'direct'),
            request('space_id', 'is', null),
          ]),
        )
        .then(null)
        .else(request.ref('origin'))
        .end(),
    }))
    .where('user_id', '=', userId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

function selectTouchedRequests(transaction: KyselyClient, userId: UserId) {
  return transaction.selectFrom('request_event').select('request_id').where('user_id', '=', userId);
}

/** Whether the newest of these events of a request is by the user, under any name. */
function isLatestEventBy(
  request: ExpressionBuilder<DB, 'request'>,
  userId: UserId,
  events: readonly string[],
): Expression<SqlBool> {
  const latest = request
    .selectFrom('request_event')
    .select('request_event.user_id')
    .whereRef('request_event.request_id', '=', 'request.id')
    .where('request_event.event', 'in', events)
    .orderBy('request_event.id', 'desc')
    .limit(1);
  return request(latest, '=', userId);
}
