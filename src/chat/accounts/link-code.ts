import { defineAction } from '../action.ts';
import type { Translate } from '../i18n/translations.ts';
import { assertPrivate } from '../private-chat.ts';
import { replyPrivately } from '../reply.ts';
import type { Button, Line } from '../view.ts';

/** Creates the code that connects another chat to this one. */
export const createCode = defineAction({
  verb: 'link-code',
  uses: ['identity'],
  args: {},
  async run(ctx) {
    assertPrivate(ctx);
    const { useCases, t } = ctx;
    const code = await useCases.identity.issueMergeCode(ctx.actor);
    const url = ctx.startLink('link', code);
    return replyPrivately({
      tone: 'neutral',
      title: t('link-code-title', { code }),
      lines: [[t('link-code-lines', { code })], [{ bold: t('link-code-warning') }]],
      ...(url ? { buttons: [[{ label: t('button-open-telegram'), url }]] } : {}),
    });
  },
});

/** The button that creates such a code. */
export function linkCodeButton(t: Translate): Button {
  return { label: t('button-link-code'), press: createCode.id({}), style: 'main' };
}

/** Tells who else uses an account, and suggests to connect the chats if that is the same person. */
export function sharedAccountLines(sharedWith: readonly string[], t: Translate): Line[] {
  if (sharedWith.length === 0) return [];
  return [[t('account-shared', { names: sharedWith.join(', ') })], [t('account-shared-hint')]];
}
