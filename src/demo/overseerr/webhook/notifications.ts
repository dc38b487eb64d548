import { getDisplayName } from '../shapes.ts';
import type { Issue, IssueComment, Media, MediaRequest, User } from '../state.ts';
import type { CatalogMovie, CatalogSeries } from '../titles/catalog.ts';
import type { World } from '../world.ts';
import type { NotificationType, WebhookNotification } from './webhook-sender.ts';

const statusNames = [
  '',
  'UNKNOWN',
  'PENDING',
  'PROCESSING',
  'PARTIALLY_AVAILABLE',
  'AVAILABLE',
  'BLOCKLISTED',
  'DELETED',
];

const issueNames = ['', 'VIDEO', 'AUDIO', 'SUBTITLES', 'OTHER'];
const issueWords = ['', 'Video', 'Audio', 'Subtitle', 'Other'];
const overviewLimit = 500;

export type RequestNotificationType = Extract<NotificationType, `MEDIA_${string}`>;
export type IssueNotificationType = Extract<NotificationType, `ISSUE_${string}`>;

function toRequestEventText(type: RequestNotificationType, what: string): string {
  switch (type) {
    case 'MEDIA_PENDING':
      return `New ${what} Request`;
    case 'MEDIA_APPROVED':
      return `${what} Request Approved`;
    case 'MEDIA_AUTO_APPROVED':
      return `${what} Request Automatically Approved`;
    case 'MEDIA_DECLINED':
      return `${what} Request Declined`;
    case 'MEDIA_AVAILABLE':
      return `${what} Request Now Available`;
    case 'MEDIA_FAILED':
      return `${what} Request Failed`;
  }
}

function toIssueEventText(type: IssueNotificationType, issueType: number): string {
  const word = issueType === 4 ? '' : `${issueWords[issueType]} `;
  switch (type) {
    case 'ISSUE_CREATED':
      return `New ${word}Issue Reported`;
    case 'ISSUE_RESOLVED':
      return `${word}Issue Resolved`;
    case 'ISSUE_REOPENED':
      return `${word}Issue Reopened`;
    case 'ISSUE_COMMENT':
      return `New Comment on ${word}Issue`;
  }
}

function findTitle(world: World, media: Media): CatalogMovie | CatalogSeries | undefined {
  return media.mediaType === 'movie' ? world.movie(media.tmdbId) : world.series(media.tmdbId);
}

function toSubject(title: CatalogMovie | CatalogSeries | undefined): string {
  if (!title) return '';
  const name = 'title' in title ? title.title : title.name;
  const year = ('title' in title ? title.releaseDate : title.firstAirDate).slice(0, 4);
  return year === '' ? name : `${name} (${year})`;
}

/** Truncates like lodash's `truncate`: at 500 characters, at a space, with an ellipsis. */
function truncate(text: string): string {
  if (text.length <= overviewLimit) return text;
  const cut = text.slice(0, overviewLimit - 1);
  if (text[overviewLimit - 1] === ' ') return `${cut}…`;
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > -1 ? cut.slice(0, lastSpace) : cut}…`;
}

function toUserTexts(
  prefix: string,
  user: User | undefined,
  hasSettings: boolean,
): [string, string][] {
  return [
    [`${prefix}_email`, user?.email ?? ''],
    [`${prefix}_username`, user ? getDisplayName(user) : ''],
    [`${prefix}_avatar`, user?.avatar ?? ''],
    [`${prefix}_settings_discordId`, (hasSettings && user?.settings?.discordIds[0]) || ''],
    [`${prefix}_settings_telegramChatId`, (hasSettings && user?.settings?.telegramChatId) || ''],
  ];
}

function toCommonTexts(
  world: World,
  media: Media,
  heading: readonly [NotificationType, string, string?],
) {
  const title = findTitle(world, media);
  const [type, event, message = truncate(title?.overview ?? '')] = heading;
  const texts: [string, string][] = [
    ['notification_type', type],
    ['event', event],
    ['subject', toSubject(title)],
    ['message', message],
    // Without a poster the URL ends in "null", as in the real server (docs/overseerr-api.md, "Webhook payload").
    ['image', `https://image.tmdb.org/t/p/w600_and_h900_bestv2${title?.posterPath ?? null}`],
    ['media_type', media.mediaType],
    ['media_tmdbid', String(media.tmdbId)],
    ['media_tvdbid', media.tvdbId === null ? '' : String(media.tvdbId)],
    ['media_status', statusNames[media.status] ?? ''],
    ['media_status4k', statusNames[media.status4k] ?? ''],
  ];
  return texts;
}

/** The notification about a request. */
export function toRequestNotification(
  world: World,
  type: RequestNotificationType,
  request: MediaRequest,
): WebhookNotification {
  const media = world.mediaById(request.mediaId);
  if (!media) throw new Error(`request ${request.id} has no media row`);
  const user = world.userById(request.requestedById);
  const what = `${request.is4k ? '4K ' : ''}${request.type === 'movie' ? 'Movie' : 'Series'}`;
  const seasons = request.seasons.map((season) => season.seasonNumber).join(', ');
  return {
    type,
    values: {
      texts: new Map([
        ...toCommonTexts(world, media, [type, toRequestEventText(type, what)]),
        ['request_id', String(request.id)],
        ...toUserTexts('requestedBy', user, true),
      ]),
      sections: new Set(['media', 'request']),
      extra: request.type === 'tv' ? [{ name: 'Requested Seasons', value: seasons }] : [],
    },
  };
}

/** The notification about an issue. */
export function toIssueNotification(
  world: World,
  type: IssueNotificationType,
  issue: Issue,
  comment?: IssueComment,
): WebhookNotification {
  const media = world.mediaById(issue.mediaId);
  if (!media) throw new Error(`issue ${issue.id} has no media row`);
  const reporter = world.userById(issue.createdById);
  const commenter = world.userById(comment?.userId ?? null);
  const season = { name: 'Affected Season', value: String(issue.problemSeason) };
  const episode = { name: 'Affected Episode', value: String(issue.problemEpisode) };
  const extra = issue.problemSeason > 0 ? [season] : [];
  if (issue.problemSeason > 0 && issue.problemEpisode > 0) extra.push(episode);
  return {
    type,
    values: {
      texts: new Map([
        ...toCommonTexts(world, media, [
          type,
          toIssueEventText(type, issue.issueType),
          issue.comments[0]?.message ?? '',
        ]),
        ['issue_id', String(issue.id)],
        ['issue_type', String(issueNames[issue.issueType])],
        ['issue_status', issue.status === 1 ? 'OPEN' : 'RESOLVED'],
        // The reporter's chat IDs are empty for a comment (docs/overseerr-api.md, "Webhook types").
        ...toUserTexts('reportedBy', reporter, comment === undefined),
        ['comment_message', comment?.message ?? ''],
        ...toUserTexts('commentedBy', commenter, true),
      ]),
      sections: new Set(comment ? ['media', 'issue', 'comment'] : ['media', 'issue']),
      extra: media.mediaType === 'tv' ? extra : [],
    },
  };
}

/** The notification of the Test button. */
export function toTestNotification(): WebhookNotification {
  return {
    type: 'TEST_NOTIFICATION',
    values: {
      texts: new Map([
        ['notification_type', 'TEST_NOTIFICATION'],
        ['event', ''],
        ['subject', 'Test Notification'],
        ['message', 'Check check, 1, 2, 3. Are we coming in clear?'],
        ['image', ''],
      ]),
      sections: new Set(),
      extra: [],
    },
  };
}
