import { describe, expect, it, vi } from 'vitest';
import { createOnce, defineAction } from '../../../src/chat/action.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import type { UseCases } from '../../../src/chat/context.ts';
import { createDispatch, type Interaction } from '../../../src/chat/dispatch.ts';
import { loadTranslations } from '../../../src/chat/i18n/translations.ts';
import { toast } from '../../../src/chat/reply.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { anId } from '../../support/factories.ts';
import { t } from '../../support/text.ts';

const user = {
  id: anId<'user'>(),
  displayName: 'Ada',
  locale: null,
  isAdmin: false,
  isBlocked: false,
};
const interaction: Interaction = {
  sender: { platform: 'discord', platformUserId: '1', name: 'ada', locale: 'en', roles: ['r'] },
  space: null,
  place: { platform: 'discord', kind: 'direct', address: '1' },
  answer: null,
};

/** Every use case as an empty object, except the one that identifies the sender. */
function createFakeUseCases(): UseCases {
  const names = [
    ...['services', 'titleSearch', 'quotas', 'drafts', 'requests', 'subscriptions', 'decisions'],
    ...['identity', 'memberAdmin', 'edits', 'history', 'setup', 'signInFlow'],
  ];
  const members = { identify: async () => ({ user, space: null }) };
  const useCases = Object.fromEntries([...names.map((name) => [name, {}]), ['members', members]]);
  return useCases as unknown as UseCases;
}

const aCommand = {
  name: 'help',
  summary: 'command-help',
  options: {},
  run: async () => toast(''),
} as const;

function createTestDispatch(parts: Partial<Parameters<typeof createDispatch>[0]> = {}) {
  const recordDenial = vi.fn(async () => undefined);
  const dispatch = createDispatch({
    commands: [],
    useCases: createFakeUseCases(),
    botMembership: { handleEvent: async () => undefined },
    translations: loadTranslations(),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    clock: () => new Date('2026-11-23T12:00:00Z'),
    recordBug: async () => 'ref',
    recordDenial,
    retry: (work) => work(),
    timeZone: 'UTC',
    startLink: () => null,
    ...parts,
  });
  return { dispatch, recordDenial };
}

