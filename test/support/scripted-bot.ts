import { type BotConfig, buildBot } from '../../src/bot.ts';
import type { Happening, Sign } from '../../src/chat/dispatch.ts';
import type { Outbound } from '../../src/chat/outbound.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import type { View } from '../../src/chat/view.ts';
import { toAccountNumber } from '../../src/core/account.ts';
import { Fault } from '../../src/core/fault.ts';
import type { MessageRef, Place, Platform } from '../../src/core/place.ts';
import { createOverseerr } from '../../src/overseerr/client.ts';
import { createMediaServers } from '../../src/overseerr/media-servers.ts';
import { createPrismaClient } from '../../src/store/prisma-client.ts';
import { createSecretBox } from '../../src/store/secret-box.ts';
import { createServices } from '../../src/store/services.ts';
import { deepLink } from '../../src/telegram/deep-link.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../fakes/overseerr/server.ts';
import { createTestDatabase } from './database.ts';
import { until } from './until.ts';

/** A message the scripted platform shows: what it showed first, and after each edit. */
export interface SeenMessage {
  readonly place: Place;
  readonly messageId: string;
  readonly history: View[];
}

/** Where else than in the usual guild somebody acts, and as what. */
export interface Standing {
  readonly guild?: string;
  readonly roles?: readonly string[];
  readonly canManage?: boolean;
  /** Discord when left out. */
  readonly platform?: Platform;
  readonly name?: string;
  /** Whether everybody reads what the bot answers, as in a Telegram group. */
  readonly isOverheard?: boolean;
}

export type ScriptedBot = Awaited<ReturnType<typeof createScriptedBot>>;

