import { expect, onTestFinished } from 'vitest';
import { type Command, defineCommand } from '../../src/chat/command.ts';
import type { Dispatch, Interaction, ReactionVote } from '../../src/chat/dispatch.ts';
import type { RawOptions, Suggestion } from '../../src/chat/option.ts';
import { type Reply, replyPrivately, toast } from '../../src/chat/reply.ts';
import { textView, type View } from '../../src/chat/view.ts';
import { createDiscord, type Discord, type DiscordOptions } from '../../src/discord/discord.ts';
import type { PlatformEvent } from '../../src/domain/spaces/platform-event.ts';
import type { Log } from '../../src/ports/log.ts';
import { createFakeDiscord, type FakeDiscord } from '../fakes/discord/server.ts';
import { translations } from './text.ts';

type Script<Args extends readonly unknown[], Value> = (...args: Args) => Value | Promise<Value>;

/** One call of the dispatcher. */
interface DispatchCall {
  readonly verb: 'command' | 'press' | 'submit' | 'react' | 'suggest';
  readonly interaction: Interaction;
  readonly what: string;
  readonly input: unknown;
}

/** A dispatcher that records its calls and replies as the test defines. */
export interface ScriptedDispatch extends Dispatch {
  readonly calls: DispatchCall[];
  /** The reported events, in order. */
  readonly events: PlatformEvent[];
  onCommand: Script<[name: string, options: RawOptions, interaction: Interaction], Reply>;
  onPress: Script<[id: string, values: readonly string[], interaction: Interaction], Reply>;
  onSubmit: Script<[id: string, fields: Readonly<Record<string, string>>], Reply>;
  onReact: Script<[vote: ReactionVote, interaction: Interaction], Reply | null>;
  onSuggest: Script<[typed: string], readonly Suggestion[]>;
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

/** The commands that the test bot registers. */
export const commands: readonly Command[] = [request, requests];

/** A view with one row of buttons, one for each id. */
export function buttonsView(text: string, ...ids: readonly string[]): View {
  const row = ids.map((press) => ({ label: press, press, style: 'main' }) as const);
  return { ...textView(text), buttons: [row] };
}

export function aScriptedDispatch(): ScriptedDispatch {
  const calls: DispatchCall[] = [];
  const events: PlatformEvent[] = [];
  const script: ScriptedDispatch = {
    calls,
    events,
    commands,
    onCommand: (name) => replyPrivately(buttonsView(`/${name}`, 'go:1')),
    onPress: (id) => toast(`pressed ${id}`),
    onSubmit: (id) => toast(`submitted ${id}`),
    onReact: () => null,
    onSuggest: () => [],
    opensForm: (id) => id.startsWith('form'),
    async command(interaction, what, input) {
      calls.push({ verb: 'command', interaction, what, input });
      return script.onCommand(what, input, interaction);
    },
    async press(interaction, what, input) {
      calls.push({ verb: 'press', interaction, what, input });
      return script.onPress(what, input, interaction);
    },
    async submit(interaction, what, input) {
      calls.push({ verb: 'submit', interaction, what, input });
      return script.onSubmit(what, input);
    },
    async react(interaction, what) {
      calls.push({ verb: 'react', interaction, what, input: null });
      return script.onReact(what, interaction);
    },
    isPosting: async () => false,
    async suggest(interaction, command, option, input) {
      calls.push({ verb: 'suggest', interaction, what: `/${command} ${option}`, input });
      return script.onSuggest(input);
    },
    async handleEvent(platform, event) {
      if (platform === 'discord') events.push(event);
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

/** A fake Discord with a guild, a channel, and a member. */
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

/** A bot for this fake Discord. The test starts it; it is stopped when the test ends. */
export function aBot(fake: FakeDiscord, options: Partial<DiscordOptions> = {}): Bot {
  const { log, lines } = aLog();
  const discord = createDiscord({
    token: fake.token,
    apiUrl: fake.apiUrl,
    guildIds: [],
    translations,
    log,
    clock: () => new Date(),
    ...options,
  });
  onTestFinished(() => discord.stop());
  return { ...discord, lines };
}

/** A fake Discord with a running bot. The test fails if the bot breaks a rule of Discord. */
export async function setUpDiscord(
  options: Partial<DiscordOptions> = {},
  fakeOptions: Parameters<typeof createFakeDiscord>[0] = {},
) {
  const world = await aWorld(fakeOptions);
  onTestFinished(() => expect(world.fake.ruleViolations).toEqual([]));
  const script = aScriptedDispatch();
  const bot = aBot(world.fake, options);
  await bot.start(script);
  return { ...world, bot, script };
}

/** A promise and the function that fulfills it. */
export function aPromise<Value>() {
  let fulfil: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    fulfil = resolve;
  });
  return { promise, fulfil };
}