describe('dispatch', () => {
  it.each([
    ['a private message, which opens the chat', true, true, ['closed']],
    ['a private message in an open chat', false, true, []],
    ['an old button, which proves nothing', true, false, []],
  ])('reports %s, before it answers', async (_, isClosed, isPrivateMessage, expected) => {
    const seen: string[] = [];
    const useCases = createFakeUseCases();
    const { dispatch } = createTestDispatch({
      useCases: {
        ...useCases,
        members: {
          ...useCases.members,
          identify: async () => ({ user, space: null, accounts: [], isClosed }),
        },
      },
      botMembership: {
        async handleEvent(platform, event) {
          expect(platform).toBe('discord');
          expect(event).toMatchObject({ platformUserId: '1', isClosed: false });
          seen.push(event.kind);
        },
      },
      commands: [
        defineCommand({
          ...aCommand,
          actions: [],
          async run() {
            seen.push('answer');
            return toast('');
          },
        }),
      ],
    });
    await dispatch.command({ ...interaction, isPrivateMessage }, 'help', {});
    expect(seen).toEqual([...expected, 'answer']);
  });

  it('gives a command only the use cases it has declared', async () => {
    let found: string[] = [];
    const command = defineCommand({
      name: 'help',
      summary: 'command-help',
      uses: ['services', 'drafts'],
      options: {},
      actions: [],
      async run(ctx) {
        found = Object.keys(ctx.useCases);
        return toast('');
      },
    });
    await createTestDispatch({ commands: [command] }).dispatch.command(interaction, 'help', {});
    expect(found).toEqual(['services', 'drafts']);
  });

  it('lets an action read before it is known who presses, and again when it is tried again', async () => {
    const events: string[] = [];
    const action = defineAction({
      verb: 'test',
      args: {},
      async prepare() {
        events.push('read');
        return events.length;
      },
      async run(_ctx, _args, { prepared }) {
        events.push(`run ${prepared}`);
        if (events.length < 4) throw new Error('the database is away');
        return toast('done');
      },
    });
    const useCases = createFakeUseCases();
    const identify = async () => {
      events.push('identify');
      return { user, accounts: [], space: null, isClosed: false };
    };
    const { dispatch } = createTestDispatch({
      commands: [defineCommand({ ...aCommand, actions: [action] })],
      useCases: { ...useCases, members: { ...useCases.members, identify } },
      retry: (work) => work().catch(work),
    });
    expect(await dispatch.press(interaction, 'test', [])).toEqual(toast('done'));
    expect(events).toEqual(['read', 'identify', 'run 1', 'read', 'identify', 'run 4']);
  });

  it('has an action decide once, although its work is repeated after the database was away', async () => {
    const decide = createOnce<boolean>();
    const wanted: boolean[] = [];
    let isOn = false;
    const toggle = defineAction({
      verb: 'test',
      args: {},
      async run({ interaction: of }) {
        isOn = decide(of, () => !isOn);
        wanted.push(isOn);
        if (wanted.length === 1) throw new Error('the answer to the commit was lost');
        return toast('');
      },
    });
    const { dispatch } = createTestDispatch({
      commands: [defineCommand({ ...aCommand, actions: [toggle] })],
      retry: (work) => work().catch(work),
    });
    await dispatch.press({ ...interaction }, 'test', []);
    expect(wanted).toEqual([true, true]);
    await dispatch.press({ ...interaction }, 'test', []);
    expect(isOn).toBe(false);
  });

  it('says nothing about what an action could not read if the person may not press', async () => {
    const action = defineAction({
      verb: 'test',
      args: {},
      prepare: () => Promise.reject(new Error('no draft')),
      run: async () => toast('done'),
    });
    const useCases = createFakeUseCases();
    const identify = () => Promise.reject(new AppError('user-blocked'));
    const { dispatch } = createTestDispatch({
      commands: [defineCommand({ ...aCommand, actions: [action] })],
      useCases: { ...useCases, members: { ...useCases.members, identify } },
    });
    const reply = await dispatch.press(interaction, 'test', []);
    expect(JSON.stringify(reply)).toContain(t('error-user-blocked'));
  });

  it('gives an action without a declaration no use cases', async () => {
    let found: string[] | null = null;
    const action = defineAction({
      verb: 'test',
      args: {},
      async run(ctx) {
        found = Object.keys(ctx.useCases);
        return toast('');
      },
    });
    const command = defineCommand({
      name: 'help',
      summary: 'command-help',
      options: {},
      actions: [action],
      run: async () => toast(''),
    });
    const { dispatch } = createTestDispatch({ commands: [command] });
    await dispatch.press(interaction, action.id({}), []);
    expect(found).toEqual([]);
  });

  it('does not start with a command whose use case is missing', () => {
    const { history: _, ...useCases } = createFakeUseCases();
    const command = defineCommand({
      name: 'history',
      summary: 'command-history',
      uses: ['history'],
      options: {},
      actions: [],
      run: async () => toast(''),
    });
    const incomplete = useCases as unknown as UseCases;
    expect(() => createTestDispatch({ commands: [command], useCases: incomplete })).toThrow(
      'history',
    );
  });

  it('builds the actor from the stored user and the data of the platform', async () => {
    const actors: unknown[] = [];
    const command = defineCommand({
      name: 'help',
      summary: 'command-help',
      options: {},
      actions: [],
      async run({ actor }) {
        actors.push(actor);
        return toast('');
      },
    });
    await createTestDispatch({ commands: [command] }).dispatch.command(interaction, 'help', {});
    expect(actors).toEqual([
      {
        userId: user.id,
        name: 'Ada',
        source: 'discord',
        isAdmin: false,
        chat: { platform: 'discord', platformUserId: '1' },
        chatName: 'ada',
        roles: ['r'],
        canManageSpace: false,
        space: null,
        place: interaction.place,
      },
    ]);
  });

  it('records each refused action and its actor in the audit log', async () => {
    const command = defineCommand({
      name: 'help',
      summary: 'command-help',
      options: {},
      actions: [],
      async run() {
        throw new AppError('forbidden');
      },
    });
    const { dispatch, recordDenial } = createTestDispatch({ commands: [command] });
    await dispatch.command(interaction, 'help', {});
    expect(recordDenial).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'forbidden' }),
      expect.objectContaining({ userId: user.id }),
      '/help',
    );
  });

  it('omits commands that refuse the actor from the list of commands', async () => {
    const listed: string[][] = [];
    const define = (name: string, isListed: () => Promise<boolean>) =>
      defineCommand({
        name,
        summary: 'command-help',
        options: {},
        actions: [],
        isListed,
        async run(ctx) {
          listed.push((await ctx.listCommands()).map((command) => command.name));
          return toast('');
        },
      });
    const commands = [
      define('a', async () => true),
      define('b', async () => false),
      define('c', async () => {
        throw new AppError('not-linked');
      }),
    ];
    await createTestDispatch({ commands }).dispatch.command(interaction, 'a', {});
    expect(listed).toEqual([['a']]);
  });

  it('reports that the database cannot be reached, and records no bug', async () => {
    const recordBug = vi.fn(async () => 'ref');
    const { dispatch } = createTestDispatch({
      recordBug,
      retry: async () => {
        throw new AppError('database-unreachable', { cause: new Error('connect') });
      },
    });
    const reply = await dispatch.command(interaction, 'help', {});
    expect(JSON.stringify(reply)).toContain(t('error-database-unreachable'));
    expect(recordBug).not.toHaveBeenCalled();
  });

  it('shows no reference if a bug could not be recorded', async () => {
    const recordBug = () => Promise.reject(new Error('no database'));
    const command = defineCommand({
      name: 'help',
      summary: 'command-help',
      options: {},
      actions: [],
      run: () => Promise.reject(new TypeError('a bug')),
    });
    const { dispatch } = createTestDispatch({ commands: [command], recordBug });
    const reply = await dispatch.command(interaction, 'help', {});
    expect(JSON.stringify(reply)).toContain(t('error-platform-rejected'));
  });
});
