import { AppError } from '../../domain/app-error.ts';
import { voteLimits } from '../../domain/approvals/vote-rule.ts';
import { defineAction } from '../action.ts';
import type { Context } from '../context.ts';
import { openForm, type Reply, updateMessage } from '../reply.ts';
import { voteSetupView } from './vote-setup-view.ts';

const uses = ['setup', 'voteRules'] as const;
type VoteContext = Context<(typeof uses)[number]>;

/** The actions behind the button *Approval by votes* of `/setup`. `goBackId` leads back to where they were opened. */
export function createVoteSetupActions(goBackId: () => string) {
  const open = defineAction({ verb: 'setup-votes', uses, args: {}, run: show });

  const openVotesForm = defineAction({
    verb: 'setup-votes-form',
    uses,
    args: {},
    opensForm: true,
    async run({ useCases, actor, t }) {
      useCases.setup.getManagedSpace(actor);
      return openForm({
        title: t('setup-votes'),
        submit: submitVotesForm.id({}),
        fields: [
          {
            name: 'votes',
            label: t('setup-form-votes', voteLimits),
            isLong: false,
            isRequired: false,
            maxLength: 2,
          },
        ],
      });
    },
  });

  const submitVotesForm = defineAction({
    verb: 'setup-votes-submit',
    uses,
    args: {},
    run: (ctx, _args, { fields }) => set(ctx, parseVotes((fields['votes'] ?? '').trim())),
  });

  const turnOff = defineAction({
    verb: 'setup-votes-off',
    uses,
    args: {},
    run: (ctx) => set(ctx, null),
  });

  return {
    actions: [open, openVotesForm, submitVotesForm, turnOff],
    openId: () => open.id({}),
  };

  async function set(ctx: VoteContext, votes: number | null): Promise<Reply> {
    const { useCases, actor } = ctx;
    await useCases.voteRules.set(actor, useCases.setup.getManagedSpace(actor), votes);
    return show(ctx);
  }

  async function show({ useCases, actor, t }: VoteContext): Promise<Reply> {
    const space = useCases.setup.getManagedSpace(actor);
    const view = voteSetupView(await useCases.voteRules.find(space), {
      canSet: await useCases.voteRules.canSet(actor, space),
      ids: { openForm: openVotesForm.id({}), turnOff: turnOff.id({}), goBack: goBackId() },
      t,
    });
    return updateMessage(view);
  }
}

/** Null for an empty text. Throws `invalid-input`. */
function parseVotes(text: string): number | null {
  if (text === '') return null;
  if (!/^\d{1,2}$/.test(text)) throw new AppError('invalid-input');
  return Number(text);
}
