import type { Issue } from '../../domain/issues/issue.ts';
import type { IssueNews } from '../../domain/issues/issue-card.ts';
import type { Recipient } from '../../domain/notifications/recipient.ts';
import { toPosterUrl } from '../../domain/titles/title.ts';
import { greeting, toMentions } from '../notifications/greeting.ts';
import type { Line, View } from '../view.ts';
import { commentLine, type IssueViewProps, issueButtons, issueName } from './issue-card.ts';

/** Tells people what is new about an issue: its status, comments, or both. */
export function issueNotification(
  issue: Issue,
  {
    news,
    recipients,
    ...props
  }: IssueViewProps & {
    readonly news: IssueNews;
    readonly recipients: readonly Recipient[];
  },
): View {
  const { comments, t, server } = props;
  const poster = toPosterUrl(issue.title.posterPath);
  const shown = comments.filter(({ id }) => news.commentIds.includes(id));
  const buttons = issueButtons(issue, props);
  const lines: Line[] = [
    [...greeting(recipients), headline(issue, news, props)],
    ...shown.map((comment) => commentLine(comment, t, server)),
  ];
  return {
    tone: news.status === 'resolved' ? 'good' : 'warn',
    lines,
    ...(poster ? { image: poster } : {}),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
    mentions: toMentions(recipients),
  };
}

function headline(issue: Issue, { status, commentIds }: IssueNews, { t }: IssueViewProps): string {
  const title = issueName(issue, t);
  if (status === null) return t('issue-news-comments', { title, count: commentIds.length });
  const name = issue.changedBy?.name;
  return name
    ? t(`issue-news-${status}-by`, { title, name })
    : t(`issue-news-${status}`, { title });
}
