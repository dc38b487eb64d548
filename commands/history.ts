import { defineAction } from '../src/chat/action.ts';
import { id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { historyView } from '../src/chat/requests/history-view.ts';
import { stateText } from '../src/chat/requests/request-card.ts';
import { shortRequestName } from '../src/chat/requests/request-name.ts';
import { textView, type View } from '../src/chat/view.ts';
import type { RequestId } from '../src/domain/id.ts';
import type { MediaRequest } from '../src/domain/requests/request.ts';
import { cutText } from '../src/domain/text.ts';

const uses = ['history', 'services'] as const;
type HistoryContext = Context<(typeof uses)[number]>;

const buttonsMax = 5;
/** What fits on a button on the narrowest platform. */
const labelMax = 60;
const requesterMax = 16;

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
  const labels = labelsOf(ctx, found);
  return found.map(({ id: value }, index) => ({ label: labels[index] ?? '', value }));
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
  const shown = found.slice(0, buttonsMax);
  const labels = labelsOf(ctx, shown);
  return {
    tone: 'neutral',
    title: ctx.t('history-choose'),
    lines: [],
    buttons: shown.map((request, index) => [
      {
        label: labels[index] ?? '',
        press: showHistory.id({ request: request.id }),
        style: 'plain',
      },
    ]),
  };
}

/** The labels of requests. Those that would be equal have the day of the request, and its number on the server. */
function labelsOf({ t }: HistoryContext, found: readonly MediaRequest[]): string[] {
  const labels = found.map((request) => {
    const tail = ` · ${cutText(request.requesterName, requesterMax)} · ${stateText(request, t)}`;
    return { request, name: shortRequestName(request, t, labelMax - tail.length), tail };
  });
  return labels.map(({ request, name, tail }) => {
    const isUnique = labels.filter((other) => other.name + other.tail === name + tail).length === 1;
    if (isUnique) return name + tail;
    const day = request.createdAt.toISOString().slice(0, 10);
    const distinct = ` · ${[day, request.remoteId === null ? '' : `#${request.remoteId}`].join(' ').trim()}`;
    return shortRequestName(request, t, labelMax - tail.length - distinct.length) + distinct + tail;
  });
}
