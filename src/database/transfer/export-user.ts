import { z } from 'zod';
import type { UserId } from '../../domain/id.ts';
import { sources } from '../../domain/place.ts';
import { preferencesColumn } from '../accounts/preferences-column.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { placeColumn } from '../place-column.ts';
import { releasesColumn } from '../titles/releases-column.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';
import { type UserFile, userFileHead } from './user-file.ts';

/** How an import is recorded. It says something about this installation, not about the person. */
export const importAction = 'user-import';

const serverName = { service: { select: { name: true } } } as const;
const spaceName = { select: { platform: true, platformSpaceId: true, name: true } } as const;
const include = {
  chatAccounts: { orderBy: [{ platform: 'asc' }, { platformUserId: 'asc' }] },
  accountLinks: {
    include: { account: { include: serverName } },
    orderBy: { accountId: 'asc' },
  },
  requests: {
    include: {
      ...serverName,
      account: { select: { remoteUserId: true } },
      space: spaceName,
      events: { orderBy: { id: 'asc' } },
    },
    orderBy: { id: 'asc' },
  },
  subscriptions: { include: serverName, orderBy: { createdAt: 'asc' } },
  votes: { include: { request: { include: serverName } }, orderBy: { createdAt: 'asc' } },
  voteRules: {
    include: { ...serverName, space: spaceName, account: { select: { remoteUserId: true } } },
    orderBy: { since: 'asc' },
  },
  issues: { include: serverName, orderBy: { id: 'asc' } },
  issueComments: {
    include: { issue: { select: { title: true, remoteId: true, ...serverName } } },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.UserInclude;

type Row = Prisma.UserGetPayload<{ include: typeof include }>;

const source = z.enum(sources);
const jsonColumn = z.record(z.string(), z.json()).nullable();
const originColumn = placeColumn.extend({ language: z.string().exactOptional() });

/** Everything about one person that the database has, without secrets. Null if there is no such user. */
export async function exportUser(
  prisma: PrismaClient,
  userId: UserId,
  exportedAt: Date,
): Promise<UserFile | null> {
  const row = await prisma.user.findUnique({ where: { id: userId }, include });
  const audit = await prisma.auditLog.findMany({
    where: {
      action: { not: importAction },
      OR: [
        { userId },
        { subjectKind: 'user', subjectId: userId },
        { after: { path: ['userId'], equals: userId } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const services = await prisma.serviceConfig.findMany({ select: { id: true, name: true } });
  if (row === null) return null;
  const { serviceId, ...preferences } = preferencesColumn.parse(row.preferences);
  const server = services.find(({ id }) => id === serviceId)?.name;
  return {
    ...userFileHead,
    exportedAt,
    user: {
      id: row.id,
      displayName: row.displayName,
      locale: row.locale,
      // Whom ADMINS makes an admin is not a fact about the person.
      isAdmin: row.isAdmin && !row.isListed,
      blockedAt: row.blockedAt,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
    },
    settings: { ...preferences, ...(server === undefined ? {} : { server }) },
    chatAccounts: row.chatAccounts.map(({ id: _, userId: __, ...chat }) => chat),
    accounts: row.accountLinks.map(toAccount),
    requests: row.requests.map((request) => toRequest(request, userId)),
    subscriptions: row.subscriptions.map(toSubscription),
    votes: row.votes.map(({ hasSubscribed, createdAt, request }) => ({
      server: request.service.name,
      mediaType: request.mediaType,
      tmdbId: request.tmdbId,
      is4k: request.is4k,
      title: request.title,
      hasSubscribed,
      createdAt,
    })),
    voteRules: row.voteRules.map(({ service, space, account, votes, since }) => ({
      server: service.name,
      space,
      remoteUserId: account?.remoteUserId ?? null,
      votes,
      since,
    })),
    issues: row.issues.map(toIssue),
    issueComments: row.issueComments.map(({ issue, source: by, ...comment }) => ({
      server: issue.service.name,
      title: issue.title,
      issueRemoteId: issue.remoteId,
      remoteId: comment.remoteId,
      authorName: comment.authorName,
      message: comment.message,
      source: source.parse(by),
      createdAt: comment.createdAt,
    })),
    audit: audit.map((entry) => ({
      id: entry.id,
      isOwn: entry.userId === userId,
      actor: entry.actor,
      source: source.parse(entry.source),
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      before: jsonColumn.parse(entry.before),
      after: jsonColumn.parse(entry.after),
      at: entry.at,
      count: entry.count,
      lastAt: entry.lastAt,
    })),
  };
}

function toAccount({ account, verifiedBy, verifiedAt }: Row['accountLinks'][number]) {
  const { service, remoteUserId, name, email, plexId, remoteCreatedAt } = account;
  return {
    server: service.name,
    remoteUserId,
    name,
    email,
    plexId,
    remoteCreatedAt,
    verifiedBy: verifiedBy === 'quickConnect' ? ('quick-connect' as const) : verifiedBy,
    verifiedAt,
  };
}

function toRequest(row: Row['requests'][number], userId: UserId): UserFile['requests'][number] {
  return {
    id: row.id,
    server: row.service.name,
    remoteUserId: row.account?.remoteUserId ?? null,
    remoteId: row.remoteId,
    space: row.space,
    requesterName: row.requesterName,
    mediaType: row.mediaType,
    tmdbId: row.tmdbId,
    title: row.title,
    year: row.year,
    posterPath: row.posterPath,
    releases: [...releasesColumn.parse(row.releases)],
    ...toSeasonNames(row.seasonNames),
    watchUrl: row.watchUrl,
    is4k: row.is4k,
    seasons: row.seasons,
    state: row.state,
    cause: row.cause,
    causeQuote: row.causeQuote,
    reason: row.reason,
    decidedBy: row.decidedBy,
    outcome: jsonColumn.parse(row.outcome),
    source: source.parse(row.source),
    origin: toPlace(row.origin),
    locale: row.locale,
    createdAt: row.createdAt,
    stateChangedAt: row.stateChangedAt,
    history: row.events.map((event) => ({
      id: event.id,
      event: event.event,
      from: event.from,
      to: event.to,
      actor: event.actor,
      isOwn: event.userId === userId,
      source: source.parse(event.source),
      detail: jsonColumn.parse(event.detail),
      at: event.at,
    })),
  };
}

function toSubscription(row: Row['subscriptions'][number]): UserFile['subscriptions'][number] {
  const { service, mediaType, tmdbId, is4k, seasons, futureAfter, toldSeasons, title } = row;
  const { place, createdAt, notifiedAt } = row;
  return {
    server: service.name,
    mediaType,
    tmdbId,
    is4k,
    seasons,
    futureAfter,
    toldSeasons,
    title,
    ...toSeasonNames(row.seasonNames),
    place: toPlace(place),
    createdAt,
    notifiedAt,
  };
}

function toIssue(row: Row['issues'][number]): UserFile['issues'][number] {
  const { service, id, remoteId, mediaType, tmdbId, title, year, posterPath } = row;
  const { reporterName, locale, type, season, episode, message, state } = row;
  return {
    id,
    server: service.name,
    remoteId,
    mediaType,
    tmdbId,
    title,
    year,
    posterPath,
    reporterName,
    source: source.parse(row.source),
    locale,
    stateChangedAt: row.stateChangedAt,
    type,
    ...toSeasonNames(row.seasonNames),
    season,
    episode,
    message,
    state,
    createdAt: row.createdAt,
  };
}

function toSeasonNames(column: unknown): Pick<UserFile['requests'][number], 'seasonNames'> {
  const { seasonNames } = seasonNamesColumn.parse(column);
  return seasonNames ? { seasonNames: { ...seasonNames, names: { ...seasonNames.names } } } : {};
}

/** Null for a reply, whose address is a secret. */
function toPlace(column: unknown) {
  if (column === null) return null;
  const { kind, editableUntil: _, ...place } = originColumn.parse(column);
  return kind === 'reply' ? null : { ...place, kind };
}
