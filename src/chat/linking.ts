import { isFault } from '../core/fault.ts';
import { defineAction } from './action.ts';
import type { Context } from './context.ts';
import { toast } from './reply.ts';
import type { Button, View } from './view.ts';

/** Tells somebody whose account is not known what to do, with a button to look again and `ways` to sign in. */
export async function notLinkedView(ctx: Context, ways: readonly Button[] = []): Promise<View> {
  const { app, visitor, t } = ctx;
  const server = await app.services.nameHere(ctx);
  return {
    tone: 'warn',
    title: t('link-title'),
    lines: [
      [t('fault-not-linked')],
      [t(`link-hint-${visitor.platform}`, { id: visitor.platformUserId, server })],
    ],
    buttons: [[{ label: t('button-check-again'), press: recheck.id({}), style: 'main' }, ...ways]],
  };
}

/** Looks again whose account a person has; the accounts are being read when it is still not known. */
export const recheck = defineAction({
  verb: 'recheck',
  args: {},
  async run(ctx) {
    const { app, t } = ctx;
    try {
      const serviceId = await app.services.idFor(ctx);
      const { account, isGuest } = await app.identity.recheck(ctx, serviceId);
      if (isGuest) return toast(t('link-checking-guest'));
      const server = await app.services.nameHere(ctx);
      return toast(t('sign-in-linked', { account: account.name, server }));
    } catch (error) {
      if (isFault(error, 'not-linked')) return toast(t('link-checking'));
      throw error;
    }
  },
});
