import { defineAction } from '../src/chat/action.ts';
import { id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { historyView } from '../src/chat/requests/history-view.ts';
import { stateText } from '../src/chat/requests/request-card.ts';
import { textView, type View } from '../src/chat/view.ts';
import type { RequestId } from '../src/domain/id.ts';
import type { MediaRequest } from '../src/domain/requests/request.ts';
import { formatTitle } from '../src/domain/titles/title.ts';

const uses = ['history', 'services'] as const;
type HistoryContext = Context<(typeof uses)[number]>;

const buttonsMax = 5;

const showHistory = defineAction({
  verb: 'history',
  uses,
  args: { request: id<'request'>() },
  run: async (ctx, { request }) => updateMessage(await loadHistoryView(ctx, request)),
});

export default defineCommand({
  name: 'history',
  summary: 'command-history',
  uses,
  options: {
    request: { kind: 'text', summary: 'option-request', isRequired: true, suggest },
  },
  actions: [showHistory],
  async run(ctx, options) {
    const found = await find(ctx, options.request, false);
    const [only, ...others] = found;
    if (!only) return replyPrivately(textView(ctx.t('history-none'), 'warn'));
    return replyPrivately(
      others.length === 0 ? await loadHistoryView(ctx, only.id) : choiceView(ctx, found),
    );
  },
});

async function suggest(ctx: HistoryContext, typed: string) {
  const found = await find(ctx, typed.trim(), true);
  return found.map((request) => ({ label: labelOf(ctx, request), value: request.id }));
}

async function find(
  ctx: HistoryContext,
  query: string,
  isTyping: boolean,
): Promise<MediaRequest[]> {
  const { history, services } = ctx.useCases;
  return history.findRequests(ctx.actor, await services.resolveServiceId(ctx.actor), {
    query,
    isTyping,
  });
}

async function loadHistoryView(ctx: HistoryContext, requestId: RequestId): Promise<View> {
  const { request, events } = await ctx.useCases.history.getRequestHistory(ctx.actor, requestId);
  const server = ctx.getServerTitle(request.serviceId);
  return historyView(request, events, { t: ctx.t, server });
}

function choiceView(ctx: HistoryContext, found: readonly MediaRequest[]): View {
  return {
    tone: 'neutral',
    title: ctx.t('history-choose'),
    lines: [],
    buttons: found.slice(0, buttonsMax).map((request) => [
      {
        label: labelOf(ctx, request),
        press: showHistory.id({ request: request.id }),
        style: 'plain',
      },
    ]),
  };
}

function labelOf({ t }: HistoryContext, request: MediaRequest): string {
  return `${formatTitle(request.title)} · ${request.requesterName} · ${stateText(request, t)}`;
}
