import { type Issue, type IssueStatus, isOnServer, isReportedBy } from './issue.ts';
import type { IssueNews, NewsAudience } from './issue-card.ts';
import type { IssueComment } from './issue-comment.ts';

/** What people were not told yet. */
export interface UntoldNews {
  readonly byAudience: Readonly<Record<NewsAudience, IssueNews>>;
  /** The status that nobody has to be told, because those whom it concerns have changed it; null: none. */
  readonly silentStatus: IssueStatus | null;
}

/**
 * Reporters are told what others do, and those who manage issues what the reporter does. What the server has not taken
 * yet is not news.
 */
export function collectNews(issue: Issue, comments: readonly IssueComment[]): UntoldNews {
  const untold = comments.filter(({ isTold, remoteId }) => !isTold && remoteId !== null);
  const idsOf = (isByReporter: boolean) =>
    untold.filter((each) => each.isByReporter === isByReporter).map(({ id }) => id);
  const status = isOnServer(issue) && issue.state !== issue.toldStatus ? issue.state : null;
  const isByReporter = isReportedBy(issue, issue.changedBy?.userId ?? null);
  const forReporter = isByReporter ? null : status;
  const forManagers = isByReporter && status === 'open' ? status : null;
  return {
    byAudience: {
      reporter: { status: forReporter, commentIds: idsOf(false) },
      managers: { status: forManagers, commentIds: idsOf(true) },
    },
    silentStatus: status !== null && !forReporter && !forManagers ? status : null,
  };
}

/** Whether there is anything to tell. */
export function isEmptyNews({ status, commentIds }: IssueNews): boolean {
  return status === null && commentIds.length === 0;
}
