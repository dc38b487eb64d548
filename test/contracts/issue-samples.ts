import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { issueCard } from '../../src/chat/issues/issue-card.ts';
import { issueNotification } from '../../src/chat/issues/issue-notification.ts';
import {
  chooseTitleView,
  episodeView,
  type ReportButtonIds,
  seasonView,
  typeView,
} from '../../src/chat/issues/report-views.ts';
import type { Issue } from '../../src/domain/issues/issue.ts';
import type { IssueComment } from '../../src/domain/issues/issue-comment.ts';
import type { IssueDraft } from '../../src/domain/issues/issue-draft.ts';
import { aSeries, aTitle } from '../support/factories.ts';
import { createIssueSetup } from '../support/in-memory/issue-setup.ts';
import type { ViewSample } from './view-samples.ts';

const t = loadTranslations().forLocale('en');
const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const at = new Date('2026-11-23T12:00:00Z');
const setup = createIssueSetup();
const title = { mediaType: 'tv', tmdbId: 2996, name: 'The Office', year: 2001 } as const;
const issue: Issue = setup.addIssue({
  title: { ...title, posterPath: '/p2996.jpg' },
  type: 'subtitles',
  season: 1,
  episode: 2,
  message: 'Subtitles out of sync',
});
const uglyTitle = { ...issue.title, name: `*_[<&${'🍿 The very long name of a movie '.repeat(7)}` };
const comment = (parts: Partial<IssueComment>) => setup.addComment(issue, parts);
const comments = [
  comment({ authorName: 'bob', message: 'Since yesterday' }),
  comment({ authorName: 'erin', message: 'We look at it. *_[<& @everyone' }),
  comment({ authorName: 'erin', message: 'Replaced the file.', remoteId: 4 }),
  comment({ authorName: 'bob', message: 'Thanks!', remoteId: null }),
];
const props = {
  comments,
  url: 'https://seerr.example/issues/2',
  ids: {
    comment: () => `issue-comment:${id}`,
    resolve: () => `issue-resolve:${id}`,
    reopen: () => `issue-reopen:${id}`,
  },
  t,
  server: 'Seerr',
};
const changedBy = { userId: null, name: 'erin' };
const draft: IssueDraft = {
  id: '018f0000-0000-7000-8000-000000000000' as IssueDraft['id'],
  userId: '018f0000-0000-7000-8000-000000000001' as IssueDraft['userId'],
  serviceId: issue.serviceId,
  title: issue.title,
  season: 1,
  episode: null,
};
const ids: ReportButtonIds = {
  chooseSeason: `issue-season:${id}`,
  chooseEpisode: `issue-episode:${id}`,
  turnSeasons: (page) => `issue-seasons:${id}:${page}`,
  turnEpisodes: (page) => `issue-episodes:${id}:${page}`,
  wholeSeries: `issue-whole:${id}:series`,
  wholeSeason: `issue-whole:${id}:season`,
  chooseType: (type) => `issue-type:${id}:${type}`,
  cancel: `issue-cancel:${id}`,
};
const recipients = [
  { platform: 'discord', platformUserId: '80351110224678912', name: issue.reporterName },
] as const;
const [, second, third] = comments;
const news = {
  status: 'resolved',
  commentIds: [second, third].flatMap((each) => (each ? [each.id] : [])),
} as const;

/** Views about issues. */
export const issueSamples: readonly ViewSample[] = [
  { name: 'issue-card', view: issueCard(issue, props) },
  {
    name: 'issue-resolved',
    view: issueCard({ ...issue, state: 'resolved', changedBy, stateChangedAt: at }, props),
  },
  {
    name: 'issue-refused',
    view: issueCard(
      { ...issue, title: uglyTitle, state: 'failed', remoteId: null, cause: 'no-issue-permission' },
      { ...props, comments: [], url: null },
    ),
  },
  {
    name: 'issue-long',
    view: issueCard({ ...issue, title: uglyTitle, message: 'It stutters. '.repeat(75) }, props),
  },
  {
    name: 'issue-news',
    view: issueNotification(
      { ...issue, state: 'resolved', changedBy },
      { ...props, news, recipients },
    ),
  },
  {
    name: 'issue-choose-title',
    view: chooseTitleView([aTitle(), issue.title], {
      press: `issue-title:${id}`,
      hint: t('issue-choose-title'),
      t,
    }),
  },
  { name: 'issue-choose-season', view: seasonView({ draft, ids, t }, aSeries(30).seasons, 0) },
  { name: 'issue-choose-episode', view: episodeView({ draft, ids, t }, 60, 1) },
  { name: 'issue-choose-type', view: typeView({ draft: { ...draft, episode: 2 }, ids, t }) },
];
