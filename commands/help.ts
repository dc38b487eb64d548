import { notLinkedView } from '../src/chat/accounts/linking.ts';
import { type Command, defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { errorMessage } from '../src/chat/error-message.ts';
import { replyPrivately } from '../src/chat/reply.ts';
import type { Line, View } from '../src/chat/view.ts';
import { AppError, isAppError } from '../src/domain/app-error.ts';

export default defineCommand({
  name: 'help',
  summary: 'command-help',
  options: {},
  actions: [],
  async run(ctx) {
    const { t } = ctx;
    const lines: Line[] = (await commandsFor(ctx)).map((command) => [
      { bold: `/${command.name}` },
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

/** The commands that are of use to somebody here. */
async function commandsFor(ctx: Context): Promise<readonly Command[]> {
  const listed = await Promise.all(
    ctx.commands.map(async ({ isListed }) => {
      try {
        return !isListed || (await isListed(ctx));
      } catch (error) {
        if (error instanceof AppError) return false;
        throw error;
      }
    }),
  );
  return ctx.commands.filter((_, index) => listed[index]);
}

/** Adds as whom the person asks, or how to become known. */
async function withAccountLine(ctx: Context, view: View): Promise<View> {
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
    if (isAppError(error, 'link-ambiguous', 'service-unset', 'guest-unset', 'account-gone')) {
      return { ...view, lines: [...view.lines, [errorMessage(error, t)]] };
    }
    throw error;
  }
}
