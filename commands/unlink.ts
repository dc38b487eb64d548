import { defineAction } from '../src/chat/action.ts';
import { id, oneOf, platformId } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate } from '../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { accountNameWithServer } from '../src/chat/services/server-choice.ts';
import { type Button, textView, type View } from '../src/chat/view.ts';
import { AppError } from '../src/domain/app-error.ts';
import type { ServiceId } from '../src/domain/id.ts';
import { platforms } from '../src/domain/place.ts';

const uses = ['identity', 'services'] as const;
type UnlinkContext = Context<(typeof uses)[number]>;

/** Asks for confirmation before an account is unlinked. */
const askUnlink = defineAction({
  verb: 'unlink-ask',
  uses,
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    const { t } = ctx;
    const name = (await loadLinked(ctx)).accounts.find((one) => one.service === service)?.name;
    if (name === undefined) throw new AppError('not-found');
    return updateMessage({
      tone: 'warn',
      title: t('unlink-confirm-title', { name }),
      lines: [[t('unlink-confirm-lines')]],
      buttons: [
        [
          {
            label: t('button-unlink-account', { name }),
            press: unlinkAccount.id({ service }),
            style: 'danger',
          },
          { label: t('button-cancel'), press: cancelUnlink.id({}), style: 'plain' },
        ],
      ],
    });
  },
});

/** Goes back to the list of what can be unlinked. */
const cancelUnlink = defineAction({
  verb: 'unlink-cancel',
  uses,
  args: {},
  async run(ctx) {
    assertPrivate(ctx);
    return updateMessage(await choicesView(ctx));
  },
});

const unlinkAccount = defineAction({
  verb: 'unlink-account',
  uses,
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    const { name } = await ctx.useCases.identity.unlinkAccount(ctx.actor, service);
    return updateMessage(textView(ctx.t('unlink-done', { name }), 'good'));
  },
});

const detachChat = defineAction({
  verb: 'detach',
  uses,
  args: { platform: oneOf(...platforms), platformUserId: platformId },
  async run(ctx, account) {
    assertPrivate(ctx);
    await ctx.useCases.identity.detach(ctx.actor, account);
    return updateMessage(textView(ctx.t('detach-done'), 'good'));
  },
});

export default defineCommand({
  name: 'unlink',
  summary: 'command-unlink',
  uses,
  options: {},
  actions: [askUnlink, cancelUnlink, unlinkAccount, detachChat],
  async run(ctx) {
    assertPrivate(ctx);
    return replyPrivately(await choicesView(ctx));
  },
});

async function choicesView(ctx: UnlinkContext): Promise<View> {
  const { t } = ctx;
  const { accounts, chatAccounts } = await loadLinked(ctx);
  const buttons = accounts.map(({ service, name }): Button => {
    const label = t('button-unlink-account', { name });
    return { label, press: askUnlink.id({ service }), style: 'danger' };
  });
  if (chatAccounts.length > 1) {
    for (const { platform, platformUserId, name } of chatAccounts) {
      const label = t('button-detach-chat', { platform: t(`platform-${platform}`), name });
      buttons.push({ label, press: detachChat.id({ platform, platformUserId }), style: 'plain' });
    }
  }
  if (buttons.length === 0) return textView(t('unlink-none'));
  return {
    tone: 'warn',
    title: t('unlink-title'),
    lines: [[t('unlink-lines')]],
    buttons: buttons.slice(0, 5).map((button) => [button]),
  };
}

/** What the actor can unlink: their own accounts, by name, and their chats. */
async function loadLinked(ctx: UnlinkContext) {
  const { useCases } = ctx;
  const servers = await useCases.services.listNamed();
  const { here, elsewhere, chatAccounts } = await useCases.identity.getSummary(
    ctx.actor,
    await useCases.services.resolveServiceId(ctx.actor),
  );
  const accounts: { readonly service: ServiceId; readonly name: string }[] = [];
  for (const { serviceId: service, acting } of [here, ...elsewhere]) {
    if (acting instanceof AppError || acting.isGuest) continue;
    accounts.push({ service, name: accountNameWithServer(servers, service, acting.account.name) });
  }
  return { accounts, chatAccounts };
}
