import { expect, onTestFinished } from 'vitest';
import type { Dispatch, Interaction, ReactionVote } from '../../src/chat/dispatch.ts';
import { loadTranslations, type Translations } from '../../src/chat/i18n/translations.ts';
import type { RawOptions, Suggestion } from '../../src/chat/option.ts';
import { type Reply, replyPrivately, toast } from '../../src/chat/reply.ts';
import { textView } from '../../src/chat/view.ts';
import type { PlatformEvent } from '../../src/domain/spaces/platform-event.ts';
import type { Log } from '../../src/ports/log.ts';
import type { UpdateInbox } from '../../src/ports/spaces/update-inbox.ts';
import type { TelegramLimits } from '../../src/telegram/client.ts';
import type { TelegramOptions } from '../../src/telegram/telegram.ts';
import { createTelegram, type Telegram } from '../../src/telegram/telegram.ts';
import { createFakeTelegram, type FakeTelegram } from '../fakes/telegram/server.ts';
import { createInMemoryUpdateInbox } from './in-memory/update-inbox.ts';
import { telegramCommands } from './telegram-commands.ts';

/** One call of the dispatcher. */
type DispatchCall =
  | { kind: 'command'; interaction: Interaction; name: string; options: RawOptions }
  | { kind: 'press'; interaction: Interaction; id: string; values: readonly string[] }
  | {
      kind: 'submit';
      interaction: Interaction;
      id: string;
      fields: Readonly<Record<string, string>>;
    }
  | { kind: 'react'; interaction: Interaction; sign: ReactionVote }
  | { kind: 'suggest'; interaction: Interaction; typed: string };

/** A dispatcher that records its calls and replies as the test defines. */
export interface ScriptedDispatch extends Dispatch {
  readonly calls: DispatchCall[];
  /** The reported events, in order. */
  readonly events: PlatformEvent[];
  onCommand: (
    name: string,
    options: RawOptions,
    interaction: Interaction,
  ) => Reply | Promise<Reply>;
  onPress: (id: string, interaction: Interaction) => Reply | Promise<Reply>;
  onSubmit: (id: string, fields: Readonly<Record<string, string>>) => Reply;
  onReact: (vote: ReactionVote) => Reply | null;
  /** Whether the bot is posting a card. */
  posts: boolean;
  suggestions: readonly Suggestion[];
}

export function aScriptedDispatch(): ScriptedDispatch {
  const calls: DispatchCall[] = [];
  const events: PlatformEvent[] = [];
  const script: ScriptedDispatch = {
    calls,
    events,
    commands: telegramCommands,
    opensForm: () => false,
    suggestions: [],
    onCommand: (name, options) => replyPrivately(textView(`${name} ${JSON.stringify(options)}`)),
    onPress: (id) => toast(`pressed ${id}`),
    onSubmit: (id, fields) => replyPrivately(textView(`${id} ${JSON.stringify(fields)}`)),
    onReact: () => null,
    posts: false,
    async command(interaction, name, options) {
      calls.push({ kind: 'command', interaction, name, options });
      return script.onCommand(name, options, interaction);
    },
    async press(interaction, id, values) {
      calls.push({ kind: 'press', interaction, id, values });
      return script.onPress(id, interaction);
    },
    async submit(interaction, id, fields) {
      calls.push({ kind: 'submit', interaction, id, fields });
      return script.onSubmit(id, fields);
    },
    async react(interaction, sign) {
      calls.push({ kind: 'react', interaction, sign });
      return script.onReact(sign);
    },
    isPosting: async () => script.posts,
    async suggest(interaction, _command, _option, typed) {
      calls.push({ kind: 'suggest', interaction, typed });
      return script.suggestions;
    },
    async handleEvent(platform, event) {
      if (platform === 'telegram') events.push(event);
    },
  };
  return script;
}

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
}

/** A log that a test can read. */
export function aLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Log) => (_: object, message: string) =>
    void lines.push({ level, message });
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

export const translations: Translations = loadTranslations();

export interface TelegramSetup {
  readonly fake: FakeTelegram;
  readonly script: ScriptedDispatch;
  readonly log: ReturnType<typeof aLog>;
  readonly telegram: Telegram;
  /** Where all bots of the test keep what they have received. */
  readonly inbox: UpdateInbox;
  /** A user with a private chat. */
  readonly ann: number;
  /** Another bot process with the same token. The test starts it. */
  createAnother(options?: Partial<TelegramOptions>): Telegram;
}

/** For tests that are not about the limits, and would wait a second for each message to a chat. */
const unlimited: TelegramLimits = { all: {}, chat: {}, group: {}, edits: {} };

/** A bot that runs against a fake Telegram, as fast as it can unless `limits` are given. The test fails if the bot breaks a rule of Telegram. */
export async function setUpTelegram(
  options: Partial<TelegramOptions> = {},
): Promise<TelegramSetup> {
  const fake = await createFakeTelegram();
  const script = aScriptedDispatch();
  const log = aLog();
  const running = new Set<Telegram>();
  const inbox = createInMemoryUpdateInbox();
  const createAnother = (more: Partial<TelegramOptions> = {}) => {
    const telegram = createTelegram({
      token: fake.token,
      apiUrl: fake.apiUrl,
      webhookUrl: null,
      createUpdateInbox: () => inbox,
      translations,
      log,
      clock: () => new Date(),
      limits: unlimited,
      ...options,
      ...more,
    });
    running.add(telegram);
    return telegram;
  };
  const telegram = createAnother();
  onTestFinished(async () => {
    fake.faults.clear();
    await Promise.all([...running].map((one) => one.stop()));
    await fake.stop();
    expect(fake.ruleViolations).toEqual([]);
    expect(fake.unanswered()).toEqual([]);
  });
  await telegram.start(script);
  const ann = fake.world.addUser({ firstName: 'Ann', languageCode: 'en' });
  fake.world.privateChat(ann);
  return { fake, script, log, inbox, telegram, ann, createAnother };
}

/** Waits until the bot has sent `count` messages in a chat, and returns the last one. */
export function waitForAnswer(fake: FakeTelegram, chatId: number, count = 1) {
  return fake.until(`${count} answers in ${chatId}`, () => {
    const messages = fake.botMessages(chatId);
    return messages.length >= count && messages.at(-1);
  });
}
