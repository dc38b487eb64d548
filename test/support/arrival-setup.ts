import type { AppError } from '../../src/domain/app-error.ts';
import type { Job } from '../../src/domain/job.ts';
import type { Arrival, NewSubscription } from '../../src/domain/notifications/subscription.ts';
import type { ChatAccountKey } from '../../src/domain/place.ts';
import { parseTitleKey, type TitleDetails } from '../../src/domain/titles/title.ts';
import { createArrivalDelivery } from '../../src/usecases/notifications/arrival-delivery.ts';
import { createArrivals } from '../../src/usecases/notifications/arrivals.ts';
import { createSubscriptionCheck } from '../../src/usecases/notifications/subscription-check.ts';
import { anId, aSeries, aTitle } from './factories.ts';
import { createScriptedServers } from './in-memory/scripted-servers.ts';
import {
  createInMemorySubscriptions,
  type OpenRequest,
} from './in-memory/subscription-repository.ts';

export const serviceId = anId<'service'>();
export const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;
export const direct = { platform: 'discord', kind: 'direct', address: '2' } as const;

/** Subscribers, and an Overseerr server with one title. */
export function createArrivalFixture(initial: TitleDetails) {
  let title = initial;
  let now = new Date('2026-11-29T12:00:00Z');
  let reads = 0;
  let waiting: { readonly job: Job; readonly at: number }[] = [];
  const unreadable = new Map<number, AppError>();
  const requests: OpenRequest[] = [];
  /** The languages of users who have chosen one. */
  const locales = new Map<string, string>();
  const refusals: { kind: string; error: AppError }[] = [];
  /** Chats that do not respond before a promise resolves, by their address. */
  const held = new Map<string, Promise<void>>();
  let beforeLock = () => {};
  const sent: Arrival[] = [];
  const closed: ChatAccountKey[] = [];
  const repository = createInMemorySubscriptions({ listRequests: () => requests });
  const clock = () => now;
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const locks = {
    async withLock<Result>(key: string, work: () => Promise<Result>) {
      if (key.startsWith('title:')) beforeLock();
      return work();
    },
  };
  const servers = createScriptedServers([
    {
      id: serviceId,
      server: {
        async getTitleDetails({ tmdbId }, language) {
          reads += 1;
          const error = unreadable.get(tmdbId);
          if (error) throw error;
          const isEnglish = language === '' || language === 'en';
          return isEnglish ? title : { ...title, name: `${title.name} [${language}]` };
        },
      },
    },
  ]);
  const arrivals = createArrivals({
    arrivalRepository: repository,
    servers,
    deliver: createArrivalDelivery({
      arrivalRepository: repository,
      users: {
        find: async (id) => ({
          id,
          displayName: 'Bob',
          locale: locales.get(id) ?? null,
          isAdmin: false,
          isBlocked: false,
        }),
        listChatAccounts: async () => [
          { platform: 'discord', platformUserId: '2', name: 'bob', isClosed: false },
        ],
        async setDirectMessagesClosed(account) {
          closed.push(account);
        },
      },
      preferences: { getPreferences: async () => ({}) },
      arrivalNotifier: {
        async notify(arrival) {
          const refusal = refusals.find(({ kind }) => kind === arrival.place.kind);
          if (refusal) throw refusal.error;
          await held.get(arrival.place.address);
          sent.push(arrival);
        },
      },
      retry: (work) => work().catch(work),
      clock,
      log,
    }),
    jobs: {
      async enqueue(jobs) {
        waiting.push(...jobs.map((job) => ({ job, at: now.getTime() })));
      },
      async enqueueLater(job, seconds) {
        if (waiting.length === 0) waiting.push({ job, at: now.getTime() + seconds * 1000 });
      },
    },
    locks,
    clock,
  });
  const check = createSubscriptionCheck({
    arrivalRepository: repository,
    arrivals,
    servers,
    locks,
    clock,
    log,
  });

  async function runDueJobs() {
    const due = waiting.filter(({ at }) => at <= now.getTime());
    waiting = waiting.filter(({ at }) => at > now.getTime());
    for (const { job } of due) {
      if (job.kind !== 'notify-subscribers') throw new Error(job.kind);
      const key = parseTitleKey(job.payload.title);
      if (key) await arrivals.notifySubscribers(serviceId, key);
    }
  }

  /** Lets minutes pass, and runs the jobs that are due in each of them. */
  async function wait(minutes: number) {
    await runDueJobs();
    for (let minute = 0; minute < minutes; minute += 1) {
      now = new Date(now.getTime() + 60_000);
      await runDueJobs();
    }
  }

  return {
    repository,
    sent,
    closed,
    requests,
    locales,
    unreadable,
    refusals,
    held,
    reads: () => reads,
    subscribe: async (parts: Partial<NewSubscription> = {}) => {
      await repository.create({
        userId: anId<'user'>(),
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k: false,
        seasons: [],
        futureAfter: null,
        title: title.name,
        place: channel,
        ...parts,
      });
    },
    list: async () => (await repository.listWaiting(serviceId, title)).subscriptions,
    /** A request begins to cover the title between the claim and the lock. */
    coverLate(request: OpenRequest) {
      beforeLock = () => requests.push(request);
    },
    notifySubscribers: () => arrivals.notifySubscribers(serviceId, title),
    note: (seasons: readonly number[]) =>
      arrivals.note(serviceId, title, [{ is4k: false, isWhole: false, seasons }]),
    /** Checks a quarter of an hour later, and lets the time pass that the messages wait for. */
    async check(changed: TitleDetails = title) {
      title = changed;
      now = new Date(now.getTime() + 15 * 60_000);
      await check(serviceId);
      await wait(4);
    },
    checkAgain: () => check(serviceId),
    change(changed: TitleDetails) {
      title = changed;
    },
    wait,
  };
}

export const processing = aTitle({ standard: 'processing', in4k: 'processing' });
export const available = aTitle({ standard: 'available', in4k: 'processing' });

/** A series of which these seasons are in the library. */
export function withSeasons(availableSeasons: readonly number[], count = 3) {
  const series = aSeries(count, {
    standard: availableSeasons.length > 0 ? 'partial' : 'processing',
  });
  const seasons = series.seasons.map((season) => ({
    ...season,
    standard: availableSeasons.includes(season.number) ? ('available' as const) : season.standard,
  }));
  return { ...series, seasons };
}
