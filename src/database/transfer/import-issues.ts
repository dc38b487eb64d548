import { newId } from '../../lib/ids/new-id.ts';
import type { ImportScope } from './import-user.ts';
import type { UserFile } from './user-file.ts';

type IssueInFile = UserFile['issues'][number];

/**
 * Adds the issues that the user reported, and their comments. Nobody is told about them. Reports that still have to be
 * sent are left out: if the installation that they come from runs on, both would send them.
 */
export async function importIssues(scope: ImportScope): Promise<void> {
  const { file, tally, serviceIds } = scope;
  for (const issue of file.issues) {
    const serviceId = serviceIds.get(issue.server);
    if (serviceId === undefined) continue;
    const name = `the issue ${issue.id} with "${issue.title}"`;
    if (issue.state === 'queued') {
      tally.skip(`${name}: it was not sent to the server yet`);
    } else if (await insertIssue(scope, issue, serviceId)) tally.add('issues');
    else if (await isTheirs(scope, issue, serviceId)) tally.know('issues');
    else tally.skip(`${name}: it belongs to somebody else here`);
  }
  for (const comment of file.issueComments) await importComment(scope, comment);
}

async function insertIssue(
  { transaction, userId, now }: ImportScope,
  issue: IssueInFile,
  serviceId: string,
): Promise<boolean> {
  const inserted = await transaction
    .insertInto('issue')
    .values({
      id: issue.id,
      service_id: serviceId,
      user_id: userId,
      reporter_name: issue.reporterName,
      media_type: issue.mediaType,
      tmdb_id: issue.tmdbId,
      title: issue.title,
      year: issue.year,
      poster_path: issue.posterPath,
      season_names: issue.seasonNames ? JSON.stringify(issue.seasonNames) : null,
      type: issue.type,
      season: issue.season,
      episode: issue.episode,
      message: issue.message,
      state: issue.state,
      remote_id: issue.remoteId,
      told_status: issue.state === 'resolved' ? 'resolved' : 'open',
      is_show_due: false,
      source: issue.source,
      locale: issue.locale,
      created_at: issue.createdAt,
      state_changed_at: issue.stateChangedAt ?? issue.createdAt,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** An issue that was read from the server before its reporter was known here becomes theirs. */
async function isTheirs(
  { transaction, userId }: ImportScope,
  { id, remoteId }: IssueInFile,
  serviceId: string,
): Promise<boolean> {
  const here = await transaction
    .updateTable('issue')
    .set(({ fn, val }) => ({ user_id: fn.coalesce('user_id', val(userId)) }))
    .where((issue) =>
      issue.or([
        issue('id', '=', id),
        issue.and([issue('service_id', '=', serviceId), issue('remote_id', '=', remoteId)]),
      ]),
    )
    .returning('user_id')
    .executeTakeFirst();
  return here?.user_id === userId;
}

/** Comments without a number on the server are not told apart from others, so they stay where they are. */
async function importComment(
  { transaction, userId, tally, serviceIds }: ImportScope,
  comment: UserFile['issueComments'][number],
): Promise<void> {
  const { issueRemoteId, remoteId } = comment;
  const serviceId = serviceIds.get(comment.server);
  if (serviceId === undefined || issueRemoteId === null || remoteId === null) return;
  const issue = await transaction
    .selectFrom('issue')
    .select(['id', 'user_id', 'reporter_name'])
    .where('service_id', '=', serviceId)
    .where('remote_id', '=', issueRemoteId)
    .executeTakeFirst();
  if (!issue) {
    tally.skip(`a comment on the issue ${issueRemoteId} with "${comment.title}": it is not here`);
    return;
  }
  const isByReporter = issue.user_id === userId;
  const inserted = await transaction
    .insertInto('issue_comment')
    .values({
      id: newId(),
      issue_id: issue.id,
      remote_id: remoteId,
      user_id: userId,
      author_name: comment.authorName || (isByReporter ? issue.reporter_name : ''),
      is_by_reporter: isByReporter,
      message: comment.message,
      source: comment.source,
      told_at: comment.createdAt,
      created_at: comment.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) tally.add('issueComments');
  else tally.know('issueComments');
}
