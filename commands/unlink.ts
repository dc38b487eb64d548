import { defineAction } from '../src/chat/action.ts';
import { id, oneOf, platformId } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { nameOn } from '../src/chat/server-choice.ts';
import { type Button, say, type View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';

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
  actions: [leave, separate],
  async run(ctx) {
    assertPrivate(ctx);
    return whisper(await choices(ctx));
  },
});

async function choices(ctx: Context): Promise<View> {
  const { app, t } = ctx;
  const here = await app.services.idFor(ctx);
  const servers = await app.services.named();
  const known = await app.identity.known(ctx, here);
  const { chatAccounts } = known;
  const buttons: Button[] = [];
  for (const { serviceId: service, acting } of [known.here, ...known.elsewhere]) {
    if (acting instanceof Fault || acting.isGuest) continue;
    const name = nameOn(servers, service, acting.account.name);
    const label = t('button-unlink-account', { name });
    buttons.push({ label, press: leave.id({ service }), style: 'danger' });
  }
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
