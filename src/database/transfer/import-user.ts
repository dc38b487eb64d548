import { operatorActor } from '../../domain/actor.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { UserId } from '../../domain/id.ts';
import type { ImportReport } from '../../domain/operator/import-report.ts';
import { newId } from '../../lib/ids/new-id.ts';
import { lockUsers } from '../accounts/lock-users.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { importAction } from './export-user.ts';
import { importAccounts } from './import-accounts.ts';
import { importIssues } from './import-issues.ts';
import { createImportTally, type ImportTally } from './import-report.ts';
import { importRequests } from './import-requests.ts';
import { type UserFile, UserFileError } from './user-file.ts';

/** What the parts of an import share. */
export interface ImportScope {
  readonly transaction: KyselyClient;
  readonly userId: UserId;
  readonly file: UserFile;
  readonly tally: ImportTally;
  readonly serviceIds: ReadonlyMap<string, string>;
  readonly now: Date;
}

class DryRun extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('rolled back');
    this.report = report;
  }
}

const rowsAtOnce = 500;

/**
 * Adds the data of a file in one transaction; a second import of the same file changes nothing. What belongs to
 * somebody else here is left out and named. `into` gives the data to that user; otherwise they go to the user of the
 * file, who is created without the rights of an admin.
 */
export async function importUser(
  kysely: KyselyClient,
  file: UserFile,
  options: { readonly into: UserId | null; readonly isDryRun: boolean; readonly now: Date },
): Promise<ImportReport> {
  try {
    return await inRetriedTransaction(kysely, async (transaction) => {
      const report = await importAll(transaction, file, options);
      if (options.isDryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

async function importAll(
  transaction: KyselyClient,
  file: UserFile,
  { into, now }: { readonly into: UserId | null; readonly now: Date },
): Promise<ImportReport> {
  const tally = createImportTally();
  const userId = into ?? toRowId<'user'>(file.user.id);
  const services = await transaction
    .selectFrom('service_config')
    .select(['id', 'name'])
    .where('kind', '=', 'overseerr')
    .execute();
  const serviceIds = new Map(services.map(({ id, name }) => [name, id]));
  const scope = { transaction, userId, file, tally, serviceIds, now };
  await importPerson(scope, into !== null);
  for (const server of listUnknownServers(scope)) {
    tally.skip(
      `everything on the server "${server}": there is no such server here. Add it to the settings and start the bot once`,
    );
  }
  await importChatAccounts(scope);
  await importAccounts(scope);
  await importRequests(scope);
  await importSubscriptions(scope);
  await importIssues(scope);
  await importAudit(scope);
  const report = tally.report(userId);
  if (tally.hasChanged()) {
    const after = { exportedAt: file.exportedAt.toISOString(), added: report.added };
    const subject = { kind: 'user', id: userId } as const;
    await insertAuditEntry(
      transaction,
      toAuditEntry(operatorActor, importAction, subject, { after }),
    );
  }
  return report;
}

async function importPerson(scope: ImportScope, isInto: boolean): Promise<void> {
  const { transaction, userId, file, tally, serviceIds, now } = scope;
  if ((await lockUsers(transaction, [userId])) > 0) {
    tally.know('user');
    return;
  }
  if (isInto) throw new UserFileError(`There is no user ${userId} here.`);
  const { displayName, locale, isAdmin, blockedAt, createdAt } = file.user;
  const { lastSeenAt = createdAt } = file.user;
  const { server, ...preferences } = file.settings;
  const serviceId = server === undefined ? undefined : serviceIds.get(server);
  await transaction
    .insertInto('user')
    .values({
      id: userId,
      display_name: displayName,
      locale,
      blocked_at: blockedAt,
      preferences: JSON.stringify({ ...preferences, ...(serviceId ? { serviceId } : {}) }),
      created_at: createdAt,
      last_seen_at: lastSeenAt,
      updated_at: now,
    })
    .execute();
  tally.add('user');
  if (isAdmin) tally.skip('the rights of an admin: name the person in ADMINS to give them');
}

function listUnknownServers({ file, serviceIds }: ImportScope): readonly string[] {
  const { accounts, requests, subscriptions, issues } = file;
  const named = [...accounts, ...requests, ...subscriptions, ...issues].map(({ server }) => server);
  return [...new Set(named)].filter((server) => !serviceIds.has(server));
}

async function importChatAccounts({ transaction, userId, file, tally }: ImportScope) {
  for (const chat of file.chatAccounts) {
    const { platform, platformUserId, name, username, directClosedAt, createdAt } = chat;
    const inserted = await transaction
      .insertInto('chat_account')
      .values({
        id: newId(),
        user_id: userId,
        platform,
        platform_user_id: platformUserId,
        name,
        username,
        direct_closed_at: directClosedAt,
        created_at: createdAt,
      })
      .onConflict((conflict) => conflict.columns(['platform', 'platform_user_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted) {
      tally.addLink('chatAccounts', `${platform}:${platformUserId} (${name})`);
      continue;
    }
    const owner = await transaction
      .selectFrom('chat_account')
      .select('user_id')
      .where('platform', '=', platform)
      .where('platform_user_id', '=', platformUserId)
      .executeTakeFirst();
    if (owner?.user_id === userId) tally.know('chatAccounts');
    else {
      const elsewhere = owner ? `belongs to the user ${owner.user_id} here` : 'is in use here';
      tally.skip(
        `the chat account ${platform}:${platformUserId}: it ${elsewhere}. If that is the same person, import with --into`,
      );
    }
  }
}

async function importSubscriptions({ transaction, userId, file, tally, serviceIds }: ImportScope) {
  const [chat] = file.chatAccounts;
  for (const each of file.subscriptions) {
    const serviceId = serviceIds.get(each.server);
    if (serviceId === undefined) continue;
    const { platform, platformUserId } = chat ?? {};
    const direct = platform && { platform, kind: 'direct', address: platformUserId };
    const place = each.place ?? direct;
    if (!place) {
      tally.skip(`the subscription to "${each.title}": there is no chat to notify`);
      continue;
    }
    const inserted = await transaction
      .insertInto('subscription')
      .values({
        id: newId(),
        user_id: userId,
        service_id: serviceId,
        media_type: each.mediaType,
        tmdb_id: each.tmdbId,
        is_4k: each.is4k,
        seasons: each.seasons,
        future_after: each.futureAfter,
        told_seasons: each.toldSeasons,
        title: each.title,
        season_names: each.seasonNames ? JSON.stringify(each.seasonNames) : null,
        place: JSON.stringify(place),
        created_at: each.createdAt,
        notified_at: each.notifiedAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (inserted) tally.add('subscriptions');
    else tally.know('subscriptions');
  }
}

async function importAudit({ transaction, userId, file, tally }: ImportScope): Promise<void> {
  for (let start = 0; start < file.audit.length; start += rowsAtOnce) {
    const entries = file.audit.slice(start, start + rowsAtOnce);
    const inserted = await transaction
      .insertInto('audit_log')
      .values(
        entries.map((entry) => ({
          id: entry.id,
          user_id: entry.isOwn ? userId : null,
          actor: entry.actor,
          source: entry.source,
          action: entry.action,
          subject_kind: entry.subjectKind,
          subject_id: entry.subjectId === file.user.id ? userId : entry.subjectId,
          before: entry.before && JSON.stringify(entry.before),
          after: entry.after && JSON.stringify(entry.after),
          at: entry.at,
          count: entry.count,
          last_at: entry.lastAt,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    tally.add('audit', inserted.length);
    tally.know('audit', entries.length - inserted.length);
  }
}
