import { defineAction } from '../src/chat/action.ts';
import { id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import { assertPrivate } from '../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { textView } from '../src/chat/view.ts';
import { AppError } from '../src/domain/app-error.ts';

const uses = ['identity'] as const;

const erase = defineAction({
  verb: 'forget',
  uses,
  args: { owner: id<'user'>() },
  async run(ctx, { owner }) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    await ctx.useCases.identity.erase(ctx.actor);
    return updateMessage(textView(ctx.t('forget-done'), 'good'));
  },
});

const cancelErase = defineAction({
  verb: 'forget-cancel',
  uses,
  args: {},
  run: async ({ t }) => updateMessage(textView(t('question-canceled'))),
});

export default defineCommand({
  name: 'forget',
  summary: 'command-forget',
  uses,
  options: { me: { kind: 'flag', summary: 'option-forget', isRequired: false } },
  actions: [erase, cancelErase],
  async run(ctx) {
    assertPrivate(ctx);
    const { actor, t } = ctx;
    return replyPrivately({
      tone: 'warn',
      title: t('forget-title'),
      lines: [[t('forget-lines')]],
      buttons: [
        [
          { label: t('button-forget'), press: erase.id({ owner: actor.userId }), style: 'danger' },
          { label: t('button-cancel'), press: cancelErase.id({}), style: 'plain' },
        ],
      ],
    });
  },
});
