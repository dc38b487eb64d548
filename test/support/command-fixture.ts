import { type Command, defineCommand } from '../../src/chat/command.ts';
import type { UseCaseName, UseCases } from '../../src/chat/context.ts';
import { createDispatch, type Interaction } from '../../src/chat/dispatch.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import type { RawOptions } from '../../src/chat/option.ts';
import { type Reply, toast } from '../../src/chat/reply.ts';
import type { User } from '../../src/domain/accounts/user.ts';
import type { Space } from '../../src/domain/spaces/space.ts';
import { anId } from './factories.ts';
import { getView } from './reply-view.ts';

/** The use case methods that a test defines. A call of any other method fails the test. */
export type ScriptedUseCases = { readonly [Name in UseCaseName]?: Partial<UseCases[Name]> };

export const now = new Date('2026-11-23T12:00:00Z');
const translations = loadTranslations();

const listCommands = defineCommand({
  name: 'list-commands',
  summary: 'command-help',
  options: {},
  actions: [],
  isListed: async () => false,
  run: async (ctx) => toast((await ctx.listCommands()).map(({ name }) => name).join(' ')),
});

/**
 * A command with its buttons behind the real dispatcher, and with use cases that the test defines. The actor is
 * `user`, in `space` or, by default, in a private Discord chat.
 */
export function createCommandFixture(
  command: Command,
  {
    useCases,
    user = {},
    space = null,
    ...rest
  }: {
    readonly useCases: ScriptedUseCases;
    readonly user?: Partial<User>;
    readonly space?: Space | null;
    readonly sender?: Partial<Interaction['sender']>;
    readonly place?: Interaction['place'];
    readonly answer?: Interaction['answer'];
    readonly otherCommands?: readonly Command[];
    readonly startLink?: (command: string, text: string) => string | null;
  },
) {
  const actor: User = {
    id: anId<'user'>(),
    displayName: 'Ada',
    locale: null,
    isAdmin: false,
    isBlocked: false,
    ...user,
  };
  const bugs: Error[] = [];
  const denials: string[] = [];
  const dispatch = createDispatch({
    commands: [command, listCommands, ...(rest.otherCommands ?? [])],
    useCases: toUseCases(useCases, { user: actor, space }),
    botMembership: { handleEvent: async () => undefined },
    translations,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    clock: () => now,
    async recordBug(error) {
      bugs.push(error);
      return 'ref';
    },
    async recordDenial(error) {
      denials.push(error.code);
    },
    retry: (work) => work(),
    timeZone: 'UTC',
    startLink: rest.startLink ?? (() => null),
  });
  const interaction: Interaction = {
    sender: {
      platform: 'discord',
      platformUserId: '1001',
      name: 'ada',
      locale: 'en',
      roles: [],
      ...rest.sender,
    },
    space: space && { platformSpaceId: space.platformSpaceId, name: space.name },
    place:
      rest.place ??
      (space
        ? { platform: 'discord', kind: 'channel', address: '900' }
        : { platform: 'discord', kind: 'direct', address: '1001' }),
    answer: rest.answer ?? null,
  };

  /** A bug in a handler fails the test with its own message. */
  async function check(reply: Promise<Reply>): Promise<Reply> {
    const result = await reply;
    const [bug] = bugs;
    if (bug) throw bug;
    return result;
  }

  return {
    actor,
    /** The codes of the refusals that were recorded. */
    denials,
    run: (options: RawOptions = {}) => check(dispatch.command(interaction, command.name, options)),
    press: (id: string, values: readonly string[] = []) =>
      check(dispatch.press({ ...interaction }, id, values)),
    submit: (id: string, fields: Readonly<Record<string, string>>) =>
      check(dispatch.submit({ ...interaction }, id, fields)),
    suggest: (option: string, typed: string) =>
      dispatch.suggest(interaction, command.name, option, typed),
    /** Whether /help lists the command. */
    async isListed() {
      const reply = await check(dispatch.command(interaction, listCommands.name, {}));
      return reply.kind === 'toast' && reply.text.split(' ').includes(command.name);
    },
    async view(options: RawOptions = {}) {
      return getView(await this.run(options));
    },
    async pressView(id: string, values: readonly string[] = []) {
      return getView(await this.press(id, values));
    },
  };
}

function toUseCases(
  scripted: ScriptedUseCases,
  identified: { readonly user: User; readonly space: Space | null },
): UseCases {
  const identify = async () => identified;
  const all = {
    ...scripted,
    members: { identify, ...scripted.members },
    services: {
      getTitle: () => 'Seerr',
      getCurrentName: async () => 'Seerr',
      findDiscordIdPage: async () => 'general',
      ...scripted.services,
    },
  };
  return new Proxy(all, {
    get: (target, name) => scriptOf(Reflect.get(target, name) ?? {}, String(name)),
  }) as unknown as UseCases;
}

function scriptOf(methods: object, useCase: string): unknown {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (method === undefined) throw new Error(`unexpected call of ${useCase}.${String(name)}`);
      return method;
    },
  });
}
