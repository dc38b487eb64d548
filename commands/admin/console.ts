import { defineCommand } from '../../src/chat/command.ts';
import { assertPrivate } from '../../src/chat/private-chat.ts';
import { replyPrivately } from '../../src/chat/reply.ts';
import { consoleLinkLifetimeMs } from '../../src/domain/console/console-sign-in.ts';

const uses = ['consoleLinks'] as const;

export default defineCommand({
  name: 'console',
  summary: 'command-console',
  uses,
  options: {},
  actions: [],
  isListed: (ctx) => ctx.useCases.consoleLinks.isFor(ctx.actor),
  async run(ctx) {
    // Whoever opens the link first is signed in.
    assertPrivate(ctx);
    const { t } = ctx;
    const { url, isLocal } = await ctx.useCases.consoleLinks.issue(ctx.actor);
    const minutes = consoleLinkLifetimeMs / 60_000;
    return replyPrivately({
      tone: 'neutral',
      title: t('console-title'),
      lines: [
        [t('console-intro')],
        ...(isLocal ? [[t('console-local')]] : []),
        [{ quiet: t('console-expiry', { minutes }) }],
      ],
      buttons: [[{ label: t('button-open-console'), url }]],
    });
  },
});
