import { isAppError } from '../../domain/app-error.ts';
import { type EditField, editFields } from '../../domain/requests/edit-form.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { EditForm } from '../../usecases/requests/request-edits.ts';
import { defineAction } from '../action.ts';
import { count, id, oneOf } from '../argument.ts';
import type { Context } from '../context.ts';
import { errorMessageFor } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import { replyPrivately, updateMessage } from '../reply.ts';
import { editFormView } from '../requests/edit-form-view.ts';
import { requestName } from '../requests/request-name.ts';
import type { Button, View } from '../view.ts';

const uses = ['edits', 'services'] as const;
const request = id<'request'>();
const field = oneOf(...editFields);

/** The form in which a pending request is edited; `decisionButtons` lead from it back to deciding. */
export function defineEditActions(
  decisionButtons: (of: MediaRequest, t: Translate) => readonly Button[],
) {
  /** Opens the form for editing a pending request. */
  const openEditForm = defineAction({
    verb: 'edit',
    uses,
    args: { request },
    async run(ctx, args) {
      // For a movie the servers come first: listing them needs no call to a download server.
      const { actor, language } = ctx;
      const { edits } = ctx.useCases;
      const seasons = await edits.openForm(actor, args.request, {
        field: 'seasons',
        language,
        isOpening: true,
      });
      if (seasons.fields.includes('seasons')) {
        return replyPrivately(showForm(ctx, seasons, 'seasons', 0));
      }
      const servers = await edits.openForm(actor, args.request, { field: 'server', language });
      return replyPrivately(showForm(ctx, servers, 'server', 0));
    },
  });

  /** Shows another field of the form, or another page of it. */
  const showEditField = defineAction({
    verb: 'edit-part',
    uses,
    args: { request, field, page: count },
    async run(ctx, args) {
      try {
        const form = await ctx.useCases.edits.openForm(ctx.actor, args.request, {
          field: args.field,
          language: ctx.language,
        });
        return updateMessage(showForm(ctx, form, args.field, args.page));
      } catch (error) {
        // An unreachable download server must not replace the whole form by an error.
        if (!isAppError(error, 'overseerr-failed', 'overseerr-unreachable')) throw error;
        return replyPrivately({ tone: 'warn', lines: [[await errorMessageFor(error, ctx)]] });
      }
    },
  });

  /** Applies the selected values. */
  const applyEdit = defineAction({
    verb: 'edit-set',
    uses,
    args: { request, field, page: count },
    hasPicker: true,
    async run(ctx, args, { values, picked, isUnpicked }) {
      const form = await ctx.useCases.edits.applyEdit(ctx.actor, args.request, {
        field: args.field,
        language: ctx.language,
        selection: { page: args.page, values, picked, isUnpicked },
      });
      return updateMessage(showForm(ctx, form, args.field, args.page));
    },
  });

  function showForm(
    { t }: Context,
    { request: of, fields, options }: EditForm,
    shownField: EditField,
    page: number,
  ): View {
    return editFormView({
      title: t('edit-title', { title: requestName(of, t) }),
      fields,
      options,
      shownField,
      page,
      toApplyId: (shown, at) => applyEdit.id({ request: of.id, field: shown, page: at }),
      toFieldId: (shown, at) => showEditField.id({ request: of.id, field: shown, page: at }),
      exits: decisionButtons(of, t),
      t,
    });
  }

  return { openEditForm, showEditField, applyEdit };
}
