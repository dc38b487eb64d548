import { tmpdir } from 'node:os';
import { createBot } from '../../src/bot.ts';
import type { Interaction, ReactionVote } from '../../src/chat/dispatch.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import type { Outbound } from '../../src/chat/outbound.ts';
import type { View } from '../../src/chat/view.ts';
import type { BotConfig } from '../../src/config/bot-config.ts';
import { createPrismaClient, type Database } from '../../src/database/prisma-client.ts';
import { createSecretBox } from '../../src/database/secrets/secret-box.ts';
import { createServiceRepository } from '../../src/database/services/service-repository.ts';
import { toRemoteUserId } from '../../src/domain/accounts/account.ts';
import { createActor } from '../../src/domain/actor.ts';
import { AppError } from '../../src/domain/app-error.ts';
import type { MessageRef, Place, Platform } from '../../src/domain/place.ts';
import { createOverseerrClient } from '../../src/overseerr/client.ts';
import { createOverseerrServers } from '../../src/overseerr/overseerr-servers.ts';
import type { Metrics } from '../../src/ports/metrics.ts';
import { deadLetterQueue } from '../../src/queue/queue-settings.ts';
import { createDeepLink } from '../../src/telegram/inbound/deep-link.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../fakes/overseerr/server.ts';
import { createTestDatabase } from './database.ts';
import { describeJobs, readJobTable } from './job-table.ts';
import { announceDueJobs, queueClock } from './quiet-queue.ts';
import { takeDatabase } from './recycled-database.ts';
import { retentionDays } from './retention-days.ts';
import { sessionLimits } from './session-limits.ts';
import { waitUntil } from './wait-until.ts';

export { findButtonId, getView, listButtonIds, listLinks } from './reply-view.ts';

/** A message on the scripted platform: its first view and the view after each edit. */
export interface SeenMessage {
  readonly place: Place;
  readonly messageId: string;
  readonly history: View[];
}

/** Differences from a plain member of the default guild. */
export interface SenderOptions {
  readonly guild?: string;
  readonly roles?: readonly string[];
  readonly canManage?: boolean;
  /** Discord by default. */
  readonly platform?: Platform;
  readonly name?: string;
  /** Whether replies are public, as in a Telegram group. */
  readonly isPublicReply?: boolean;
}

export type ScriptedBot = Awaited<ReturnType<typeof createScriptedBot>>;

/** The parts shared by the processes of one bot. */
export interface SharedBot {
  readonly overseerr: FakeOverseerr;
  /** The database. */
  readonly url: string;
  readonly chat: ReturnType<typeof createFakeChat>;
  readonly config: BotConfig;
}

/** Jobs that wait for minutes on purpose. */
const mayWait = new Set(['notify-subscribers', 'retry-request', 'show-issue']);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const translations = loadTranslations();
/** Each connection costs PostgreSQL more than a test has for the queue to do. */
const queueConnections = 2;

/**
 * The complete bot with a real database, a simulated Overseerr, and a scripted chat platform: posted messages are in
 * `messages`, and users act through `as`.
 */
