import { defineAction } from '../src/chat/action.ts';
import { id, oneOf, platformId } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { nameOn } from '../src/chat/server-choice.ts';
import { type Button, say, type View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';
import type { ServiceId } from '../src/core/id.ts';

/** Asks before an account is given up. */
const leaveAsk = defineAction({
  verb: 'unlink-ask',
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    const { t } = ctx;
    const name = (await held(ctx)).accounts.find((one) => one.service === service)?.name;
    if (name === undefined) throw new Fault('not-found');
    return update({
      tone: 'warn',
      title: t('unlink-ask-title', { name }),
      lines: [[t('unlink-ask-lines')]],
      buttons: [
        [
          {
            label: t('button-unlink-account', { name }),
            press: leave.id({ service }),
            style: 'danger',
          },
          { label: t('button-cancel'), press: stay.id({}), style: 'plain' },
        ],
      ],
    });
  },
});

/** Back to what could be taken away. */
const stay = defineAction({
  verb: 'unlink-stay',
  args: {},
  async run(ctx) {
    assertPrivate(ctx);
    return update(await choices(ctx));
  },
});

const leave = defineAction({
  verb: 'unlink-account',
  args: { service: id<'service'>() },
  async run(ctx, { service }) {
    assertPrivate(ctx);
    const { name } = await ctx.app.identity.leave(doerOf(ctx), service);
    return update(say(ctx.t('unlink-account-done', { name }), 'good'));
  },
});

const separate = defineAction({
  verb: 'separate',
  args: { platform: oneOf('discord', 'telegram', 'web'), platformUserId: platformId },
  async run(ctx, account) {
    assertPrivate(ctx);
    await ctx.app.identity.separate(doerOf(ctx), account);
    return update(say(ctx.t('separate-done'), 'good'));
  },
});

export default defineCommand({
  name: 'unlink',
  summary: 'command-unlink',
  options: {},
  actions: [leaveAsk, stay, leave, separate],
  async run(ctx) {
    assertPrivate(ctx);
    return whisper(await choices(ctx));
  },
});

async function choices(ctx: Context): Promise<View> {
  const { t } = ctx;
  const { accounts, chatAccounts } = await held(ctx);
  const buttons = accounts.map(({ service, name }): Button => {
    const label = t('button-unlink-account', { name });
    return { label, press: leaveAsk.id({ service }), style: 'danger' };
  });
  if (chatAccounts.length > 1) {
    for (const { platform, platformUserId, name } of chatAccounts) {
      const label = t('button-separate', { platform: t(`platform-${platform}`), name });
      buttons.push({ label, press: separate.id({ platform, platformUserId }), style: 'plain' });
    }
  }
  if (buttons.length === 0) return say(t('unlink-none'));
  return {
    tone: 'warn',
    title: t('unlink-title'),
    lines: [[t('unlink-lines')]],
    buttons: buttons.slice(0, 5).map((button) => [button]),
  };
}

/** What somebody could give up: their own accounts, by name, and their chats. */
async function held(ctx: Context) {
  const { app } = ctx;
  const servers = await app.services.named();
  const { here, elsewhere, chatAccounts } = await app.identity.known(
    ctx,
    await app.services.idFor(ctx),
  );
  const accounts: { readonly service: ServiceId; readonly name: string }[] = [];
  for (const { serviceId: service, acting } of [here, ...elsewhere]) {
    if (acting instanceof Fault || acting.isGuest) continue;
    accounts.push({ service, name: nameOn(servers, service, acting.account.name) });
  }
  return { accounts, chatAccounts };
}
