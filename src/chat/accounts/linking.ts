import { isAppError } from '../../domain/app-error.ts';
import { defineAction } from '../action.ts';
import type { Context } from '../context.ts';
import type { Translate } from '../i18n/translations.ts';
import { type Reply, replyPrivately, toast } from '../reply.ts';
import type { Button, View } from '../view.ts';
import { linkCodeButton, sharedAccountLines } from './link-code.ts';

/** Says how to link an account, with a button to check again and, if given, buttons to sign in. */
export async function notLinkedView(
  ctx: Context<'services'>,
  signInButtons: readonly Button[] = [],
): Promise<View> {
  const { t } = ctx;
  return {
    tone: 'warn',
    title: t('link-title'),
    lines: [[t('error-not-linked')], [await profileHint(ctx)]],
    buttons: [
      [{ label: t('button-check-again'), press: recheck.id({}), style: 'main' }, ...signInButtons],
    ],
  };
}

/** Where the actor enters the ID of their chat in their profile. */
async function profileHint({ useCases, actor, t }: Context<'services'>): Promise<string> {
  const { platform, platformUserId: id } = actor.chat;
  const server = await useCases.services.getCurrentName(actor);
  if (platform !== 'discord') return t(`link-hint-${platform}`, { id, server });
  const page = await useCases.services.findDiscordIdPage(actor);
  return t(`link-hint-discord-${page ?? 'either'}`, { id, server });
}

/** Checks again whether an account belongs to the actor. If not, all accounts are being read in the background. */
export const recheck = defineAction({
  verb: 'recheck',
  uses: ['identity', 'services'],
  args: {},
  async run(ctx) {
    const { useCases, actor, t } = ctx;
    try {
      const serviceId = await useCases.services.resolveServiceId(actor);
      const { acting, sharedWith } = await useCases.identity.rematchAccount(actor, serviceId);
      if (acting.isGuest) return toast(t('link-checking-guest'));
      const server = await useCases.services.getCurrentName(actor);
      return linkedReply(
        t('sign-in-linked', { account: acting.account.name, server }),
        sharedWith,
        t,
      );
    } catch (error) {
      if (isAppError(error, 'not-linked')) return toast(t('link-checking'));
      throw error;
    }
  },
});

/** A shared account may be that of the same person in another chat, so the reply suggests to connect the chats. */
function linkedReply(text: string, sharedWith: readonly string[], t: Translate): Reply {
  if (sharedWith.length === 0) return toast(text);
  return replyPrivately({
    tone: 'good',
    lines: [[text], ...sharedAccountLines(sharedWith, t)],
    buttons: [[linkCodeButton(t)]],
  });
}