export async function createScriptedBot(
  options: {
    readonly config?: Partial<BotConfig>;
    readonly overseerr?: FakeOverseerr;
    /** A second Overseerr server. */
    readonly second?: FakeOverseerr;
    /** The ID of the guest account of each server. */
    readonly guests?: { readonly first?: number; readonly second?: number };
    /** Creates another process of this bot, with the same settings, database, Overseerr, and chat platform. */
    readonly beside?: SharedBot;
    /** Minimum seconds between account reads caused by users without an account; 0 by default. */
    readonly syncIntervalSeconds?: (accounts: number) => number;
    /** How long a call to Overseerr may take, in milliseconds. */
    readonly responseMs?: number;
    /** The address under which the bot reaches its database, such as one of a proxy. */
    readonly toDatabaseUrl?: (url: string) => string;
    /** How long titles, and what a form lists, are cached, in milliseconds. */
    readonly detailsMs?: number;
    /** Where the Overseerr servers reach the bot; nowhere by default. */
    readonly webhookUrl?: string;
    /** Gets every statement on the bot's pool, and every job. */
    readonly metrics?: Metrics;
    /** Whether the bot takes over jobs that nobody holds anymore, as outside of tests; not by default. */
    readonly supervisesJobs?: boolean;
  } = {},
) {
  const { beside } = options;
  let overseerr = beside?.overseerr ?? options.overseerr ?? (await createFakeOverseerr());
  let isUsed = false;
  const { url, pooled, emptyDatabase, closeDatabase } = await openDatabase(options);
  const config: BotConfig = beside?.config ?? {
    unlinkedPolicy: 'link',
    publicCards: true,
    forgetAfterDays: 30,
    retentionDays,
    sessionLimits,
    timeZone: 'UTC',
    pollIntervalSeconds: 3600,
    retriesFailed: false,
    stalledAfterDays: 0,
    role: 'all',
    admins: [],
    approvalPlaces: [],
    plexTvUrl: 'http://127.0.0.1:9',
    writeBackIds: false,
    http: { publicUrl: null },
    alerts: { places: [], quietHours: null, mutedKinds: [], hasWeeklyDigest: false },
    backups: null,
    dataDir: tmpdir(),
    ...options.config,
  };
  const { metrics } = options;
  if (metrics) pooled.queries.add(metrics.observeQuery);
  const clock = () => new Date();
  const secretBox = createSecretBox(new Uint8Array(32));
  const serviceRepository = createServiceRepository({ ...pooled, secretBox, clock });
  const createEntry = async (name: string, server: FakeOverseerr, guest: number | undefined) => {
    const { url: baseUrl, apiKey } = server;
    const client = createOverseerrClient({
      baseUrl,
      apiKey,
      log: silent,
      clock,
      timeouts: {
        probeMs: 50,
        connectMs: 1000,
        ...(options.detailsMs === undefined
          ? {}
          : { detailsMs: options.detailsMs, formMs: options.detailsMs }),
        ...(options.responseMs === undefined ? {} : { responseMs: options.responseMs }),
      },
      onBack: () => void bot.jobs.retryNow('submit-request'),
    });
    const id = await serviceRepository.ensure({ kind: 'overseerr', name, baseUrl, secret: apiKey });
    return { id, name, client, guest: toRemoteUserId(guest ?? 0) };
  };
  const { second, guests } = options;
  let first = await createEntry('default', overseerr, guests?.first);
  const other = second && (await createEntry('2', second, guests?.second));
  let servers = createOverseerrServers(other ? [first, other] : [first]);
  const chat = beside?.chat ?? createFakeChat();
  const bot = createBot({
    secretBox,
    webhook: { authHeader: 'a-webhook-secret', findBase: () => toBase(options.webhookUrl) },
    config,
    database: { ...pooled, url, embeddedFolder: null, queueConnections },
    // Those of now: the bot keeps this object when it starts over.
    servers: {
      get: (id) => servers.get(id),
      getTitle: (id) => servers.getTitle(id),
      getName: (id) => servers.getName(id),
      resolveId: (space) => servers.resolveId(space),
      listAddresses: () => servers.listAddresses(),
      listIds: () => servers.listIds(),
      getGuestUserId: (id) => servers.getGuestUserId(id),
    },
    serviceRepository,
    platforms: [
      { name: 'discord', outbound: chat.outbound },
      {
        name: 'telegram',
        outbound: chat.outbound,
        startLink: (command, text) => createDeepLink('medianest_bot', command, text),
      },
    ],
    translations,
    log: silent,
    clock,
    syncIntervalSeconds: options.syncIntervalSeconds ?? (() => 0),
    ...(!options.supervisesJobs && { queueClock }),
    ...(metrics && { metrics }),
  });
  await bot.jobs.start();
  const stopAnnouncing = announceDueJobs(pooled.pool, bot.jobs);

  return {
    ...bot,
    ...chat,
    chat,
    config,
    get overseerr() {
      return overseerr;
    },
    get serviceId() {
      return first.id;
    },
    secondId: other?.id ?? null,
    url,
    pool: pooled.pool,
    prisma: pooled.prisma,

    /** A user's actions in a channel of a guild, or in a private chat when `channel` is null. */
    as(
      platformUserId: string,
      channel: string | null = 'channel-1',
      senderOptions: SenderOptions = {},
    ) {
      const { guild = 'guild-1', roles = [], canManage = false } = senderOptions;
      const {
        platform = 'discord',
        name = `user ${platformUserId}`,
        isPublicReply,
      } = senderOptions;
      const createInteraction = (): Interaction => {
        const token = chat.nextToken();
        const editableUntil = new Date(Date.now() + 800_000);
        const place: Place = {
          platform,
          kind: 'channel',
          address: channel ?? `dm-${platformUserId}`,
        };
        return {
          sender: {
            platform,
            platformUserId,
            name,
            locale: 'en-US',
            roles,
            canManageSpace: canManage,
          },
          space: channel ? { platformSpaceId: guild, name: 'Guild' } : null,
          place,
          answer: {
            place: isPublicReply
              ? place
              : { platform, kind: 'reply', address: token, editableUntil },
            messageId: null,
          },
        };
      };
      return {
        createInteraction,
        /** Creates a code that merges another chat with this one. */
        async createCode(): Promise<string> {
          const { sender, place } = createInteraction();
          const user = await bot.users.findOrCreate(sender);
          return bot.identity.issueMergeCode(createActor(user, sender, { space: null, place }));
        },
        command: (name: string, values = {}) =>
          bot.dispatch.command(createInteraction(), name, values),
        suggest: (typed: string) =>
          bot.dispatch.suggest(createInteraction(), 'request', 'title', typed),
        press: (id: string, values: string[] = []) =>
          bot.dispatch.press(createInteraction(), id, values),
        submit: (id: string, fields: Record<string, string> = {}) =>
          bot.dispatch.submit(createInteraction(), id, fields),
        /** Reacts to a message of the bot in this channel. */
        react: (messageId: string, vote: ReactionVote) => {
          const interaction = createInteraction();
          const answer = { place: interaction.place, messageId };
          return bot.dispatch.react({ ...interaction, answer }, vote);
        },
        /** Presses a button; returns the reply and the later edits of the message. */
        async pressAndWatch(id: string) {
          const interaction = createInteraction();
          const reply = await bot.dispatch.press(interaction, id, []);
          return { reply, message: chat.replyAt(interaction.answer?.place.address ?? '') };
        },
      };
    },

    /** The jobs that are not done. */
    listJobs: () => readJobTable(pooled),

    /** Waits until no webhook is on its way, and no job is waiting or running, except what subscribers are told later. */
    async waitUntilIdle(timeoutMs?: number): Promise<void> {
      const busy = async () => {
        // Overseerr answers without waiting for a slow receiver of its webhook.
        const webhooks = overseerr.webhook.sent.filter(({ outcome }) => outcome === 'sending');
        const jobs = await readJobTable(pooled);
        return [
          ...webhooks,
          ...jobs.filter(
            ({ state, name, later }) =>
              // A test that polls looks at what was read. If that failed, as on a busy machine, it is tried again.
              (state !== 'retry' || name === 'reconcile') &&
              name !== deadLetterQueue &&
              !(later && mayWait.has(name)),
          ),
        ];
      };
      try {
        await waitUntil(
          async () => (await busy()).length === 0,
          'no job to wait or run',
          timeoutMs,
        );
      } catch (error) {
        const found = `${JSON.stringify(await busy())} of ${await describeJobs(pooled.pool)}`;
        throw new Error(`${error}: ${found}`);
      }
    },

    /**
     * Lets the next test of a file begin as with a new bot: with an empty database, no messages, and a new Overseerr
     * server with another ID, by which the bot remembers what it knows about one. A new bot takes five times as long.
     * With `next` as the server, which the bot then stops. Returns false if it is still new.
     */
    async startOver(next?: FakeOverseerr): Promise<boolean> {
      if (beside || options.overseerr || other || !emptyDatabase) {
        throw new Error('a bot with parts that others use cannot start over');
      }
      const isNew = !isUsed && !next;
      isUsed = true;
      if (isNew) return false;
      await servers.close();
      await overseerr.stop();
      await endJobs(pooled);
      await emptyDatabase();
      chat.clear();
      overseerr = next ?? (await createFakeOverseerr());
      first = await createEntry('default', overseerr, guests?.first);
      servers = createOverseerrServers([first]);
      return true;
    },

    async stop(): Promise<void> {
      await stopAnnouncing();
      await bot.jobs.stop(2000);
      await servers.close();
      await bot.locks.close();
      await closeDatabase();
      if (!beside && !options.overseerr) await overseerr.stop();
    },
  };
}

