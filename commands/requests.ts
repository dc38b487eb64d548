import { defineAction } from '../src/chat/action.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, isPrivate } from '../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { stateText } from '../src/chat/requests/request-card.ts';
import { requestName, shortRequestName } from '../src/chat/requests/request-name.ts';
import type { Button, Line, View } from '../src/chat/view.ts';
import { AppError } from '../src/domain/app-error.ts';
import type { MediaRequest } from '../src/domain/requests/request.ts';
import { isCancellable } from '../src/domain/requests/request.ts';

const uses = ['requests'] as const;
type RequestsContext = Context<(typeof uses)[number]>;

const pageSize = 5;
/** Leaves room for the rest of the label on the narrowest platform. */
const nameMax = 46;

/** Shows another page of a list. Only the user who opened the list may do that. */
const turnPage = defineAction({
  verb: 'requests-page',
  uses,
  args: { owner: id<'user'>(), page: count },
  async run(ctx, { owner, page }) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    return updateMessage(await listView(ctx, page));
  },
});

const cancelRequest = defineAction({
  verb: 'cancel-request',
  uses,
  args: { request: id<'request'>(), page: count },
  async run(ctx, { request, page }) {
    const canceled = await ctx.useCases.requests.cancel(ctx.actor, request);
    if (isPrivate(ctx)) return updateMessage(await listView(ctx, page));
    // A list that an earlier version has posted where others can read it.
    return updateMessage({
      tone: 'neutral',
      title: ctx.t('requests-title'),
      lines: [lineOf(canceled, ctx)],
    });
  },
});

export default defineCommand({
  name: 'requests',
  summary: 'command-requests',
  uses,
  options: {
    page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 },
  },
  actions: [turnPage, cancelRequest],
  async run(ctx, options) {
    return replyPrivately(await listView(ctx, (options.page ?? 1) - 1));
  },
});

/** People also request things that others need not know about, so they are not listed where others can read them. */
async function listView(ctx: RequestsContext, requestedPage: number): Promise<View> {
  assertPrivate(ctx);
  const { useCases, actor, t } = ctx;
  const page = Math.max(0, requestedPage);
  const { rows, total } = await useCases.requests.listByUser(actor, {
    take: pageSize,
    skip: page * pageSize,
  });
  const pages = Math.ceil(total / pageSize);
  if (rows.length === 0 && page > 0 && pages > 0) return listView(ctx, pages - 1);
  const title = t('requests-title');
  if (rows.length === 0) return { tone: 'neutral', title, lines: [[t('requests-none')]] };
  return {
    tone: 'neutral',
    title,
    lines: rows.map((request) => lineOf(request, ctx)),
    ...(pages > 1 ? { footer: t('page-count', { page: page + 1, pages }) } : {}),
    buttons: [
      rows.filter((request) => isCancellable(request.state)).map(cancelButton),
      pageButtons(),
    ],
  };

  function cancelButton(request: MediaRequest): Button {
    return {
      label: t('button-cancel-request', { title: shortRequestName(request, t, nameMax) }),
      press: cancelRequest.id({ request: request.id, page }),
      style: 'danger',
    };
  }

  function pageButtons(): Button[] {
    const owner = actor.userId;
    const row: Button[] = [];
    if (page > 0) {
      row.push({
        label: t('button-newer'),
        press: turnPage.id({ owner, page: page - 1 }),
        style: 'plain',
      });
    }
    if (page < pages - 1) {
      row.push({
        label: t('button-older'),
        press: turnPage.id({ owner, page: page + 1 }),
        style: 'plain',
      });
    }
    return row;
  }
}

function lineOf(request: MediaRequest, { t }: RequestsContext): Line {
  return [
    { bold: requestName(request, t) },
    ` · ${stateText(request, t)} · `,
    { when: request.createdAt, style: 'relative' },
  ];
}
