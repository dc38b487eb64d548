import { expect, onTestFinished } from 'vitest';
import { type Command, defineCommand } from '../../src/chat/command.ts';
import type { Dispatch, Happening, Sign } from '../../src/chat/dispatch.ts';
import type { RawOptions, Suggestion } from '../../src/chat/option.ts';
import { type Reply, toast, whisper } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import { say, type View } from '../../src/chat/view.ts';
import type { News } from '../../src/core/news.ts';
import { createDiscord, type Discord, type DiscordOptions } from '../../src/discord/discord.ts';
import type { Log } from '../../src/ports.ts';
import { createFakeDiscord, type FakeDiscord } from '../fakes/discord/server.ts';

type Answer<Args extends readonly unknown[], Value> = (...args: Args) => Value | Promise<Value>;

/** One call of the dispatch. */
interface Asked {
  readonly verb: 'command' | 'press' | 'submit' | 'react' | 'suggest';
  readonly happening: Happening;
  readonly what: string;
  readonly given: unknown;
}

/** A dispatch that writes down what it is asked and answers as the test says. */
export interface Script extends Dispatch {
  readonly asked: Asked[];
  /** What it was told of the bot itself, in order. */
  readonly news: News[];
  onCommand: Answer<[name: string, options: RawOptions, happening: Happening], Reply>;
  onPress: Answer<[id: string, values: readonly string[], happening: Happening], Reply>;
  onSubmit: Answer<[id: string, fields: Readonly<Record<string, string>>], Reply>;
  onReact: Answer<[sign: Sign, happening: Happening], Reply | null>;
  onSuggest: Answer<[typed: string], readonly Suggestion[]>;
}

const request = defineCommand({
  name: 'request',
  summary: 'command-request',
  options: {
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest: async () => [] },
  },
  actions: [],
  run: async () => toast(''),
});

const requests = defineCommand({
  name: 'requests',
  summary: 'command-requests',
  options: { page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9_999 } },
  actions: [],
  run: async () => toast(''),
});

export const commands: readonly Command[] = [request, requests];

/** A view with one button per id, all in one row. */
export function buttonsView(text: string, ...ids: readonly string[]): View {
  const row = ids.map((press) => ({ label: press, press, style: 'main' }) as const);
  return { ...say(text), buttons: [row] };
}

export function aScript(): Script {
  const asked: Asked[] = [];
  const news: News[] = [];
  const script: Script = {
    asked,
    news,
    commands,
    onCommand: (name) => whisper(buttonsView(`/${name}`, 'go:1')),
    onPress: (id) => toast(`pressed ${id}`),
    onSubmit: (id) => toast(`submitted ${id}`),
    onReact: () => null,
    onSuggest: () => [],
    opensForm: (id) => id.startsWith('form'),
    async command(happening, what, given) {
      asked.push({ verb: 'command', happening, what, given });
      return script.onCommand(what, given, happening);
    },
    async press(happening, what, given) {
      asked.push({ verb: 'press', happening, what, given });
      return script.onPress(what, given, happening);
    },
    async submit(happening, what, given) {
      asked.push({ verb: 'submit', happening, what, given });
      return script.onSubmit(what, given);
    },
    async react(happening, what) {
      asked.push({ verb: 'react', happening, what, given: null });
      return script.onReact(what, happening);
    },
    async suggest(happening, command, option, given) {
      asked.push({ verb: 'suggest', happening, what: `/${command} ${option}`, given });
      return script.onSuggest(given);
    },
    async hear(platform, told) {
      if (platform === 'discord') news.push(told);
    },
  };
  return script;
}

/** One line of the log. */
interface LogLine {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

function aLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    lines,
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  };
}

/** A fake Discord with a guild, a channel and Anna in it. */
export async function aWorld(options: Parameters<typeof createFakeDiscord>[0] = {}) {
  const fake = await createFakeDiscord(options);
  onTestFinished(() => fake.stop());
  const guildId = fake.world.addGuild({ name: 'Films' }).id;
  const channelId = fake.world.addChannel(guildId, { name: 'requests' }).id;
  const annaId = fake.world.addUser({ username: 'anna', globalName: 'Anna' }).id;
  fake.world.addMember(guildId, annaId);
  return { fake, guildId, channelId, annaId, anna: fake.as(annaId) };
}

export interface Bot extends Discord {
  readonly lines: LogLine[];
}

/** A bot at this fake, not started; stopped when the test ends. */
export function aBot(fake: FakeDiscord, options: Partial<DiscordOptions> = {}): Bot {
  const { log, lines } = aLog();
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.apiUrl,
    guildIds: [],
    texts: loadTexts(),
    log,
    clock: () => new Date(),
    ...options,
  });
  onTestFinished(() => discord.stop());
  return { ...discord, lines };
}

/** World, bot and script, running; what the bot sends must be as Discord takes it. */
export async function aStage(
  options: Partial<DiscordOptions> = {},
  fakeOptions: Parameters<typeof createFakeDiscord>[0] = {},
) {
  const world = await aWorld(fakeOptions);
  onTestFinished(() => expect(world.fake.verdicts).toEqual([]));
  const script = aScript();
  const bot = aBot(world.fake, options);
  await bot.start(script);
  return { ...world, bot, script };
}

/** A promise and the means to fulfil it. */
export function aPromise<Value>() {
  let fulfil: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    fulfil = resolve;
  });
  return { promise, fulfil };
}
