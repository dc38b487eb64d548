import { sql } from 'kysely';
import { z } from 'zod';
import { toId } from '../../domain/id.ts';
import {
  type IssueCard,
  type IssueNews,
  issueCardRoles,
  type NewIssueCard,
} from '../../domain/issues/issue-card.ts';
import type { IssueCardRepository } from '../../ports/issues/issue-card-repository.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { createCardMarks } from '../notifications/card-marks.ts';
import { recipientsColumn, toMessage } from '../notifications/card-row.ts';
import { toRowId } from '../row-id.ts';

const roleColumn = z.enum(issueCardRoles);
const newsColumn = z
  .object({
    status: z.enum(['open', 'resolved']).nullable(),
    commentIds: z
      .array(z.string())
      .transform((ids) => ids.flatMap((id) => toId<'issue-comment'>(id) ?? [])),
  })
  .nullable() satisfies z.ZodType<IssueNews | null>;

const mostRecent = 500;

/** The messages about issues, on PostgreSQL. */
export function createIssueCardRepository(deps: {
  readonly kysely: KyselyClient;
}): IssueCardRepository {
  const { kysely } = deps;

  return {
    async listByIssue(id) {
      const rows = await kysely
        .selectFrom('issue_card')
        .selectAll()
        .where('issue_id', '=', id)
        .where('lost_reason', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(toIssueCard);
    },

    async findByMessage({ place, messageId }) {
      if (messageId === null) return null;
      const row = await kysely
        .selectFrom('issue_card')
        .selectAll()
        .where('platform', '=', place.platform)
        .where('address', '=', place.address)
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row ? toIssueCard(row) : null;
    },

    create: (id, cards) => insertIssueCards(kysely, id, cards),

    recordTold: (id, { cards, commentIds, status }) =>
      kysely.transaction().execute(async (transaction) => {
        await insertIssueCards(transaction, id, cards);
        if (commentIds.length > 0) {
          await transaction
            .updateTable('issue_comment')
            .set({ told_at: sql`now()` })
            .where('id', 'in', commentIds)
            .execute();
        }
        if (status !== null) {
          await transaction
            .updateTable('issue')
            .set({ told_status: status })
            .where('id', '=', id)
            .execute();
        }
      }),

    async listRecentlyChanged(since) {
      const rows = await kysely
        .selectFrom('issue')
        .where('updated_at', '>', since)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('issue_card')
              .select('issue_card.id')
              .whereRef('issue_card.issue_id', '=', 'issue.id')
              .where('issue_card.lost_reason', 'is', null),
          ),
        )
        .select('id')
        .orderBy('updated_at', 'desc')
        .limit(mostRecent)
        .execute();
      return rows.map(({ id }) => toRowId<'issue'>(id));
    },

    async markIssueShown(id, version) {
      await kysely
        .updateTable('issue')
        .set({ is_show_due: false })
        .where('id', '=', id)
        .where('version', '=', version)
        .execute();
    },

    async markShown({ id, shownVersion }, version, { place, messageId }) {
      const row = await kysely
        .updateTable('issue_card')
        .set((eb) => ({
          shown_version: eb
            .case()
            .when(
              eb.or([
                eb('role', '=', 'notification'),
                eb('shown_version', 'in', [version, shownVersion]),
              ]),
            )
            .then(eb.fn<number>('greatest', ['shown_version', eb.val(version)]))
            .else(0)
            .end(),
          message_id: messageId,
          place_kind: place.kind,
          address: place.address,
          topic: place.topic ?? null,
          updated_at: sql`now()`,
        }))
        .where('id', '=', id)
        .returning('shown_version')
        .executeTakeFirst();
      // Nobody sees the message about an issue that was deleted meanwhile.
      return row === undefined || row.shown_version >= version;
    },

    ...createCardMarks(kysely, 'issue_card'),
  };
}

/** Stores new cards; those with a key that the issue has already are left out. */
async function insertIssueCards(
  transaction: KyselyClient,
  issueId: IssueCard['issueId'],
  cards: readonly NewIssueCard[],
): Promise<void> {
  if (cards.length === 0) return;
  await transaction
    .insertInto('issue_card')
    .values(
      cards.map(({ id, role, key, message: { place, messageId }, recipients, news, locale }) => ({
        id,
        issue_id: issueId,
        role,
        key,
        platform: place.platform,
        place_kind: place.kind,
        address: place.address,
        topic: place.topic ?? null,
        message_id: messageId,
        recipients: JSON.stringify(recipients),
        news: news && JSON.stringify(news),
        locale,
        editable_until: place.editableUntil ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['issue_id', 'key']).doNothing())
    .execute();
}

function toIssueCard(row: Row<'issue_card'>): IssueCard {
  return {
    id: toRowId(row.id),
    issueId: toRowId(row.issue_id),
    role: roleColumn.parse(row.role),
    key: row.key,
    message: toMessage(row),
    recipients: recipientsColumn.parse(row.recipients) ?? [],
    news: newsColumn.parse(row.news),
    locale: row.locale,
    shownVersion: row.shown_version,
    createdAt: row.created_at,
  };
}
