import { defineCommand } from '../../src/chat/command.ts';
import { replyPrivately } from '../../src/chat/reply.ts';
import { textView } from '../../src/chat/view.ts';
import { isAppError } from '../../src/domain/app-error.ts';

const uses = ['identity'] as const;

export default defineCommand({
  name: 'claim',
  summary: 'command-claim',
  uses,
  options: { code: { kind: 'text', summary: 'option-code', isRequired: true } },
  actions: [],
  // For one person, who learns it from the log together with the code.
  isListed: async () => false,
  async run(ctx, { code }) {
    try {
      await ctx.useCases.identity.claimAdmin(ctx.actor, code);
    } catch (error) {
      if (isAppError(error, 'invalid-code'))
        return replyPrivately(textView(ctx.t('claim-wrong'), 'warn'));
      throw error;
    }
    return replyPrivately(textView(ctx.t('claim-done'), 'good'));
  },
});