/** Deletes the jobs that wait, until none is running. */
async function endJobs({ pool }: Database): Promise<void> {
  await waitUntil(async () => {
    const { rows } = await pool.query<{ running: number }>(
      `with deleted as (delete from pgboss.job where state <> 'active')
       select count(*)::int as running from pgboss.job where state = 'active'`,
    );
    return rows[0]?.running === 0;
  }, 'the running jobs to end');
}

/** The bot's database: of another process, behind another address, or one that tests share one after the other. */
async function openDatabase(
  options: NonNullable<Parameters<typeof createScriptedBot>[0]>,
): Promise<{
  url: string;
  pooled: Database;
  emptyDatabase?: () => Promise<void>;
  closeDatabase: () => Promise<void>;
}> {
  const { beside, toDatabaseUrl, metrics } = options;
  const open = (url: string) => createPrismaClient({ url, poolSize: 10, poolTimeoutSeconds: 30 });
  if (beside) {
    const pooled = open(beside.url);
    return { url: beside.url, pooled, closeDatabase: () => pooled.close() };
  }
  // Its client is observed for as long as it lives, or may be cut off.
  if (toDatabaseUrl || metrics) {
    const place = await createTestDatabase();
    const url = toDatabaseUrl?.(place.url) ?? place.url;
    const pooled = open(url);
    return { url, pooled, closeDatabase: () => pooled.close().then(() => place.drop()) };
  }
  const { url, database, empty, release } = await takeDatabase();
  return { url, pooled: database, emptyDatabase: empty, closeDatabase: release };
}

