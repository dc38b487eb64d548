import { defineCommand } from '../src/chat/command.ts';
import { doerOf } from '../src/chat/doer.ts';
import { whisper } from '../src/chat/reply.ts';
import { say } from '../src/chat/view.ts';
import { isFault } from '../src/core/fault.ts';

export default defineCommand({
  name: 'claim',
  summary: 'command-claim',
  options: { code: { kind: 'text', summary: 'option-code', isRequired: true } },
  actions: [],
  isFor: ({ app }) => app.identity.isClaimable(),
  async run(ctx, { code }) {
    try {
      await ctx.app.identity.claim(doerOf(ctx), code);
    } catch (error) {
      if (isFault(error, 'code-wrong')) return whisper(say(ctx.t('claim-wrong'), 'warn'));
      throw error;
    }
    return whisper(say(ctx.t('claim-done'), 'good'));
  },
});
