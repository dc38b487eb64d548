import { botActor } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import { madeUpErrorPrefix } from '../../domain/operator/demo-history.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { KyselyClient } from '../kysely.ts';

/** What was removed. */
export interface RemovedDemoData {
  readonly requests: number;
  readonly users: number;
}

/**
 * Removes everything that belongs to a demo, in one transaction: its server with its accounts and requests, the spaces
 * and chat accounts of its page, and the users who have no other chat account. Everything else stays, also what people of
 * the demo did in the console. Returns null if there is none.
 */
export async function removeDemoData(
  kysely: KyselyClient,
  serverName: string,
): Promise<RemovedDemoData | null> {
  return kysely.transaction().execute(async (transaction) => {
    const service = await transaction
      .selectFrom('service_config')
      .select('id')
      .where('name', '=', serverName)
      .forUpdate()
      .executeTakeFirst();
    if (!service) return null;
    await removeAuditOfRequests(transaction, service.id);
    const requests = await transaction
      .deleteFrom('request')
      .where('service_id', '=', service.id)
      .executeTakeFirst();
    await transaction.deleteFrom('card').where('platform', '=', 'web').execute();
    await transaction
      .deleteFrom('alert')
      // If real jobs have failed as well, the next check opens the alert about them anew.
      .where((alert) =>
        alert.or([alert('subject', '=', service.id), alert('kind', '=', 'dead-letters')]),
      )
      .execute();
    await transaction
      .deleteFrom('audit_log')
      .where('subject_kind', '=', 'service')
      .where('subject_id', '=', service.id)
      .execute();
    // Its accounts, links, subscriptions, and checks go with it.
    await transaction.deleteFrom('service_config').where('id', '=', service.id).execute();
    await transaction
      .deleteFrom('error_log')
      .where('fingerprint', 'like', `${madeUpErrorPrefix}%`)
      .execute();
    await removeSpaces(transaction);
    const users = await removeUsers(transaction);
    const removed = { requests: Number(requests.numDeletedRows), users };
    const subject = { kind: 'installation', id: 'demo' } as const;
    await insertAuditEntry(
      transaction,
      toAuditEntry(botActor, 'demo.remove', subject, { after: { ...removed } }),
    );
    return removed;
  });
}

async function removeAuditOfRequests(transaction: KyselyClient, serviceId: string): Promise<void> {
  await transaction
    .deleteFrom('audit_log')
    .where('subject_kind', '=', 'request')
    .where('subject_id', 'in', (query) =>
      query
        .selectFrom('request')
        .select((row) => row.cast<string>('request.id', 'text').as('id'))
        .where('service_id', '=', serviceId),
    )
    .execute();
}

async function removeSpaces(transaction: KyselyClient): Promise<void> {
  const spaces = await transaction
    .deleteFrom('space')
    .where('platform', '=', 'web')
    .returning('id')
    .execute();
  for (const { id } of spaces) {
    await transaction
      .deleteFrom('audit_log')
      .where('subject_kind', '=', 'space')
      .where('subject_id', '=', id)
      .execute();
  }
}

/** Also what they did in the demo. Returns how many users were removed. */
async function removeUsers(transaction: KyselyClient): Promise<number> {
  const ofPage = await transaction
    .deleteFrom('chat_account')
    .where('platform', '=', 'web')
    .returning('user_id')
    .execute();
  const ids = [...new Set(ofPage.map(({ user_id: id }) => id))];
  await transaction.deleteFrom('audit_log').where('source', '=', 'web').execute();
  if (ids.length === 0) return 0;
  const users = await transaction
    .deleteFrom('user')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('chat_account')
            .select('chat_account.id')
            .whereRef('chat_account.user_id', '=', 'user.id'),
        ),
      ),
    )
    .returning('id')
    .execute();
  for (const { id } of users) {
    await transaction
      .deleteFrom('audit_log')
      .where('subject_kind', '=', 'user')
      .where('subject_id', '=', id)
      .execute();
  }
  return users.length;
}