function toBase(url: string | undefined) {
  return url === undefined ? null : { url, isFixed: false };
}

interface Faults {
  post: AppError | null;
  edit: AppError | null;
  /** A place that rejects posts. */
  refused: { readonly address: string; readonly error: AppError } | null;
}

function createFakeChat() {
  const messages: SeenMessage[] = [];
  const replies = new Map<string, View[]>();
  const posted = new Map<string, SeenMessage>();
  let tokens = 0;
  /** Errors for every post or edit, or for posts in one place. */
  const faults: Faults = { post: null, edit: null, refused: null };

  const outbound: Outbound = {
    async post(place, view, idempotencyKey) {
      if (faults.post) throw faults.post;
      if (faults.refused?.address === place.address) throw faults.refused.error;
      const existing = posted.get(idempotencyKey);
      const message = existing ?? { place, messageId: `m${messages.length + 1}`, history: [view] };
      if (!existing) messages.push(message);
      posted.set(idempotencyKey, message);
      const isOutdated = JSON.stringify(message.history.at(-1)) !== JSON.stringify(view);
      const ref = { place, messageId: message.messageId };
      return isOutdated ? { ...ref, isOutdated } : ref;
    },
    async edit(ref: MessageRef, view) {
      if (faults.edit) throw faults.edit;
      if (ref.place.kind === 'reply') {
        replies.set(ref.place.address, [...(replies.get(ref.place.address) ?? []), view]);
        return;
      }
      const message = messages.find(({ messageId }) => messageId === ref.messageId);
      if (!message) throw new AppError('message-not-found');
      message.history.push(view);
    },
  };

  return {
    outbound,
    messages,
    faults,
    /** Forgets all messages, and breaks nothing anymore. */
    clear(): void {
      messages.length = 0;
      replies.clear();
      posted.clear();
      Object.assign(faults, { post: null, edit: null, refused: null });
    },
    /** Creates the token of a reply. */
    nextToken(): string {
      tokens += 1;
      return `app:token-${tokens}`;
    },
    replyAt: (address: string) => ({
      edits: () => replies.get(address) ?? [],
      latest: () => replies.get(address)?.at(-1),
    }),
    latest: (index: number): View | undefined => messages[index]?.history.at(-1),
  };
}
