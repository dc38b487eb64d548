import { type EditPart, editPageSize, editParts, takesMany } from '../core/edit.ts';
import { isFault } from '../core/fault.ts';
import type { MediaRequest } from '../core/request.ts';
import { nameWithYear } from '../core/title.ts';
import type { Sheet } from '../usecases/edits.ts';
import { defineAction } from './action.ts';
import { count, id, oneOf } from './argument.ts';
import type { Context } from './context.ts';
import { faultMessage } from './fault-message.ts';
import { update, whisper } from './reply.ts';
import type { Say } from './text/catalogue.ts';
import type { Button, View } from './view.ts';

const request = id<'request'>();
const part = oneOf(...editParts);

/** Changing a waiting request on a sheet of its own; `ways` lead from the sheet back to deciding. */
export function defineEditActions(ways: (of: MediaRequest, t: Say) => readonly Button[]) {
  /** Opens the sheet on which a waiting request is changed. */
  const edit = defineAction({
    verb: 'edit',
    args: { request },
    async run(ctx, args) {
      // Of a film the servers come first: their list is read without asking them.
      const seasons = await ctx.app.edits.open(judgeOf(ctx), args.request, 'seasons');
      if (seasons.request.title.mediaType === 'tv') {
        return whisper(sheetView(ctx, seasons, 'seasons', 0));
      }
      const servers = await ctx.app.edits.open(judgeOf(ctx), args.request, 'server');
      return whisper(sheetView(ctx, servers, 'server', 0));
    },
  });

  /** Turns to another part of the sheet, or another page of it. */
  const editPart = defineAction({
    verb: 'edit-part',
    args: { request, part, page: count },
    async run(ctx, args) {
      try {
        const sheet = await ctx.app.edits.open(judgeOf(ctx), args.request, args.part);
        return update(sheetView(ctx, sheet, args.part, args.page));
      } catch (error) {
        // A downloader that is away must not take the rest of the sheet with it.
        if (!isFault(error, 'service-failed', 'service-unreachable')) throw error;
        return whisper({ tone: 'warn', lines: [[faultMessage(error, ctx.t)]] });
      }
    },
  });

  /** Takes what was picked. */
  const editSet = defineAction({
    verb: 'edit-set',
    args: { request, part, page: count },
    picks: true,
    async run(ctx, args, { values, toggled }) {
      const pick = { page: args.page, values, toggled };
      const sheet = await ctx.app.edits.pick(judgeOf(ctx), args.request, args.part, pick);
      return update(sheetView(ctx, sheet, args.part, args.page));
    },
  });

  function sheetView(ctx: Context, { request: of, options }: Sheet, shown: EditPart, page: number) {
    const { t } = ctx;
    const from = page * editPageSize;
    const here = options.slice(from, from + editPageSize);
    const pages = Math.ceil(options.length / editPageSize);
    const what = t(`edit-part-${shown}`);
    const picked = options.filter(({ isPicked }) => isPicked).map((one) => labelOf(one, shown, t));
    const view: View = {
      tone: 'warn',
      title: t('edit-title', { title: nameWithYear(of.title) }),
      lines: [
        here.length > 0 ? [{ bold: what }, ': ', picked.join(', ') || '–'] : [t('edit-nothing')],
      ],
      ...(pages > 1 ? { footer: t('edit-page', { page: page + 1, pages }) } : {}),
      ...(here.length > 0
        ? {
            picker: {
              press: editSet.id({ request: of.id, part: shown, page }),
              placeholder: t('edit-pick', { what }),
              many: takesMany(shown),
              options: here.map((one) => ({
                ...one,
                label: labelOf(one, shown, t),
                ...(one.isPicked && !takesMany(shown) ? { detail: t('edit-picked') } : {}),
              })),
            },
          }
        : {}),
      buttons: [
        partButtons(of, shown, t),
        pageButtons(of, { shown, page, pages }, t),
        ways(of, t),
      ].filter((row) => row.length > 0),
    };
    return view;
  }

  function partButtons(of: MediaRequest, shown: EditPart, t: Say): Button[] {
    return editParts
      .filter((each) => each !== shown && (each !== 'seasons' || of.title.mediaType === 'tv'))
      .map((each) => ({
        label: t(`edit-part-${each}`),
        press: editPart.id({ request: of.id, part: each, page: 0 }),
        style: 'plain',
      }));
  }

  function pageButtons(
    of: MediaRequest,
    { shown, page, pages }: { shown: EditPart; page: number; pages: number },
    t: Say,
  ): Button[] {
    const to = (wanted: number) => editPart.id({ request: of.id, part: shown, page: wanted });
    const row: Button[] = [];
    if (page > 0) row.push({ label: t('button-back'), press: to(page - 1), style: 'plain' });
    if (page < pages - 1)
      row.push({ label: t('button-next'), press: to(page + 1), style: 'plain' });
    return row;
  }

  return { edit, editPart, editSet };
}

function labelOf({ value, label }: Sheet['options'][number], shown: EditPart, t: Say) {
  return shown === 'seasons' ? t('season-label', { number: Number(value) }) : label;
}

function judgeOf({ user, visitor, space, place }: Context) {
  return { user, visitor, space, place };
}
