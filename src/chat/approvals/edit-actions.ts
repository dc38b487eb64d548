import { isAppError } from '../../domain/app-error.ts';
import {
  allowsMultiple,
  type EditField,
  type EditOption,
  editFields,
  editPageSize,
} from '../../domain/requests/edit-form.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { EditForm } from '../../usecases/requests/request-edits.ts';
import { defineAction } from '../action.ts';
import { count, id, oneOf } from '../argument.ts';
import type { Context } from '../context.ts';
import { errorMessageFor } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import { replyPrivately, updateMessage } from '../reply.ts';
import { requestName } from '../requests/request-name.ts';
import { seasonLabel } from '../titles/season-text.ts';
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
        return replyPrivately(editFormView(ctx, seasons, 'seasons', 0));
      }
      const servers = await edits.openForm(actor, args.request, { field: 'server', language });
      return replyPrivately(editFormView(ctx, servers, 'server', 0));
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
        return updateMessage(editFormView(ctx, form, args.field, args.page));
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
    async run(ctx, args, { values, toggled }) {
      const form = await ctx.useCases.edits.applyEdit(ctx.actor, args.request, {
        field: args.field,
        language: ctx.language,
        selection: { page: args.page, values, toggled },
      });
      return updateMessage(editFormView(ctx, form, args.field, args.page));
    },
  });

  function editFormView(
    ctx: Context,
    { request: of, fields, options }: EditForm,
    shownField: EditField,
    page: number,
  ) {
    const { t } = ctx;
    const from = page * editPageSize;
    const onPage = options.slice(from, from + editPageSize);
    const pages = Math.ceil(options.length / editPageSize);
    const what = t(`edit-part-${shownField}`);
    const picked = options
      .filter(({ isSelected }) => isSelected)
      .map((one) => {
        const label = labelOf(one, shownField, t);
        return one.mark && one.mark !== 'current' ? `${label} (${t(`edit-${one.mark}`)})` : label;
      });
    const view: View = {
      tone: 'warn',
      title: t('edit-title', { title: requestName(of, t) }),
      lines: [
        onPage.length > 0 ? [{ bold: what }, ': ', picked.join(', ') || '–'] : [t('edit-empty')],
      ],
      ...(pages > 1 ? { footer: t('page-count', { page: page + 1, pages }) } : {}),
      ...(onPage.length > 0
        ? {
            picker: {
              press: applyEdit.id({ request: of.id, field: shownField, page }),
              placeholder: t(`edit-select-${shownField}`),
              isMultiple: allowsMultiple(shownField),
              options: onPage.map((one) => ({
                value: one.value,
                label: labelOf(one, shownField, t),
                isSelected: one.isSelected,
                ...detailOf(one, shownField, t),
              })),
            },
          }
        : {}),
      buttons: [
        fieldButtons(
          of,
          fields.filter((each) => each !== shownField),
          t,
        ),
        pageButtons(of, { shownField, page, pages }, t),
        decisionButtons(of, t),
      ].filter((row) => row.length > 0),
    };
    return view;
  }

  function fieldButtons(of: MediaRequest, fields: readonly EditField[], t: Translate): Button[] {
    return fields.map((each) => ({
      label: t(`edit-part-${each}`),
      press: showEditField.id({ request: of.id, field: each, page: 0 }),
      style: 'plain',
    }));
  }

  function pageButtons(
    of: MediaRequest,
    { shownField, page, pages }: { shownField: EditField; page: number; pages: number },
    t: Translate,
  ): Button[] {
    const to = (wanted: number) =>
      showEditField.id({ request: of.id, field: shownField, page: wanted });
    const row: Button[] = [];
    if (page > 0) row.push({ label: t('button-back'), press: to(page - 1), style: 'plain' });
    if (page < pages - 1)
      row.push({ label: t('button-next'), press: to(page + 1), style: 'plain' });
    return row;
  }

  return { openEditForm, showEditField, applyEdit };
}

function labelOf({ value, label }: EditOption, shownField: EditField, t: Translate) {
  return shownField === 'seasons' ? seasonLabel({ number: Number(value), name: label }, t) : label;
}

/** Where several options may be picked, the selection itself shows what is current. */
function detailOf({ mark }: EditOption, shownField: EditField, t: Translate) {
  if (!mark || (mark === 'current' && allowsMultiple(shownField))) return {};
  return { detail: t(`edit-${mark}`) };
}
