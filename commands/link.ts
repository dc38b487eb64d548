import { defineAction } from '../src/chat/action.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { notLinkedView, recheck } from '../src/chat/linking.ts';
import { type Reply, update, whisper } from '../src/chat/reply.ts';
import { serverChoice } from '../src/chat/server-choice.ts';
import { signInButtons, signInBy } from '../src/chat/sign-in.ts';
import type { Say } from '../src/chat/text/catalogue.ts';
import { type Button, type Line, say, type View } from '../src/chat/view.ts';
import { isFault } from '../src/core/fault.ts';
import type { AccountClash, Joining, Keep } from '../src/core/identity.ts';

/** One way to tell who somebody is, as `/link` offers it; null where it does not apply. */
type Way = (ctx: Context, isLinked: boolean) => Promise<WayView | null>;

interface WayView {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

type Servers = Awaited<ReturnType<Context['app']['services']['named']>>;

/** What `/link` offers, the surest first. */
const ways: readonly Way[] = [bySigningIn, byProfile, byCode];

const makeCode = defineAction({
  verb: 'link-code',
  args: {},
  async run(ctx) {
    assertPrivate(ctx);
    const { app, t } = ctx;
    const code = await app.identity.code(doerOf(ctx));
    const url = app.opening('link', code);
    return whisper({
      tone: 'neutral',
      title: t('link-code-title', { code }),
      lines: [[t('link-code-lines', { code })], [{ bold: t('link-code-warning') }]],
      ...(url ? { buttons: [[{ label: t('button-open-telegram'), url }]] } : {}),
    });
  },
});

/** Makes the two one; `keep` says whose account stays where both have one. */
const join = defineAction({
  verb: 'join',
  args: { question: id<'join'>(), keep: oneOf('mine', 'theirs', 'any') },
  async run(ctx, { question, keep }) {
    const { app, t } = ctx;
    await app.identity.join(doerOf(ctx), question, keep === 'any' ? null : keep);
    return update(say(t('join-done'), 'good'));
  },
});

const joinNot = defineAction({
  verb: 'join-not',
  args: {},
  run: async ({ t }) => update(say(t('join-dropped'))),
});

/** Whose account is to be linked, where there are several servers. */
const useServer = defineAction({
  verb: 'link-server',
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    await ctx.app.services.choose(ctx.user, service);
    return update(await waysView(ctx));
  },
});

export default defineCommand({
  name: 'link',
  summary: 'command-link',
  options: { code: { kind: 'text', summary: 'option-code', isRequired: false } },
  actions: [recheck, signInBy, makeCode, useServer, join, joinNot],
  async run(ctx, { code }) {
    assertPrivate(ctx);
    return code === null ? whisper(await waysView(ctx)) : handOn(ctx, code);
  },
});

async function waysView(ctx: Context): Promise<View> {
  const { app, t } = ctx;
  const serviceId = await app.services.idFor(ctx);
  const servers = await serverChoice(ctx, serviceId, (service) => useServer.id({ service }));
  const name = await accountName();
  const offers = await Promise.all(ways.map((way) => way(ctx, name !== null)));
  const offered = offers.filter((offer) => offer !== null);
  return {
    tone: 'neutral',
    title: t('link-title'),
    lines: [
      [t('link-intro')],
      ...(servers.name ? [[t('link-server', { name: servers.name })]] : []),
      ...(name === null ? [] : [[{ bold: t('link-is', { name }) }]]),
      ...offered.flatMap(({ lines }) => lines),
    ],
    buttons: [...offered.map(({ buttons }) => buttons), servers.buttons].filter(
      (row) => row.length > 0,
    ),
  };

  async function accountName(): Promise<string | null> {
    try {
      const acting = await app.members.acting(ctx, serviceId);
      return acting.isGuest ? null : acting.account.name;
    } catch (error) {
      if (isFault(error, 'not-linked', 'link-ambiguous', 'service-unset', 'guest-unset')) {
        return null;
      }
      throw error;
    }
  }
}

async function bySigningIn(ctx: Context): Promise<WayView | null> {
  const buttons = await signInButtons(ctx);
  return buttons.length > 0 ? { lines: [[ctx.t('link-way-sign-in')]], buttons } : null;
}

async function byProfile(ctx: Context, isLinked: boolean): Promise<WayView | null> {
  if (isLinked) return null;
  const { lines, buttons } = await notLinkedView(ctx);
  const [, ...hints] = lines;
  return { lines: [[ctx.t('link-way-profile')], ...hints], buttons: (buttons ?? []).flat() };
}

async function byCode({ t }: Context): Promise<WayView> {
  const label = t('button-link-code');
  return {
    lines: [[t('link-way-code')]],
    buttons: [{ label, press: makeCode.id({}), style: 'main' }],
  };
}

/** Asks before anything is joined: a code may have been slipped to the one who sends it. */
async function handOn(ctx: Context, code: string): Promise<Reply> {
  const joining = await ctx.app.identity.offer(doerOf(ctx), code);
  return whisper(joinView(ctx, joining, await ctx.app.services.named()));
}

function joinView({ t }: Context, joining: Joining, servers: Servers): View {
  const { id: question, name, mine, theirs, clashes } = joining;
  const platforms = new Set(theirs.map(({ platform }) => t(`platform-${platform}`)));
  const chats = [...mine, ...theirs].map(
    (chat) => `${chat.name} (${t(`platform-${chat.platform}`)})`,
  );
  const keep = (whose: Keep): Button => ({
    label: t('button-keep', { name: [...new Set(clashes.map((each) => each[whose]))].join(', ') }),
    press: join.id({ question, keep: whose }),
    style: 'plain',
  });
  const keeping: Button[] =
    clashes.length > 0
      ? [keep('mine'), keep('theirs')]
      : [{ label: t('button-join'), press: join.id({ question, keep: 'any' }), style: 'main' }];
  return {
    tone: 'warn',
    title: t('join-title', { name }),
    lines: [
      [t('join-lines', { name, platforms: [...platforms].join(', ') })],
      [t('join-chats', { chats: chats.join(', ') })],
      ...clashLines(clashes, servers, t),
      [{ bold: t('join-warning') }],
    ],
    buttons: [keeping, [{ label: t('button-cancel'), press: joinNot.id({}), style: 'danger' }]],
  };
}

/** Each account that one of two would give up, by its server where there are several. */
function clashLines(clashes: readonly AccountClash[], servers: Servers, t: Say): Line[] {
  const [first] = clashes;
  if (!first) return [];
  if (servers.length < 2 && clashes.length < 2) {
    return [[t('join-clash', { mine: first.mine, theirs: first.theirs })]];
  }
  return [
    ...clashes.map(({ serviceId, mine, theirs }): Line => {
      const server = servers.find(({ id }) => id === serviceId)?.name ?? t('join-clash-server');
      return [t('join-clash-on', { server, mine, theirs })];
    }),
    [{ bold: t('join-clash-keep', { count: clashes.length }) }],
  ];
}
