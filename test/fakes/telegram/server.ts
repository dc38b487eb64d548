import { createFaults, type Faults } from './faults.ts';
import { type CallRecord, createCallHandler, type RuleViolation } from './http/call-handler.ts';
import { startListener } from './http/listener.ts';
import { createRates, type Rates } from './http/rates.ts';
import { readSpec } from './http/spec.ts';
import { createWebhookSender } from './http/webhook-sender.ts';
import { type CommandScope, scopeKey } from './methods/account.ts';
import { createPerson, type Person } from './person/person.ts';
import { createDelivery } from './state/delivery.ts';
import {
  type Command,
  createState,
  getRoom,
  type MessageEntry,
  type Prompt,
} from './state/state.ts';
import { createWorld, type World } from './state/world.ts';
import { createWaiter, type Waiter } from './waiter.ts';
import type { CallbackQuery, Message, Reaction, Update } from './wire/wire.ts';

export interface FakeTelegramOptions {
  readonly token?: string;
  readonly botUsername?: string;
  /** Milliseconds since 1970; the real clock by default. */
  readonly now?: () => number;
  /** How long a callback or inline query accepts an answer; 15 s by default. */
  readonly queryLifetimeMs?: number;
  /** First delay before retrying a webhook update; 20 ms by default. */
  readonly webhookRetryMs?: number;
  /** The actual target of a webhook URL; the URL itself by default. */
  readonly route?: (url: string) => string;
  /** A machine-readable Bot API to check calls against; by default the file in TELEGRAM_API_SPEC. */
  readonly specPath?: string | undefined;
  /** Whether to check calls against the specification and rate limits (slow); true by default. */
  readonly validate?: boolean;
  /** Called for every call when its answer is known. */
  readonly onCall?: (call: CallRecord) => void;
}

/** The current message, with its earlier versions and its reactions. */
export interface SeenMessage extends Message {
  /** Earlier versions, oldest first. */
  readonly history: readonly Message[];
  /** By user id; the bot's own reaction under the bot's id. */
  readonly reactions: ReadonlyMap<number, readonly Reaction[]>;
  readonly isPinned: boolean;
  /** A forced reply or a reply keyboard that came with it. */
  readonly prompt: Prompt | undefined;
}

/** A Telegram server on loopback with one bot, people, and chats. It validates every call. */
export interface FakeTelegram extends Waiter {
  /** For grammY: `new Bot(token, { client: { apiRoot: apiUrl } })`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly botId: number;
  readonly botUsername: string;
  readonly world: World;
  as(userId: number): Person;
  /** All current messages in a chat or one of its topics, oldest first. */
  messages(chatId: number, topicId?: number): readonly SeenMessage[];
  /** Only messages of the bot. */
  botMessages(chatId: number, topicId?: number): readonly SeenMessage[];
  /** Deleted messages. */
  deletedMessages(chatId: number): readonly SeenMessage[];
  commands(scope?: CommandScope, languageCode?: string): readonly Command[];
  /** All calls in order of arrival. */
  readonly calls: readonly CallRecord[];
  callsOf(method: string): readonly CallRecord[];
  /** Rules that the bot broke; tests expect none. */
  readonly ruleViolations: readonly RuleViolation[];
  /** Callback queries without an answer. */
  unanswered(): readonly CallbackQuery[];
  /** Updates the bot has not confirmed. */
  pendingUpdates(): readonly Update[];
  /** Whether a long poll of the bot is waiting. */
  isPolled(): boolean;
  readonly faults: Faults;
  readonly rates: Pick<Rates, 'enforce' | 'bursts'>;
  stop(): Promise<void>;
}

const defaults = {
  token: '7000000001:AAFakeFakeFakeFakeFakeFakeFakeFake0',
  botUsername: 'medianest_test_bot',
  queryLifetimeMs: 15_000,
  webhookRetryMs: 20,
  firstUpdateId: 310_000_001,
} as const;

/** Starts the server; `stop` it at the end of the test. */
export async function createFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const now = options.now ?? Date.now;
  const token = options.token ?? defaults.token;
  const isValidating = options.validate ?? true;
  const specPath = isValidating
    ? (options.specPath ?? process.env['TELEGRAM_API_SPEC'])
    : undefined;
  const waiter = createWaiter();
  const delivery = createDelivery(now, defaults.firstUpdateId);
  const state = createState({
    token,
    botUsername: options.botUsername ?? defaults.botUsername,
    now,
    queryLifetimeMs: options.queryLifetimeMs ?? defaults.queryLifetimeMs,
    delivery,
  });
  const faults = createFaults();
  const rates = createRates(now);
  const uncounted: Rates = { enforce: false, bursts: [], count: () => undefined };
  const webhook = createWebhookSender({
    delivery,
    now,
    retryMs: options.webhookRetryMs ?? defaults.webhookRetryMs,
    route: options.route ?? ((url) => url),
    onReply: (body) => void reply(body),
  });
  const handler = createCallHandler({
    state,
    faults,
    rates: isValidating ? rates : uncounted,
    webhook,
    spec: specPath === undefined || specPath === '' ? undefined : readSpec(specPath),
    onChange: waiter.notify,
    onCall: options.onCall ?? (() => undefined),
  });
  const reply = async (body: unknown) => {
    if (typeof body !== 'object' || body === null || !('method' in body)) return;
    const { method, ...parameters } = body;
    const { signal } = new AbortController();
    await handler.handle({ method: String(method), parameters, files: new Map(), signal });
  };
  delivery.onPush(waiter.notify);
  const listener = await startListener(token, handler);
  const world = createWorld(state);

  const select = (chatId: number, wanted: (entry: MessageEntry) => boolean) =>
    [...getRoom(state, chatId).entries.values()].filter(wanted).map(toSeen);
  const inTopic = (entry: MessageEntry, topicId: number | undefined) =>
    !entry.isDeleted && (topicId === undefined || entry.wire.message_thread_id === topicId);

  return {
    apiUrl: listener.url,
    token,
    botId: state.bot.id,
    botUsername: state.bot.username ?? '',
    world,
    as: (userId) => createPerson(state, world, userId),
    messages: (chatId, topicId) => select(chatId, (entry) => inTopic(entry, topicId)),
    botMessages: (chatId, topicId) =>
      select(chatId, (entry) => inTopic(entry, topicId) && entry.wire.from?.id === state.bot.id),
    deletedMessages: (chatId) => select(chatId, ({ isDeleted }) => isDeleted),
    commands: (scope, languageCode) => state.commands.get(scopeKey(scope, languageCode)) ?? [],
    calls: handler.calls,
    callsOf: (method) => handler.calls.filter((call) => call.method === method),
    ruleViolations: handler.ruleViolations,
    unanswered: () =>
      [...state.callbacks.values()].filter((one) => !one.isAnswered).map(({ query }) => query),
    pendingUpdates: () => delivery.pending(),
    isPolled: () => delivery.isPolled(),
    faults,
    rates,
    until: waiter.until,
    async stop() {
      webhook.stop();
      faults.clear();
      delivery.stop();
      const ended = new Error('the Telegram fake stopped before the bot answered');
      for (const open of [...state.callbacks.values(), ...state.inlines.values()]) {
        open.abandon(ended);
      }
      await listener.stop();
    },
  };
}

const toSeen = ({ wire, history, reactions, isPinned, prompt }: MessageEntry): SeenMessage => ({
  ...wire,
  history: [...history],
  reactions: new Map(reactions),
  isPinned,
  prompt,
});
