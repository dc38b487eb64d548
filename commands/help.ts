import { type Command, defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { faultMessage } from '../src/chat/fault-message.ts';
import { notLinkedView } from '../src/chat/linking.ts';
import { whisper } from '../src/chat/reply.ts';
import type { Line, View } from '../src/chat/view.ts';
import { Fault, isFault } from '../src/core/fault.ts';

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
    return whisper(await withStanding(ctx, about));
  },
});

/** The commands that are of use to somebody here. */
async function commandsFor(ctx: Context): Promise<readonly Command[]> {
  const areFor = await Promise.all(
    ctx.commands.map(async ({ isFor }) => {
      try {
        return !isFor || (await isFor(ctx));
      } catch (error) {
        if (error instanceof Fault) return false;
        throw error;
      }
    }),
  );
  return ctx.commands.filter((_, index) => areFor[index]);
}

/** Adds as whom the person asks, or how to become known. */
async function withStanding(ctx: Context, view: View): Promise<View> {
  const { app, t } = ctx;
  try {
    const { account, isGuest } = await app.members.acting(ctx, await app.services.idFor(ctx));
    const line = isGuest ? t('help-guest') : t('help-linked', { name: account.name });
    return { ...view, lines: [...view.lines, [line]] };
  } catch (error) {
    if (isFault(error, 'not-linked')) {
      const { lines, buttons } = await notLinkedView(ctx);
      return { ...view, lines: [...view.lines, ...lines], ...(buttons ? { buttons } : {}) };
    }
    if (isFault(error, 'link-ambiguous', 'service-unset', 'guest-unset', 'account-gone')) {
      return { ...view, lines: [...view.lines, [faultMessage(error, t)]] };
    }
    throw error;
  }
}
