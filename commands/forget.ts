import { defineAction } from '../src/chat/action.ts';
import { id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { say } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';

const erase = defineAction({
  verb: 'forget',
  args: { owner: id<'user'>() },
  async run(ctx, { owner }) {
    if (owner !== ctx.user.id) throw new Fault('not-yours');
    await ctx.app.identity.forget(ctx.user, doerOf(ctx));
    return update(say(ctx.t('forget-done'), 'good'));
  },
});

const keep = defineAction({
  verb: 'forget-not',
  args: {},
  run: async ({ t }) => update(say(t('question-dropped'))),
});

export default defineCommand({
  name: 'forget',
  summary: 'command-forget',
  options: { me: { kind: 'flag', summary: 'option-forget', isRequired: false } },
  actions: [erase, keep],
  async run(ctx) {
    assertPrivate(ctx);
    const { user, t } = ctx;
    return whisper({
      tone: 'warn',
      title: t('forget-title'),
      lines: [[t('forget-lines')]],
      buttons: [
        [
          { label: t('button-forget'), press: erase.id({ owner: user.id }), style: 'danger' },
          { label: t('button-cancel'), press: keep.id({}), style: 'plain' },
        ],
      ],
    });
  },
});