/** What processes of one bot share. */
export interface Shared {
  readonly overseerr: FakeOverseerr;
  /** The database. */
  readonly url: string;
  readonly chat: ReturnType<typeof createListOfMessages>;
  readonly config: BotConfig;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The whole bot over a real database and a test media server, with a chat platform that is a list: what it was
 * told to post stands in `messages`, and people act through `as`.
 */
export async function createScriptedBot(
  options: {
    readonly config?: Partial<BotConfig>;
    readonly overseerr?: FakeOverseerr;
    /** A second media server beside the first. */
    readonly second?: FakeOverseerr;
    /** The number of the account as which guests ask, on each server that has one. */
    readonly guests?: { readonly first?: number; readonly second?: number };
    /** Another process of this bot: it shares settings, database, media server and chat platform. */
    readonly beside?: Shared;
    /** How many seconds apart people without an account have all accounts read; never too soon when left out. */
    readonly secondsApart?: (accounts: number) => number;
    /** How long titles are remembered, in milliseconds. */
    readonly detailsMs?: number;
  } = {},
) {
  const { beside } = options;
  const overseerr = beside?.overseerr ?? options.overseerr ?? (await createFakeOverseerr());
  const own = beside ? null : await createTestDatabase();
  const url = beside?.url ?? own?.url ?? '';
  const config: BotConfig = beside?.config ?? {
    unlinked: 'link',
    publicCards: true,
    forgetAfterDays: 30,
    pollIntervalSeconds: 3600,
    role: 'all',
    admins: [],
    approvalPlaces: [],
    plexTvUrl: 'http://127.0.0.1:9',
    writeBackIds: false,
    http: { publicUrl: null },
    ...options.config,
  };
  const pooled = createPrismaClient({ url, poolSize: 10, poolTimeoutSeconds: 30 });
  const clock = () => new Date();
  const book = createServices({
    prisma: pooled.prisma,
    box: createSecretBox(new Uint8Array(32)),
    clock,
  });
  const entryOf = async (name: string, server: FakeOverseerr, guest: number | undefined) => {
    const { url: baseUrl, apiKey } = server;
    const client = createOverseerr({
      baseUrl,
      apiKey,
      log: silent,
      clock,
      timeouts: {
        probeMs: 50,
        connectMs: 1000,
        ...(options.detailsMs === undefined ? {} : { detailsMs: options.detailsMs }),
      },
      onBack: () => void bot.jobs.nudge('submit'),
    });
    const id = await book.ensure({ kind: 'overseerr', name, baseUrl, secret: apiKey });
    return { id, name, client, guest: toAccountNumber(guest ?? 0) };
  };
  const { second, guests } = options;
  const first = await entryOf('default', overseerr, guests?.first);
  const other = second && (await entryOf('2', second, guests?.second));
  const servers = createMediaServers(other ? [first, other] : [first]);
  const chat = beside?.chat ?? createListOfMessages();
  const bot = buildBot({
    config,
    database: { ...pooled, url },
    servers,
    book,
    platforms: [
      { name: 'discord', outbound: chat.outbound },
      {
        name: 'telegram',
        outbound: chat.outbound,
        opening: (command, text) => deepLink('medianest_bot', command, text),
      },
    ],
    texts: loadTexts(),
    log: silent,
    clock,
    pace: { secondsApart: options.secondsApart ?? (() => 0) },
  });
  await bot.jobs.start();

  return {
    ...bot,
    ...chat,
    chat,
    config,
    overseerr,
    serviceId: first.id,
    secondId: other?.id ?? null,
    url,
    prisma: pooled.prisma,

    /** What a Discord user does in a channel of a guild, or (channel null) in a private chat. */
    as(platformUserId: string, channel: string | null = 'channel-1', standing: Standing = {}) {
      const { guild = 'guild-1', roles = [], canManage = false } = standing;
      const { platform = 'discord', name = `user ${platformUserId}`, isOverheard } = standing;
      const happening = (): Happening => {
        const token = chat.nextToken();
        const until = new Date(Date.now() + 800_000);
        const place: Place = {
          platform,
          kind: 'channel',
          address: channel ?? `dm-${platformUserId}`,
        };
        return {
          visitor: {
            platform,
            platformUserId,
            name,
            locale: 'en-US',
            roles,
            canManage,
          },
          space: channel ? { platformSpaceId: guild, name: 'Guild' } : null,
          place,
          answer: {
            place: isOverheard ? place : { platform, kind: 'reply', address: token, until },
            messageId: null,
          },
        };
      };
      return {
        happening,
        /** A code that joins a chat with this one. */
        async code(): Promise<string> {
          const { visitor } = happening();
          const { id: userId } = await bot.people.meet(visitor);
          return bot.identity.code({ userId, chat: { platform, platformUserId } });
        },
        command: (name: string, values = {}) => bot.dispatch.command(happening(), name, values),
        suggest: (typed: string) => bot.dispatch.suggest(happening(), 'request', 'title', typed),
        press: (id: string, values: string[] = []) => bot.dispatch.press(happening(), id, values),
        submit: (id: string, fields: Record<string, string> = {}) =>
          bot.dispatch.submit(happening(), id, fields),
        /** Reacts to a message of the bot that stands in this place. */
        react: (messageId: string, sign: Sign) => {
          const happened = happening();
          const answer = { place: happened.place, messageId };
          return bot.dispatch.react({ ...happened, answer }, sign);
        },
        /** Presses, and returns what the message with the button shows now and after each edit. */
        async pressAndWatch(id: string) {
          const happened = happening();
          const reply = await bot.dispatch.press(happened, id, []);
          return { reply, message: chat.replyAt(happened.answer?.place.address ?? '') };
        },
      };
    },

    /** Lets the bot do all it has to do now, until nothing waits. */
    async settle(patienceMs?: number): Promise<void> {
      const busy = async () => {
        const { kinds } = await bot.jobs.counts();
        return Object.entries(kinds).filter(([, { waiting, active }]) => waiting + active > 0);
      };
      try {
        await until(async () => (await busy()).length === 0, 'no job to wait or run', patienceMs);
      } catch (error) {
        throw new Error(`${error}: ${JSON.stringify(await busy())}`);
      }
    },

    async stop(): Promise<void> {
      await bot.jobs.stop(2000);
      await servers.close();
      await bot.locks.close();
      await pooled.close();
      if (!beside && !options.overseerr) await overseerr.stop();
      await own?.drop();
    },
  };
}

/** The view of a reply that has one. */
export function viewOf(reply: Reply): View {
  if (reply.kind === 'say' || reply.kind === 'update') return reply.view;
  throw new Error(`a ${reply.kind} has no view`);
}

/** Ids of the buttons and pickers that can be used. */
export function idsIn(view: View): string[] {
  const buttons = (view.buttons ?? [])
    .flat()
    .flatMap((b) => ('press' in b && !b.isOff ? [b.press] : []));
  return [...(view.picker ? [view.picker.press] : []), ...buttons];
}

/** The id of the one usable button of an action. */
export function idOf(view: View, verb: string): string {
  const found = idsIn(view).find((id) => id === verb || id.startsWith(`${verb}:`));
  if (!found) throw new Error(`no "${verb}" among ${idsIn(view).join(', ') || 'no buttons'}`);
  return found;
}

interface Faults {
  post: Fault | null;
  edit: Fault | null;
  closed: string | null;
}

function createListOfMessages() {
  const messages: SeenMessage[] = [];
  const replies = new Map<string, View[]>();
  const posted = new Map<string, SeenMessage>();
  let tokens = 0;
  /** What is thrown for every post and edit; `closed`: for posts in this channel. */
  const faults: Faults = { post: null, edit: null, closed: null };

  const outbound: Outbound = {
    async post(place, view, once) {
      if (faults.post) throw faults.post;
      if (faults.closed === place.address) throw new Fault('place-forbidden');
      const known = posted.get(once);
      const message = known ?? { place, messageId: `m${messages.length + 1}`, history: [view] };
      if (!known) messages.push(message);
      posted.set(once, message);
      return { place, messageId: message.messageId };
    },
    async edit(ref: MessageRef, view) {
      if (faults.edit) throw faults.edit;
      if (ref.place.kind === 'reply') {
        replies.set(ref.place.address, [...(replies.get(ref.place.address) ?? []), view]);
        return;
      }
      const message = messages.find(({ messageId }) => messageId === ref.messageId);
      if (!message) throw new Fault('message-gone');
      message.history.push(view);
    },
  };

  return {
    outbound,
    messages,
    faults,
    /** What an answer to a deed goes by. */
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
