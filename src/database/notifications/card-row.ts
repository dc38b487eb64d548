import { z } from 'zod';
import type { CardId, RequestId } from '../../domain/id.ts';
import type { Card, CardRole, NewCard } from '../../domain/notifications/card.ts';
import type { ChatAccountKey, Place, Platform } from '../../domain/place.ts';
import { platforms } from '../../domain/place.ts';

/** A row of `card` as `pg` reads it. */
export interface CardRow {
  readonly id: CardId;
  readonly request_id: RequestId;
  readonly role: CardRole;
  readonly key: string;
  readonly platform: Platform;
  readonly place_kind: Place['kind'];
  readonly address: string;
  readonly topic: string | null;
  readonly message_id: string | null;
  readonly recipients: unknown;
  readonly locale: string;
  readonly shown_version: number;
  readonly editable_until: Date | null;
}

/** The columns of a new card; `request_id` comes from the statement. */
export const newCardColumns =
  'id, role, key, platform, place_kind, address, topic, message_id, recipients, locale, editable_until';

export const cardColumns = `request_id, shown_version, ${newCardColumns}`;

const recipientsColumn = z
  .array(z.object({ platform: z.enum(platforms), platformUserId: z.string() }))
  .nullable() satisfies z.ZodType<ChatAccountKey[] | null>;

/** Row → card. */
export function toCard(row: CardRow): Card {
  return {
    id: row.id,
    requestId: row.request_id,
    role: row.role,
    key: row.key,
    message: {
      place: {
        platform: row.platform,
        kind: row.place_kind,
        address: row.address,
        ...(row.topic === null ? {} : { topic: row.topic }),
        ...(row.editable_until === null ? {} : { editableUntil: row.editable_until }),
      },
      messageId: row.message_id,
    },
    recipients: recipientsColumn.parse(row.recipients) ?? [],
    locale: row.locale,
    shownVersion: row.shown_version,
  };
}

/** New cards as the JSON parameter that `insertCards` reads. */
export function encodeCards(cards: readonly NewCard[]): string {
  return JSON.stringify(
    cards.map(({ message, ...card }) => ({
      id: card.id,
      role: card.role,
      key: card.key,
      platform: message.place.platform,
      place_kind: message.place.kind,
      address: message.place.address,
      topic: message.place.topic ?? null,
      message_id: message.messageId,
      recipients: card.recipients,
      locale: card.locale,
      editable_until: message.place.editableUntil ?? null,
    })),
  );
}

/** SQL that inserts the cards of a JSON parameter for each request of `gate`; one that exists by key is left alone. */
export function insertCards(gate: string, parameter: string): string {
  return `
    insert into card (request_id, shown_version, updated_at, ${newCardColumns})
    select ${gate}.id, 0, now(), ${newCardColumns.replace(/\w+/g, 'c.$&')}
    from ${gate} cross join jsonb_populate_recordset(null::card, ${parameter}::jsonb) as c
    on conflict (request_id, key) do nothing`;
}
