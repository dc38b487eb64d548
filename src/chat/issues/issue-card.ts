import {
  type AffectedPart,
  type Issue,
  type IssueState,
  isOnServer,
} from '../../domain/issues/issue.ts';
import { type IssueComment, isUnsent } from '../../domain/issues/issue-comment.ts';
import { cutText } from '../../domain/text.ts';
import { formatTitle, toPosterUrl } from '../../domain/titles/title.ts';
import { causeMessage } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonsText } from '../titles/season-text.ts';
import { titleUrl } from '../titles/title-url.ts';
import type { Button, Field, Inline, Line, Tone, View } from '../view.ts';

/** Ids of the buttons of an issue. */
export interface IssueButtonIds {
  readonly comment: (issue: Issue) => string;
  readonly resolve: (issue: Issue) => string;
  readonly reopen: (issue: Issue) => string;
}

/** What a message about an issue shows besides it. */
export interface IssueViewProps {
  readonly comments: readonly IssueComment[];
  /** Its page on the server; null: there is no link. */
  readonly url: string | null;
  readonly ids: IssueButtonIds;
  readonly t: Translate;
  /** The title of the Overseerr server. */
  readonly server: string;
}

const shownComments = 3;
const commentMax = 300;

/** An issue with its latest comments and what can be done about it: for reporters, and for those who manage issues. */
export function issueCard(issue: Issue, props: IssueViewProps): View {
  const { t, server, comments } = props;
  const poster = toPosterUrl(issue.title.posterPath);
  const buttons = issueButtons(issue, props);
  const hidden = Math.max(0, comments.length - shownComments);
  return {
    tone: issueTones[issue.state],
    title: formatTitle(issue.title),
    url: titleUrl(issue.title),
    ...(poster ? { image: poster } : {}),
    lines: [
      [{ bold: `${issueKind(issue, t)} · ${t(`issue-state-${issue.state}`)}` }],
      ...(issue.cause ? [[causeMessage(issue.cause, issue.causeQuote, { t, server })]] : []),
      [issue.message || '–'],
      ...(hidden > 0 ? [[{ quiet: t('issue-earlier-comments', { count: hidden }) }]] : []),
      ...comments.slice(-shownComments).map((comment) => commentLine(comment, t, server)),
    ],
    fields: fields(issue, t),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
  };
}

/** The buttons of an issue. Whether somebody may use them is checked when they press. */
export function issueButtons(issue: Issue, { ids, t, url, server }: IssueViewProps): Button[] {
  if (!isOnServer(issue)) return [];
  const change: Button =
    issue.state === 'open'
      ? { label: t('button-issue-resolve'), press: ids.resolve(issue), style: 'main' }
      : { label: t('button-issue-reopen'), press: ids.reopen(issue), style: 'plain' };
  return [
    { label: t('button-issue-comment'), press: ids.comment(issue), style: 'plain' },
    change,
    ...(url ? [{ label: t('button-open-request', { server }), url }] : []),
  ];
}

/** A comment with its author, and whether the server has it. */
export function commentLine(comment: IssueComment, t: Translate, server: string): Line {
  const { authorName, message, cause } = comment;
  const text = cutText(message.replace(/\s+/g, ' '), commentMax);
  const note: Inline[] = cause
    ? [{ quiet: ` (${causeMessage(cause, null, { t, server })})` }]
    : isUnsent(comment)
      ? [{ quiet: ` (${t('issue-comment-sending')})` }]
      : [];
  return [{ bold: `${authorName || '–'}:` }, ` ${text}`, ...note];
}

/** `Subtitle issue`. */
export function issueKind({ type }: Pick<Issue, 'type'>, t: Translate): string {
  return t(`issue-kind-${type}`);
}

/** `Season 1, episode 2`; empty for a movie and a whole series. */
export function affectedText(
  { title, season, episode }: Pick<Issue, 'title'> & AffectedPart,
  t: Translate,
): string {
  if (season === null) return '';
  const name = seasonsText([season], t, title.seasonNames);
  return episode === null ? name : t('issue-episode', { season: name, episode: String(episode) });
}

/** `The Office (2001) · Season 1, episode 2`. */
export function issueName(issue: Pick<Issue, 'title'> & AffectedPart, t: Translate): string {
  return [formatTitle(issue.title), affectedText(issue, t)]
    .filter((part) => part !== '')
    .join(' · ');
}

function fields(issue: Issue, t: Translate): Field[] {
  const { reporterName, changedBy, state, createdAt, stateChangedAt } = issue;
  const affected = affectedText(issue, t);
  const rows: Field[] = [
    {
      name: t('field-issue-reported-by'),
      value: [reporterName || '–', ', ', { when: createdAt, style: 'relative' }],
    },
  ];
  if (affected) rows.push({ name: t('field-issue-affected'), value: [affected] });
  if (changedBy && (state === 'resolved' || state === 'open')) {
    const when = { when: stateChangedAt, style: 'relative' } as const;
    rows.push({ name: t(`field-issue-${state}-by`), value: [changedBy.name, ', ', when] });
  }
  return rows;
}

/** The tone of each state, in chats and in the console. */
export const issueTones = {
  queued: 'busy',
  open: 'warn',
  resolved: 'good',
  failed: 'bad',
  deleted: 'neutral',
} as const satisfies Record<IssueState, Tone>;
