import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { Log } from '../../ports/ports.ts';
import { getDiscordErrorCode, toChatError, toLoggableError } from '../discord-error.ts';
import {
  getPublicSourceMessage,
  getSourceMessage,
  type RepliableInteraction,
} from '../inbound/interaction.ts';
import { toModal, toModalFallback } from '../render/modal.ts';
import { render, renderToast } from '../render/render.ts';

/** Discord voids an interaction that is not answered within 3 s; no try is begun after this. */
const ackWindowMs = 2_600;
/** How long an answer may take that opens a dialog: a dialog cannot follow a sign of life. */
const modalWindowMs = 2_000;
/** Pauses before a finished answer is sent again when the wire broke. */
const retryDelaysMs = [300, 1_000, 3_000];

/** What becomes of a first answer. */
type Ack = 'accepted' | 'expired';

/** Sends what the dispatcher answers: at once when it is at hand, else a sign of life first. */
export function createResponder(deps: {
  readonly rest: REST;
  /** Calls in the name of an interaction. */
  readonly interactionRest: REST;
  readonly log: Log;
  readonly deferAfterMs: number;
}) {
  const { rest, interactionRest, log, deferAfterMs } = deps;

  return {
    /**
     * Resolves when the answer stands, or cannot. Never throws for what Discord says. An answer that `opensForm`
     * is waited for as long as Discord lets us.
     */
    async respond(
      interaction: RepliableInteraction,
      replyPromise: Promise<Reply>,
      opensForm: boolean,
    ): Promise<void> {
      const readyReply = await resolveWithin(
        replyPromise,
        opensForm ? modalWindowMs : deferAfterMs,
      );
      const firstResponse = readyReply
        ? toImmediateResponse(interaction, readyReply)
        : toDeferral(interaction);
      const [ack, reply] = await Promise.all([
        acknowledge(interaction, firstResponse),
        replyPromise,
      ]);
      if (ack === 'expired') return updateWithoutInteraction(interaction, reply);
      if (!readyReply) await withRetries(() => completeDeferral(interaction, reply));
    },
    acknowledge,
  };

  /** Gives the first answer. A broken wire is tried again while Discord still waits. */
  async function acknowledge(
    { id, token }: { readonly id: string; readonly token: string },
    body: object,
  ): Promise<Ack> {
    const startedAt = performance.now();
    for (;;) {
      try {
        await interactionRest.post(Routes.interactionCallback(id, token), { auth: false, body });
        return 'accepted';
      } catch (error) {
        const code = getDiscordErrorCode(error);
        if (code === 40060) {
          // An earlier try of ours arrived although its answer was lost, or another process was faster.
          log.info({ interaction: id }, 'an interaction was answered already');
          return 'accepted';
        }
        if (code === 10062) {
          log.info({ interaction: id }, 'an interaction was void before it was answered');
          return 'expired';
        }
        const remainingMs = ackWindowMs - (performance.now() - startedAt);
        if (!isAppError(toChatError(error), 'platform-unavailable') || remainingMs < 100) {
          log.error({ interaction: id, error: toLoggableError(error) }, 'an answer was not taken');
          return 'expired';
        }
        await sleep(50);
      }
    }
  }

  /** Gives the answer that a deferral promised. */
  async function completeDeferral(interaction: RepliableInteraction, reply: Reply): Promise<void> {
    const { application_id: app, token } = interaction;
    const original = Routes.webhookMessage(app, token, '@original');
    const body = toMessage(reply, toPressId(interaction));
    const isThinking = !getSourceMessage(interaction);
    if (isThinking && isPublic(reply)) {
      // The deferral was for one person's eyes, and that cannot be changed: it makes room for a new message.
      await interactionRest.delete(original, { auth: false }).catch(ignoreIfGone);
      await interactionRest.post(Routes.webhook(app, token), { auth: false, body });
    } else if (isThinking || reply.kind === 'update') {
      await interactionRest.patch(original, { auth: false, body });
    } else {
      const followUp = { ...body, ...toVisibilityFlags(reply) };
      await interactionRest.post(Routes.webhook(app, token), { auth: false, body: followUp });
    }
  }

  /** A press that came too late for an answer still changes its message, which is an ordinary one. */
  async function updateWithoutInteraction(interaction: RepliableInteraction, reply: Reply) {
    const publicSourceMessage = getPublicSourceMessage(interaction);
    if (!publicSourceMessage?.messageId || reply.kind !== 'update') return;
    const route = Routes.channelMessage(
      publicSourceMessage.place.address,
      publicSourceMessage.messageId,
    );
    await withRetries(async () => {
      await rest.patch(route, { body: toMessage(reply) });
    });
  }

  /** Tries again while the wire breaks; a refusal is final and only noted. */
  async function withRetries(send: () => Promise<void>): Promise<void> {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        return await send();
      } catch (error) {
        const appError = toChatError(error);
        if (!appError.metadata.isRetryable || delayMs === null) {
          log[appError.metadata.logLevel](
            { code: appError.code, error: appError.cause },
            'an answer is lost',
          );
          return;
        }
        await sleep(delayMs);
      }
    }
  }
}

export type Responder = ReturnType<typeof createResponder>;

/** Discord's first answer to an interaction (Discord's documentation: "Interaction Callback Type"). */
function toImmediateResponse(interaction: RepliableInteraction, reply: Reply) {
  if (reply.kind === 'form' && interaction.type !== 5) {
    return { type: InteractionResponseType.Modal, data: toModal(reply.form) };
  }
  const isUpdate = getSourceMessage(interaction) !== null && reply.kind === 'update';
  return isUpdate
    ? { type: InteractionResponseType.UpdateMessage, data: toMessage(reply) }
    : {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...toMessage(reply), ...toVisibilityFlags(reply) },
      };
}

function toDeferral(interaction: RepliableInteraction) {
  return getSourceMessage(interaction)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
}

function toMessage(reply: Reply, press: string | null = null) {
  if (reply.kind === 'toast') return renderToast(reply.text);
  return render(reply.kind === 'form' ? toModalFallback(reply.form, press) : reply.view);
}

function toPressId(interaction: RepliableInteraction): string | null {
  return interaction.type === 3 ? interaction.data.custom_id : null;
}

function toVisibilityFlags(reply: Reply) {
  return isPublic(reply) ? {} : { flags: MessageFlags.Ephemeral };
}

function isPublic(reply: Reply): boolean {
  return reply.kind === 'message' && reply.audience === 'everyone';
}

/** A second try finds removed what the first has removed. */
function ignoreIfGone(error: unknown): void {
  if (!isAppError(toChatError(error), 'message-not-found')) throw error;
}

/** The value if it comes within so many milliseconds, else null. */
async function resolveWithin<Value>(
  replyPromise: Promise<Value>,
  timeoutMs: number,
): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, null);
  });
  try {
    return await Promise.race([replyPromise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
