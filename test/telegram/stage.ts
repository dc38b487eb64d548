import { expect, onTestFinished } from 'vitest';
import { type Command, defineCommand } from '../../src/chat/command.ts';
import type { Dispatch, Happening, Sign } from '../../src/chat/dispatch.ts';
import type { RawOptions, Suggestion } from '../../src/chat/option.ts';
import { type Reply, toast, whisper } from '../../src/chat/reply.ts';
import { type Catalogue, loadTexts } from '../../src/chat/text/catalogue.ts';
import { say } from '../../src/chat/view.ts';
import type { News } from '../../src/core/news.ts';
import type { Log } from '../../src/ports.ts';
import type { TelegramOptions } from '../../src/telegram/telegram.ts';
import { createTelegram, type Telegram } from '../../src/telegram/telegram.ts';
import { createFakeTelegram, type FakeTelegram } from '../fakes/telegram/server.ts';

/** One call of the dispatch, as it was made. */
type Asked =
  | { kind: 'command'; happening: Happening; name: string; options: RawOptions }
  | { kind: 'press'; happening: Happening; id: string; values: readonly string[] }
  | { kind: 'submit'; happening: Happening; id: string; fields: Readonly<Record<string, string>> }
  | { kind: 'react'; happening: Happening; sign: Sign }
  | { kind: 'suggest'; happening: Happening; typed: string };

/** A dispatch that writes down what it is asked and answers as the test says. */
export interface Script extends Dispatch {
  readonly asked: Asked[];
  /** What it was told of the bot itself, in order. */
  readonly news: News[];
  onCommand: (name: string, options: RawOptions, happening: Happening) => Reply | Promise<Reply>;
  onPress: (id: string, happening: Happening) => Reply | Promise<Reply>;
  onSubmit: (id: string, fields: Readonly<Record<string, string>>) => Reply;
  onReact: (sign: Sign) => Reply | null;
  suggestions: readonly Suggestion[];
}

const request = defineCommand({
  name: 'request',
  summary: 'command-request',
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest: async () => [] },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [],
  run: async () => toast(''),
});

const requests = defineCommand({
  name: 'requests',
  summary: 'command-requests',
  options: { page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 } },
  actions: [],
  run: async () => toast(''),
});

const help = defineCommand({
  name: 'help',
  summary: 'command-help',
  options: {},
  actions: [],
  run: async () => toast(''),
});

export const commands: readonly Command[] = [request, requests, help];

export function aScript(): Script {
  const asked: Asked[] = [];
  const news: News[] = [];
  const script: Script = {
    asked,
    news,
    commands,
    opensForm: () => false,
    suggestions: [],
    onCommand: (name, options) => whisper(say(`${name} ${JSON.stringify(options)}`)),
    onPress: (id) => toast(`pressed ${id}`),
    onSubmit: (id, fields) => whisper(say(`${id} ${JSON.stringify(fields)}`)),
    onReact: () => null,
    async command(happening, name, options) {
      asked.push({ kind: 'command', happening, name, options });
      return script.onCommand(name, options, happening);
    },
    async press(happening, id, values) {
      asked.push({ kind: 'press', happening, id, values });
      return script.onPress(id, happening);
    },
    async submit(happening, id, fields) {
      asked.push({ kind: 'submit', happening, id, fields });
      return script.onSubmit(id, fields);
    },
    async react(happening, sign) {
      asked.push({ kind: 'react', happening, sign });
      return script.onReact(sign);
    },
    async suggest(happening, _command, _option, typed) {
      asked.push({ kind: 'suggest', happening, typed });
      return script.suggestions;
    },
    async hear(platform, told) {
      if (platform === 'telegram') news.push(told);
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

export const texts: Catalogue = loadTexts();

export interface Stage {
  readonly fake: FakeTelegram;
  readonly script: Script;
  readonly log: ReturnType<typeof aLog>;
  readonly telegram: Telegram;
  /** A person with a private chat. */
  readonly ann: number;
  /** Another bot process on the same token; not started. */
  another(options?: Partial<TelegramOptions>): Telegram;
}

/** A bot that runs against a Telegram on loopback. At the end every rule must have been kept. */
export async function aStage(options: Partial<TelegramOptions> = {}): Promise<Stage> {
  const fake = await createFakeTelegram();
  const script = aScript();
  const log = aLog();
  const running = new Set<Telegram>();
  const another = (more: Partial<TelegramOptions> = {}) => {
    const telegram = createTelegram({
      token: fake.token,
      apiUrl: fake.apiUrl,
      webhookUrl: null,
      texts,
      log,
      clock: () => new Date(),
      ...options,
      ...more,
    });
    running.add(telegram);
    return telegram;
  };
  const telegram = another();
  onTestFinished(async () => {
    fake.faults.clear();
    await Promise.all([...running].map((one) => one.stop()));
    await fake.stop();
    expect(fake.verdicts).toEqual([]);
    expect(fake.unanswered()).toEqual([]);
  });
  await telegram.start(script);
  const ann = fake.world.addUser({ firstName: 'Ann', languageCode: 'en' });
  fake.world.privateChat(ann);
  return { fake, script, log, telegram, ann, another };
}

/** The bot's newest message of a chat, once there are at least `count`. */
export function answerIn(fake: FakeTelegram, chatId: number, count = 1) {
  return fake.until(`${count} answers in ${chatId}`, () => {
    const messages = fake.botMessages(chatId);
    return messages.length >= count && messages.at(-1);
  });
}
