import { createCode, linkCodeButton } from '../src/chat/accounts/link-code.ts';
import { notLinkedView, recheck } from '../src/chat/accounts/linking.ts';
import { signInButtons, startSignIn } from '../src/chat/accounts/sign-in.ts';
import { defineAction } from '../src/chat/action.ts';
import { id, oneOf } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import type { Translate } from '../src/chat/i18n/translations.ts';
import { assertPrivate, isPrivate } from '../src/chat/private-chat.ts';
import { type Reply, replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { serverChoice } from '../src/chat/services/server-choice.ts';
import { type Button, type Line, textView, type View } from '../src/chat/view.ts';
import type { AccountClash, MergeChoice, MergePreview } from '../src/domain/accounts/identity.ts';
import { AppError, isAppError } from '../src/domain/app-error.ts';

const uses = ['identity', 'members', 'services', 'signInFlow'] as const;
type LinkContext = Context<(typeof uses)[number]>;

/** A way to link an account, as `/link` shows it; null if it does not apply. */
type LinkMethod = (ctx: LinkContext, isLinked: boolean) => Promise<LinkMethodView | null>;

interface LinkMethodView {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

type Servers = Awaited<ReturnType<LinkContext['useCases']['services']['listNamed']>>;

/** The ways that `/link` offers, the most reliable one first. */
const linkMethods: readonly LinkMethod[] = [offerSignIn, offerProfile, offerCode];

/** Merges two users. `keep` says whose account stays if both have one on the same server. */
const merge = defineAction({
  verb: 'merge',
  uses,
  args: { question: id<'merge'>(), keep: oneOf('mine', 'theirs', 'any') },
  async run(ctx, { question, keep }) {
    const { useCases, t } = ctx;
    await useCases.identity.merge(ctx.actor, question, keep === 'any' ? null : keep);
    return updateMessage(textView(t('merge-done'), 'good'));
  },
});

const cancelMerge = defineAction({
  verb: 'merge-cancel',
  uses,
  args: {},
  run: async ({ t }) => updateMessage(textView(t('merge-canceled'))),
});

/** Chooses the server for linking an account, if there are several. */
const setServer = defineAction({
  verb: 'link-server',
  uses,
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    await ctx.useCases.services.chooseService(ctx.actor, service);
    return updateMessage(await linkView(ctx));
  },
});

export default defineCommand({
  name: 'link',
  summary: 'command-link',
  uses,
  options: { code: { kind: 'text', summary: 'option-code', isRequired: false } },
  actions: [recheck, startSignIn, createCode, setServer, merge, cancelMerge],
  async run(ctx, { code }) {
    if (code !== null && !isPrivate(ctx)) {
      // Others have read it, and could send it in a private chat.
      await ctx.useCases.identity.revokeMergeCode(ctx.actor, code);
      throw new AppError('code-exposed');
    }
    assertPrivate(ctx);
    return code === null ? replyPrivately(await linkView(ctx)) : previewMerge(ctx, code);
  },
});

async function linkView(ctx: LinkContext): Promise<View> {
  const { useCases, t } = ctx;
  const serviceId = await useCases.services.resolveServiceId(ctx.actor);
  const servers = await serverChoice(ctx, serviceId, (service) => setServer.id({ service }));
  const name = await accountName();
  const offers = await Promise.all(linkMethods.map((method) => method(ctx, name !== null)));
  const offered = offers.filter((offer) => offer !== null);
  return {
    tone: 'neutral',
    title: t('link-title'),
    lines: [
      [t('link-intro')],
      ...(servers.name ? [[t('link-server', { name: servers.name })]] : []),
      ...(name === null ? [] : [[{ bold: t('link-current', { name }) }]]),
      ...offered.flatMap(({ lines }) => lines),
    ],
    buttons: [...offered.map(({ buttons }) => buttons), servers.buttons].filter(
      (row) => row.length > 0,
    ),
  };

  async function accountName(): Promise<string | null> {
    try {
      const acting = await useCases.members.resolveAccount(ctx.actor, serviceId);
      return acting.isGuest ? null : acting.account.name;
    } catch (error) {
      if (
        isAppError(
          error,
          'not-linked',
          'ambiguous-account',
          'account-blocked',
          'no-overseerr-server',
          'guest-account-missing',
        )
      ) {
        return null;
      }
      throw error;
    }
  }
}

async function offerSignIn(ctx: LinkContext): Promise<LinkMethodView | null> {
  const buttons = await signInButtons(ctx);
  return buttons.length > 0 ? { lines: [[ctx.t('link-way-sign-in')]], buttons } : null;
}

async function offerProfile(ctx: LinkContext, isLinked: boolean): Promise<LinkMethodView | null> {
  if (isLinked) return null;
  const { lines, buttons } = await notLinkedView(ctx);
  const [, ...hints] = lines;
  return { lines: [[ctx.t('link-way-profile')], ...hints], buttons: (buttons ?? []).flat() };
}

async function offerCode({ t }: LinkContext): Promise<LinkMethodView> {
  return { lines: [[t('link-way-code')]], buttons: [linkCodeButton(t)] };
}

/** Asks for confirmation before a merge: an attacker may have given the code to the person who sends it. */
async function previewMerge(ctx: LinkContext, code: string): Promise<Reply> {
  const preview = await ctx.useCases.identity.redeemMergeCode(ctx.actor, code);
  return replyPrivately(mergeView(ctx, preview, await ctx.useCases.services.listNamed()));
}

function mergeView({ t }: LinkContext, preview: MergePreview, servers: Servers): View {
  const { id: question, name, mine, theirs, clashes } = preview;
  const platforms = new Set(theirs.map(({ platform }) => t(`platform-${platform}`)));
  const chats = [...mine, ...theirs].map(
    (chat) => `${chat.name} (${t(`platform-${chat.platform}`)})`,
  );
  const keep = (side: MergeChoice): Button => ({
    label: t('button-keep', { name: [...new Set(clashes.map((each) => each[side]))].join(', ') }),
    press: merge.id({ question, keep: side }),
    style: 'plain',
  });
  const choiceButtons: Button[] =
    clashes.length > 0
      ? [keep('mine'), keep('theirs')]
      : [{ label: t('button-merge'), press: merge.id({ question, keep: 'any' }), style: 'main' }];
  return {
    tone: 'warn',
    title: t('merge-title', { name }),
    lines: [
      [t('merge-lines', { name, platforms: [...platforms].join(', ') })],
      [t('merge-chats', { chats: chats.join(', ') })],
      ...clashLines(clashes, servers, t),
      [{ bold: t('merge-warning') }],
    ],
    buttons: [
      choiceButtons,
      [{ label: t('button-cancel'), press: cancelMerge.id({}), style: 'danger' }],
    ],
  };
}

/** The accounts that one of the two would lose, with their server if there are several. */
function clashLines(clashes: readonly AccountClash[], servers: Servers, t: Translate): Line[] {
  const [first] = clashes;
  if (!first) return [];
  if (servers.length < 2 && clashes.length < 2) {
    return [[t('merge-conflict', { mine: first.mine, theirs: first.theirs })]];
  }
  return [
    ...clashes.map(({ serviceId, mine, theirs }): Line => {
      const server = servers.find(({ id }) => id === serviceId)?.name;
      return [
        server === undefined
          ? t('merge-conflict-on-removed-server', { mine, theirs })
          : t('merge-conflict-on', { server, mine, theirs }),
      ];
    }),
    [{ bold: t('merge-conflict-choose', { count: clashes.length }) }],
  ];
}
