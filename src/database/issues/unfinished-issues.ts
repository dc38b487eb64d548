import type { Job } from '../../domain/job.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

const mostRows = 1_000;

/** The jobs for reports and comments that are not sent, and for issues that are not shown to everyone. */
export async function listUnfinishedIssues(kysely: KyselyClient, before: Date): Promise<Job[]> {
  const queued = await kysely
    .selectFrom('issue')
    .where('state', '=', 'queued')
    .where('updated_at', '<=', before)
    .select('id')
    .limit(mostRows)
    .execute();
  const commented = await kysely
    .selectFrom('issue_comment')
    .innerJoin('issue', 'issue.id', 'issue_comment.issue_id')
    .where('issue_comment.remote_id', 'is', null)
    .where('issue_comment.cause', 'is', null)
    .where('issue_comment.created_at', '<=', before)
    // Those of a deleted issue can be sent nowhere.
    .where('issue.remote_id', 'is not', null)
    .select('issue.id')
    .distinct()
    .limit(mostRows)
    .execute();
  const unshown = await kysely
    .selectFrom('issue')
    .where('is_show_due', '=', true)
    .where('updated_at', '<=', before)
    .select('id')
    .limit(mostRows)
    .execute();
  const unsent = new Set([...queued, ...commented].map(({ id }) => id));
  return [
    ...[...unsent].map((id): Job => ({ kind: 'send-issue', payload: { issueId: toRowId(id) } })),
    ...unshown.map(({ id }): Job => ({ kind: 'show-issue', payload: { issueId: toRowId(id) } })),
  ];
}
