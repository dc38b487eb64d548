import { isAppError } from '../../../domain/app-error.ts';
import type { DraftId } from '../../../domain/id.ts';
import type { ChoiceField } from '../../../domain/requests/download-choice.ts';
import { type Draft, findChoice } from '../../../domain/requests/draft.ts';
import { editFields } from '../../../domain/requests/edit-form.ts';
import type { ChoiceForm } from '../../../usecases/requests/creation/download-choices.ts';
import { defineAction } from '../../action.ts';
import { count, flag, id, oneOf } from '../../argument.ts';
import { errorMessageFor } from '../../error-message.ts';
import { type Reply, replyPrivately, updateMessage } from '../../reply.ts';
import { editFormView } from '../../requests/edit-form-view.ts';
import { requestName } from '../../requests/request-name.ts';
import type { Button, View } from '../../view.ts';
import { type CardContext, titleCardUses } from './title-card-context.ts';

const choiceFields: readonly ChoiceField[] = editFields.filter((field) => field !== 'seasons');
const draftId = id<'draft'>();
const field = oneOf(...choiceFields);

/** The form in which the download of a draft is chosen. It takes the place of the draft's card. */
export function defineOptionActions({
  withOpenDraft,
  showCard,
}: {
  readonly withOpenDraft: (
    ctx: CardContext,
    draft: DraftId,
    run: (draft: Draft) => Promise<Reply>,
  ) => Promise<Reply>;
  readonly showCard: (ctx: CardContext, draft: Draft) => Promise<View>;
}) {
  const uses = titleCardUses;

  /** Shows the servers first: listing them needs no call to a download server. */
  const openOptions = defineAction({
    verb: 'options',
    uses,
    args: { draft: draftId, is4k: flag },
    run: (ctx, args) =>
      withOpenDraft(ctx, args.draft, async (draft) => {
        const form = await ctx.useCases.downloadChoices.openForm(ctx.actor, draft, {
          is4k: args.is4k,
          field: 'server',
          language: ctx.language,
          isOpening: true,
        });
        return updateMessage(optionsView(ctx, form, 'server', 0));
      }),
  });

  const showOptions = defineAction({
    verb: 'options-part',
    uses,
    args: { draft: draftId, is4k: flag, field, page: count },
    run: (ctx, args) =>
      withOpenDraft(ctx, args.draft, async (draft) => {
        try {
          const form = await ctx.useCases.downloadChoices.openForm(ctx.actor, draft, {
            is4k: args.is4k,
            field: args.field,
            language: ctx.language,
          });
          return updateMessage(optionsView(ctx, form, args.field, args.page));
        } catch (error) {
          // An unreachable download server must not replace the whole form by an error.
          if (!isAppError(error, 'overseerr-failed', 'overseerr-unreachable')) throw error;
          return replyPrivately({ tone: 'warn', lines: [[await errorMessageFor(error, ctx)]] });
        }
      }),
  });

  const chooseOptions = defineAction({
    verb: 'options-set',
    uses,
    args: { draft: draftId, is4k: flag, field, page: count },
    hasPicker: true,
    run: (ctx, args, { values, picked, isUnpicked }) =>
      withOpenDraft(ctx, args.draft, async (draft) => {
        const form = await ctx.useCases.downloadChoices.choose(ctx.actor, draft, {
          is4k: args.is4k,
          field: args.field,
          language: ctx.language,
          selection: { page: args.page, values, picked, isUnpicked },
        });
        return updateMessage(optionsView(ctx, form, args.field, args.page));
      }),
  });

  /** Leads back to the card, with what was chosen or without. */
  const closeOptions = defineAction({
    verb: 'options-close',
    uses,
    args: { draft: draftId, is4k: flag, keep: flag },
    run: (ctx, args) =>
      withOpenDraft(ctx, args.draft, async (draft) => {
        const { downloadChoices } = ctx.useCases;
        const current = args.keep ? draft : await downloadChoices.reset(draft, args.is4k);
        return updateMessage(await showCard(ctx, current));
      }),
  });

  function optionsView(
    { t }: CardContext,
    { draft, is4k, fields, options }: ChoiceForm,
    shownField: ChoiceField,
    page: number,
  ): View {
    const of = { draft: draft.id, is4k };
    const exits: Button[] = [
      { label: t('button-done'), press: closeOptions.id({ ...of, keep: true }), style: 'main' },
    ];
    if (findChoice(draft, is4k)) {
      exits.push({
        label: t('button-use-defaults'),
        press: closeOptions.id({ ...of, keep: false }),
        style: 'plain',
      });
    }
    return editFormView({
      title: t('options-title', {
        title: requestName({ title: draft.title, is4k, seasons: [] }, t),
      }),
      fields,
      options,
      shownField,
      page,
      toApplyId: (shown, at) => chooseOptions.id({ ...of, field: shown, page: at }),
      toFieldId: (shown, at) => showOptions.id({ ...of, field: shown, page: at }),
      exits,
      t,
    });
  }

  return { openOptions, actions: [openOptions, showOptions, chooseOptions, closeOptions] };
}
