import { z } from 'zod';
import { type Card, cardRoles, type NewCard } from '../../domain/notifications/card.ts';
import type { Recipient } from '../../domain/notifications/recipient.ts';
import { placeKinds, platforms } from '../../domain/place.ts';
import type { cardColumns } from '../hot-statements/insert-cards.ts';
import type { Row } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

/** A row of `card`, as far as a card is made of it. */
export type CardRow = Pick<Row<'card'>, (typeof cardColumns)[number]>;

const roleColumn = z.enum(cardRoles);
const placeKindColumn = z.enum(placeKinds);
/** The people whom a message is for. Rows of earlier versions have no names. */
export const recipientsColumn = z
  .array(
    z.object({
      platform: z.enum(platforms),
      platformUserId: z.string(),
      name: z.string().nullable().default(null),
    }),
  )
  .nullable() satisfies z.ZodType<Recipient[] | null>;

/** Row → card. */
export function toCard(row: CardRow): Card {
  return {
    id: toRowId(row.id),
    requestId: toRowId(row.request_id),
    role: roleColumn.parse(row.role),
    key: row.key,
    message: toMessage(row),
    recipients: recipientsColumn.parse(row.recipients) ?? [],
    locale: row.locale,
    shownVersion: row.shown_version,
  };
}

/** The columns of a message → where it is; the tables of cards all have them. */
export function toMessage(
  row: Pick<
    CardRow,
    'platform' | 'place_kind' | 'address' | 'topic' | 'editable_until' | 'message_id'
  >,
): Card['message'] {
  return {
    place: {
      platform: row.platform,
      kind: placeKindColumn.parse(row.place_kind),
      address: row.address,
      ...(row.topic === null ? {} : { topic: row.topic }),
      ...(row.editable_until === null ? {} : { editableUntil: row.editable_until }),
    },
    messageId: row.message_id,
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
