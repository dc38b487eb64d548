import { notLinkedView } from '../src/chat/accounts/linking.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { errorMessageFor } from '../src/chat/error-message.ts';
import { replyPrivately } from '../src/chat/reply.ts';
import type { Line, View } from '../src/chat/view.ts';
import { isAppError } from '../src/domain/app-error.ts';

const uses = ['members', 'services'] as const;
type HelpContext = Context<(typeof uses)[number]>;

export default defineCommand({
  name: 'help',
  summary: 'command-help',
  uses,
  options: {},
  actions: [],
  async run(ctx) {
    const { t } = ctx;
    const lines: Line[] = (await ctx.listCommands()).map((command) => [
      { bold: `/${ctx.commandName(command.name)}` },
      ` ${t(command.summary)}`,
    ]);
    const about: View = {
      tone: 'neutral',
      title: t('help-title'),
      lines: [[t('help-intro')], ...lines],
    };
    return replyPrivately(await withAccountLine(ctx, about));
  },
});

/** Adds the account that the actor uses for requests, or how to link one. */
async function withAccountLine(ctx: HelpContext, view: View): Promise<View> {
  const { useCases, t } = ctx;
  try {
    const { account, isGuest } = await useCases.members.resolveAccount(
      ctx.actor,
      await useCases.services.resolveServiceId(ctx.actor),
    );
    const line = isGuest ? t('help-guest') : t('help-linked', { name: account.name });
    return { ...view, lines: [...view.lines, [line]] };
  } catch (error) {
    if (isAppError(error, 'not-linked')) {
      const { lines, buttons } = await notLinkedView(ctx);
      return { ...view, lines: [...view.lines, ...lines], ...(buttons ? { buttons } : {}) };
    }
    if (
      isAppError(
        error,
        'ambiguous-account',
        'account-blocked',
        'no-overseerr-server',
        'guest-account-missing',
        'account-not-found',
      )
    ) {
      return { ...view, lines: [...view.lines, [await errorMessageFor(error, ctx)]] };
    }
    throw error;
  }
}
