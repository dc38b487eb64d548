import { defineAction } from '../src/chat/action.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { stateText } from '../src/chat/request-card.ts';
import type { Button, Line, View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';
import type { MediaRequest } from '../src/core/request.ts';
import { isCancellable } from '../src/core/request.ts';
import { formatSeasons } from '../src/core/season.ts';
import { nameWithYear } from '../src/core/title.ts';

const pageSize = 5;

/** Turns the pages of a list; the list belongs to the one who asked for it. */
const leaf = defineAction({
  verb: 'mine',
  args: { owner: id<'user'>(), page: count },
  async run(ctx, { owner, page }) {
    if (owner !== ctx.user.id) throw new Fault('not-yours');
    return update(await listView(ctx, page));
  },
});

const takeBack = defineAction({
  verb: 'take-back',
  args: { request: id<'request'>(), page: count },
  async run(ctx, { request, page }) {
    await ctx.app.requests.cancel(ctx.user, request, ctx.door);
    return update(await listView(ctx, page));
  },
});

export default defineCommand({
  name: 'requests',
  summary: 'command-requests',
  options: {
    page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 },
  },
  actions: [leaf, takeBack],
  async run(ctx, options) {
    return whisper(await listView(ctx, (options.page ?? 1) - 1));
  },
});

async function listView(ctx: Context, wanted: number): Promise<View> {
  const { app, user, t } = ctx;
  const page = Math.max(0, wanted);
  const { rows, total } = await app.requests.mine(user, {
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
    ...(pages > 1 ? { footer: t('requests-page', { page: page + 1, pages }) } : {}),
    buttons: [rows.filter((request) => isCancellable(request.state)).map(backButton), leafRow()],
  };

  function backButton(request: MediaRequest): Button {
    return {
      label: t('button-take-back', { title: nameWithYear(request.title) }),
      press: takeBack.id({ request: request.id, page }),
      style: 'danger',
    };
  }

  function leafRow(): Button[] {
    const owner = user.id;
    const row: Button[] = [];
    if (page > 0) {
      row.push({
        label: t('button-newer'),
        press: leaf.id({ owner, page: page - 1 }),
        style: 'plain',
      });
    }
    if (page < pages - 1) {
      row.push({
        label: t('button-older'),
        press: leaf.id({ owner, page: page + 1 }),
        style: 'plain',
      });
    }
    return row;
  }
}

function lineOf(request: MediaRequest, { t }: Context): Line {
  const seasons = request.seasons.length > 0 ? ` · ${formatSeasons(request.seasons)}` : '';
  const quality = request.is4k ? ` · ${t('quality-4k')}` : '';
  return [
    { bold: nameWithYear(request.title) },
    `${seasons}${quality} · ${stateText(request, t)} · `,
    { when: request.createdAt, style: 'relative' },
  ];
}
