import { v7 as uuid } from 'uuid';
import { type LinkedAccount, toRemoteUserId } from '../../src/domain/accounts/account.ts';
import type { Actor, UserActor } from '../../src/domain/actor.ts';
import type { DraftId, RequestId, ServiceId, UserId } from '../../src/domain/id.ts';
import { toId } from '../../src/domain/id.ts';
import type { NewCard } from '../../src/domain/notifications/card.ts';
import type { Subscription } from '../../src/domain/notifications/subscription.ts';
import type { Draft } from '../../src/domain/requests/draft.ts';
import { type MediaRequest, noStanding } from '../../src/domain/requests/request.ts';
import type { OverseerrServerInfo } from '../../src/domain/services/overseerr-server-info.ts';
import type { Space } from '../../src/domain/spaces/space.ts';
import type { TitleDetails } from '../../src/domain/titles/title.ts';
import type { TitleFacts } from '../../src/domain/titles/title-facts.ts';

/** A new ID of any kind. */
export function anId<Kind extends string>() {
  const id = toId<Kind>(uuid());
  if (!id) throw new Error('uuid made no UUID');
  return id;
}

export function aRequest(more: Partial<MediaRequest> = {}): MediaRequest {
  return {
    id: anId<'request'>() satisfies RequestId,
    serviceId: anId<'service'>() satisfies ServiceId,
    userId: anId<'user'>() satisfies UserId,
    accountId: null,
    spaceId: null,
    draftId: anId<'draft'>() satisfies DraftId,
    requesterName: 'bob',
    madeBy: null,
    downloadChoice: null,
    title: {
      mediaType: 'movie',
      tmdbId: 438631,
      name: 'Dune',
      year: 2021,
      posterPath: '/p438631.jpg',
    },
    releases: [],
    is4k: false,
    seasons: [],
    state: 'queued',
    cause: null,
    causeQuote: null,
    reason: null,
    decidedBy: null,
    decision: null,
    progress: null,
    outcome: null,
    remoteId: null,
    watchUrl: null,
    ...noStanding,
    source: 'discord',
    origin: null,
    locale: 'en',
    version: 1,
    createdAt: new Date('2026-11-23T10:00:00Z'),
    stateChangedAt: new Date('2026-11-23T10:00:00Z'),
    ...more,
  };
}

/** The id of a user on an Overseerr server. */
export function aRemoteUserId(value: number) {
  const remoteUserId = toRemoteUserId(value);
  if (!remoteUserId) throw new Error(`${value} is not a user id`);
  return remoteUserId;
}

/** A linked account without permissions. */
export function anAccount(more: Partial<LinkedAccount> = {}): LinkedAccount {
  return {
    id: anId<'account'>(),
    serviceId: anId<'service'>(),
    remoteUserId: aRemoteUserId(2),
    name: 'bob',
    permissions: 0,
    verifiedBy: 'plex',
    isLimited: false,
    isBlocked: false,
    ...more,
  };
}

/** A user in a private Discord chat without special permissions. */
export function anActor(more: Partial<Actor> = {}): Actor {
  return {
    userId: anId<'user'>(),
    name: 'Ada',
    source: 'discord',
    isAdmin: false,
    chat: { platform: 'discord', platformUserId: '1001' },
    chatName: 'Ada',
    roles: [],
    canManageSpace: false,
    space: null,
    place: { platform: 'discord', kind: 'direct', address: '1001' },
    ...more,
  };
}

/** The facts of a title that TMDB knows little about. */
export const noTitleFacts: TitleFacts = {
  rating: null,
  runtimeMinutes: null,
  genres: [],
  cast: [],
  trailerUrl: null,
  collection: null,
  regions: {},
};

/** A user of the console. */
export function aConsoleActor(more: Partial<UserActor> = {}): UserActor {
  return {
    userId: anId<'user'>(),
    name: 'Grace',
    source: 'console',
    isAdmin: false,
    roles: [],
    space: null,
    place: null,
    ...more,
  };
}

export function aTitle(more: Partial<TitleDetails> = {}): TitleDetails {
  return {
    mediaType: 'movie',
    tmdbId: 438631,
    name: 'Dune',
    year: 2021,
    posterPath: '/p438631.jpg',
    overview: 'A noble family is given a desert.',
    standard: 'unknown',
    in4k: 'unknown',
    releases: [],
    facts: noTitleFacts,
    watchUrls: { standard: null, in4k: null },
    isAnime: false,
    seasons: [],
    requests: [],
    ...more,
  };
}

/** Somebody who waits for a movie in standard quality. */
export function aSubscription(more: Partial<Subscription> = {}): Subscription {
  return {
    id: anId<'subscription'>(),
    userId: anId<'user'>(),
    serviceId: anId<'service'>(),
    key: { mediaType: 'movie', tmdbId: 438631 },
    is4k: false,
    seasons: [],
    futureAfter: null,
    toldSeasons: [],
    arrival: null,
    title: 'Dune (2021)',
    place: { platform: 'discord', kind: 'channel', address: '900' },
    ...more,
  };
}

/** A series with this many seasons of ten episodes, none of them available. */
export function aSeries(seasonCount: number, more: Partial<TitleDetails> = {}): TitleDetails {
  const numbers = Array.from({ length: seasonCount }, (_, index) => index + 1);
  return aTitle({
    mediaType: 'tv',
    tmdbId: 1396,
    name: 'Breaking Bad',
    year: 2008,
    seasons: numbers.map((number) => ({
      number,
      name: `Season ${number}`,
      episodes: 10,
      standard: 'unknown',
      in4k: 'unknown',
    })),
    ...more,
  });
}

export function aServerInfo(more: Partial<OverseerrServerInfo> = {}): OverseerrServerInfo {
  return {
    product: 'seerr',
    version: '3.1.0',
    title: 'Seerr',
    publicUrl: null,
    region: null,
    hasMovie4k: false,
    hasSeries4k: false,
    seriesRules: { allowsPartial: true, allowsSpecials: false },
    mediaServer: 'plex',
    signIn: { password: true, plex: false, jellyfin: false, quickConnect: false },
    ...more,
  };
}

export function aDraft(more: Partial<Draft> = {}): Draft {
  const { mediaType, tmdbId, name, year, posterPath } = aTitle();
  return {
    id: anId<'draft'>(),
    userId: anId<'user'>(),
    forUserId: null,
    serviceId: anId<'service'>(),
    title: { mediaType, tmdbId, name, year, posterPath },
    wants4k: false,
    seasons: [],
    page: 0,
    startedAt: new Date('2026-11-23T11:00:00Z'),
    releases: [],
    choices: { standard: null, in4k: null },
    repeats: null,
    ...more,
  };
}

/** The private card of a request, which is not posted yet. */
export function aNewCard(more: Partial<NewCard> = {}): NewCard {
  return {
    id: anId<'card'>(),
    role: 'private',
    key: 'private',
    message: { place: { platform: 'discord', kind: 'direct', address: '1001' }, messageId: null },
    recipients: [],
    locale: 'en',
    ...more,
  };
}

/** A guild that the bot serves. */
export function aSpace(parts: Partial<Space> = {}): Space {
  return {
    id: anId<'space'>(),
    platform: 'discord',
    platformSpaceId: '500',
    name: 'Movie night',
    serviceId: null,
    settings: {},
    ...parts,
  };
}
