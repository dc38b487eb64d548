import type { ErrorCode } from '../../domain/app-error.ts';
import { liveCardKey } from '../../domain/notifications/card.ts';
import type { Platform } from '../../domain/place.ts';
import { newId } from '../../lib/ids/new-id.ts';
import { digestKind, toDigestKey } from '../alerts/digest-claims.ts';
import { escapeLike } from '../escape-like.ts';
import { moveSpaceOfIssues, takeOverIssues } from '../issues/people-of-issues.ts';
import { jsonText, withJsonKey } from '../json.ts';
import type { KyselyClient, Row } from '../kysely.ts';

/** Why a private reply is lost: it stays in the old chat. */
const lostReason = 'message-not-found' satisfies ErrorCode;

interface Move {
  readonly platform: Platform;
  /** The platform's old id of the space. */
  readonly from: string;
  readonly to: string;
}

/** Moves a space to another id in the caller's transaction. Does nothing if there is no space with the old id. */
export async function moveSpace(transaction: KyselyClient, move: Move): Promise<void> {
  const { platform, from, to } = move;
  const space = await lockSpace(transaction, platform, from);
  if (space) {
    const settings = await takeOverDouble(transaction, space, move);
    await transaction
      .updateTable('space')
      .set({
        platform_space_id: to,
        left_at: null,
        settings: JSON.stringify(replaceAddress(settings, from, to)),
      })
      .where('id', '=', space.id)
      .execute();
    await transaction
      .updateTable('request')
      .set({ origin: withJsonKey('origin', 'address', to) })
      .where('space_id', '=', space.id)
      .where(jsonText('origin', 'platform'), '=', platform)
      .where(jsonText('origin', 'address'), '=', from)
      .execute();
  }
  await transaction
    .updateTable('subscription')
    .set({ place: withJsonKey('place', 'address', to) })
    .where(jsonText('place', 'platform'), '=', platform)
    .where(jsonText('place', 'address'), '=', from)
    .execute();
  await transaction
    .updateTable('job_interval')
    .set((row) => ({
      key: row.fn<string>('replace', [
        'key',
        row.val(toDigestKey({ platform, address: from })),
        row.val(toDigestKey({ platform, address: to })),
      ]),
    }))
    .where('kind', '=', digestKind)
    .where('key', 'like', `${escapeLike(toDigestKey({ platform, address: from }))}%`)
    .execute();
  await moveCards(transaction, move);
  await moveSpaceOfIssues(transaction, move);
}

/**
 * Merges the row that already exists for the new id, if people used the new chat before the move was reported: its
 * requests, audit entries, and settings become those of the space. Returns the settings of both.
 */
async function takeOverDouble(
  transaction: KyselyClient,
  space: Row<'space'>,
  { platform, to }: Move,
): Promise<unknown> {
  // Inserting the row makes others that insert it, and a second move, wait for this transaction.
  await transaction
    .insertInto('space')
    .values({ id: newId(), platform, platform_space_id: to, name: space.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const double = await lockSpace(transaction, platform, to);
  if (!double) return space.settings;
  await transaction
    .updateTable('request')
    .set({ space_id: space.id })
    .where('space_id', '=', double.id)
    .execute();
  await takeOverIssues(transaction, { into: space.id, from: double.id });
  await takeOverVoteRule(transaction, { into: space.id, from: double.id });
  await transaction
    .updateTable('audit_log')
    .set({ subject_id: space.id })
    .where('subject_kind', '=', 'space')
    .where('subject_id', '=', double.id)
    .execute();
  await transaction.deleteFrom('space').where('id', '=', double.id).execute();
  await transaction
    .updateTable('space')
    .set({ name: double.name, service_id: double.service_id ?? space.service_id })
    .where('id', '=', space.id)
    .execute();
  return Object.assign({}, space.settings, double.settings);
}

/** The one that was set in the new chat counts, as its settings do. */
async function takeOverVoteRule(
  transaction: KyselyClient,
  { into, from }: { readonly into: string; readonly from: string },
): Promise<void> {
  await transaction
    .deleteFrom('vote_rule')
    .where('space_id', '=', into)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('vote_rule as newer')
          .select('newer.space_id')
          .where('newer.space_id', '=', from),
      ),
    )
    .execute();
  await transaction
    .updateTable('vote_rule')
    .set({ space_id: into })
    .where('space_id', '=', from)
    .execute();
}

function lockSpace(transaction: KyselyClient, platform: Platform, platformSpaceId: string) {
  return transaction
    .selectFrom('space')
    .selectAll()
    .where('platform', '=', platform)
    .where('platform_space_id', '=', platformSpaceId)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Messages stay in the old chat, so live cards are posted again with their next change. Cards that are posted once,
 * such as approval cards, are not posted again under the new id.
 */
async function moveCards(transaction: KyselyClient, { platform, from, to }: Move): Promise<void> {
  await transaction
    .updateTable('card')
    .set((set) => {
      const newKey = set.fn<string>('replace', [
        'card.key',
        set.val(`${platform}:${from}:`),
        set.val(`${platform}:${to}:`),
      ]);
      const isTaken = set.exists(
        set
          .selectFrom('card as other')
          .select('other.id')
          .whereRef('other.request_id', '=', 'card.request_id')
          .where('other.key', '=', newKey),
      );
      const isPostedAnswer = set.and([
        set('card.message_id', 'is not', null),
        set('card.role', '=', 'private'),
        set('card.key', '<>', liveCardKey),
      ]);
      return {
        address: to,
        message_id: null,
        updated_at: set.fn<Date>('now'),
        lost_reason: set
          .case()
          .when(isPostedAnswer)
          .then<string | null>(lostReason)
          .else(set.ref('card.lost_reason'))
          .end(),
        key: set.case().when(isTaken).then(set.ref('card.key')).else(newKey).end(),
      };
    })
    .where('card.platform', '=', platform)
    .where('card.address', '=', from)
    .execute();
}

/** The settings with every place in the old chat replaced by the same place in the new chat. */
function replaceAddress(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceAddress(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'address' && item === from ? to : replaceAddress(item, from, to),
    ]),
  );
}
