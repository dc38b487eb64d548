import { defineAction } from '../src/chat/action.ts';
import { judgeOf } from '../src/chat/approval-actions.ts';
import { id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { historyView } from '../src/chat/history-view.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { stateText } from '../src/chat/request-card.ts';
import { say, type View } from '../src/chat/view.ts';
import type { RequestId } from '../src/core/id.ts';
import type { MediaRequest } from '../src/core/request.ts';
import { nameWithYear } from '../src/core/title.ts';

const buttonsMax = 5;

const past = defineAction({
  verb: 'past',
  args: { request: id<'request'>() },
  run: async (ctx, { request }) => update(await pastView(ctx, request)),
});

export default defineCommand({
  name: 'history',
  summary: 'command-history',
  options: {
    request: { kind: 'text', summary: 'option-request', isRequired: true, suggest },
  },
  actions: [past],
  async run(ctx, options) {
    const found = await find(ctx, options.request, false);
    const [only, ...others] = found;
    if (!only) return whisper(say(ctx.t('history-none'), 'warn'));
    return whisper(others.length === 0 ? await pastView(ctx, only.id) : choice(ctx, found));
  },
});

async function suggest(ctx: Context, typed: string) {
  const found = await find(ctx, typed.trim(), true);
  return found.map((request) => ({ label: labelOf(ctx, request), value: request.id }));
}

async function find(ctx: Context, words: string, isTyping: boolean): Promise<MediaRequest[]> {
  const { histories, services } = ctx.app;
  return histories.find(judgeOf(ctx), await services.idFor(ctx), { words, isTyping });
}

async function pastView(ctx: Context, requestId: RequestId): Promise<View> {
  const { request, events } = await ctx.app.histories.of(judgeOf(ctx), requestId);
  return historyView(request, events, ctx);
}

function choice(ctx: Context, found: readonly MediaRequest[]): View {
  return {
    tone: 'neutral',
    title: ctx.t('history-choose'),
    lines: [],
    buttons: found
      .slice(0, buttonsMax)
      .map((request) => [
        { label: labelOf(ctx, request), press: past.id({ request: request.id }), style: 'plain' },
      ]),
  };
}

function labelOf({ t }: Context, request: MediaRequest): string {
  return `${nameWithYear(request.title)} · ${request.requesterName} · ${stateText(request, t)}`;
}
