import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import { isAppError } from '../../domain/app-error.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { getDiscordErrorCode, toChatError, toLoggableError } from '../discord-error.ts';
import {
  getPublicSourceMessage,
  getSourceMessage,
  type RepliableInteraction,
} from '../inbound/interaction.ts';
import { toModal, toModalFallback } from '../render/modal.ts';
import { render, renderToast } from '../render/render.ts';
import { sendWithoutRefusedParts } from './refused-parts.ts';
import { createReplyTimes } from './reply-times.ts';

/** Discord drops an interaction without a response after 3 seconds, so no attempt starts later than this. */
const ackWindowMs = 2_600;
/** How long to wait for a reply that opens a modal: a modal cannot follow a deferral. */
const modalWindowMs = 2_000;
/** Delays before a reply is sent again after a temporary error. */
const retryDelaysMs = [300, 1_000, 3_000];

/** The result of a first response. */
type Ack = 'accepted' | 'expired';

/** Sends the replies of the dispatcher: at once if they are ready, else after a deferral. */
export function createResponder(deps: {
  readonly rest: REST;
  /** For calls with the token of an interaction. */
  readonly interactionRest: REST;
  readonly log: Log;
  readonly deferAfterMs: number;
  /** Called when another program has answered an interaction of this bot. */
  readonly onAnsweredElsewhere: () => void;
  readonly metrics?: Pick<Metrics, 'observeAcknowledgement'> | undefined;
}) {
  const { rest, interactionRest, log, deferAfterMs, onAnsweredElsewhere, metrics } = deps;
  const replyTimes = createReplyTimes(deferAfterMs);

  return {
    /**
     * Resolves with the reply when it was delivered or is lost. Never throws because of Discord. A reply that `opensForm`
     * is awaited for longer, because it cannot follow a deferral.
     */
    async respond(
      interaction: RepliableInteraction,
      replyPromise: Promise<Reply>,
      opensForm: boolean,
    ): Promise<Reply> {
      const startedAt = performance.now();
      const kind = toKind(interaction);
      const waitMs = opensForm ? modalWindowMs : replyTimes.getPatienceMs(kind);
      void replyPromise.then(() => replyTimes.record(kind, performance.now() - startedAt));
      const readyReply = await withTimeout(replyPromise, waitMs, null);
      const firstResponse = readyReply
        ? toImmediateResponse(interaction, readyReply)
        : toDeferral(interaction);
      const [ack, reply] = await Promise.all([
        acknowledge(interaction, firstResponse).finally(() =>
          metrics?.observeAcknowledgement('discord', (performance.now() - startedAt) / 1000),
        ),
        replyPromise,
      ]);
      if (ack === 'expired') await updateWithoutInteraction(interaction, reply);
      else if (!readyReply) await withRetries(() => completeDeferral(interaction, reply));
      return reply;
    },
    acknowledge,
  };

  /** Sends the first response. Retries temporary errors for as long as Discord waits. */
  async function acknowledge(
    { id, token }: { readonly id: string; readonly token: string },
    body: object,
  ): Promise<Ack> {
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sendWithoutRefusedParts(
          body,
          (response) =>
            interactionRest.post(Routes.interactionCallback(id, token), {
              auth: false,
              body: response,
            }),
          log,
        );
        return 'accepted';
      } catch (error) {
        const code = getDiscordErrorCode(error);
        if (code === 40060) {
          // An earlier attempt arrived although Discord's answer to it was lost, or another process was faster.
          log.info({ interaction: id }, 'Interaction was already answered');
          if (attempt === 1) onAnsweredElsewhere();
          return 'accepted';
        }
        if (code === 10062) {
          log.info({ interaction: id }, 'Interaction expired before it was answered');
          return 'expired';
        }
        const remainingMs = ackWindowMs - (performance.now() - startedAt);
        if (!isAppError(toChatError(error), 'platform-unavailable') || remainingMs < 100) {
          log.error(
            { interaction: id, error: toLoggableError(error) },
            'Discord did not accept a response',
          );
          return 'expired';
        }
        await sleep(50);
      }
    }
  }

  /** Sends the reply after a deferral. */
  async function completeDeferral(interaction: RepliableInteraction, reply: Reply): Promise<void> {
    const { application_id: app, token } = interaction;
    const original = Routes.webhookMessage(app, token, '@original');
    const message = toMessage(reply, toPressId(interaction));
    const post = (body: object) =>
      interactionRest.post(Routes.webhook(app, token), { auth: false, body });
    const editOriginal = (body: object) => interactionRest.patch(original, { auth: false, body });
    const isThinking = !getSourceMessage(interaction);
    if (isThinking && isPublic(reply)) {
      // The deferral is ephemeral, which cannot be changed: delete it and post a new message.
      await interactionRest.delete(original, { auth: false }).catch(ignoreIfGone);
      await sendWithoutRefusedParts(message, post, log);
    } else if (isThinking || reply.kind === 'update') {
      await sendWithoutRefusedParts(message, editOriginal, log);
    } else {
      await sendWithoutRefusedParts({ ...message, ...toVisibilityFlags(reply) }, post, log);
    }
  }

  /** Updates a public message as the bot, after the interaction with it has expired. */
  async function updateWithoutInteraction(interaction: RepliableInteraction, reply: Reply) {
    const publicSourceMessage = getPublicSourceMessage(interaction);
    if (!publicSourceMessage?.messageId || reply.kind !== 'update') return;
    const route = Routes.channelMessage(
      publicSourceMessage.place.address,
      publicSourceMessage.messageId,
    );
    await withRetries(async () => {
      await sendWithoutRefusedParts(toMessage(reply), (body) => rest.patch(route, { body }), log);
    });
  }

  /** Retries temporary errors. Any other error is logged and final. */
  async function withRetries(send: () => Promise<void>): Promise<void> {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        return await send();
      } catch (error) {
        const appError = toChatError(error);
        if (!appError.metadata.isRetryable || delayMs === null) {
          log[appError.metadata.logLevel](
            { code: appError.code, error: appError.cause },
            'Could not send a reply',
          );
          return;
        }
        await sleep(delayMs);
      }
    }
  }
}

/** Responds to interactions. */
export type Responder = ReturnType<typeof createResponder>;

/** The first response to an interaction (Discord's documentation, "Interaction Callback Type"). */
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

/** A retry may find that the first attempt has deleted the message already. */
function ignoreIfGone(error: unknown): void {
  if (!isAppError(toChatError(error), 'message-not-found')) throw error;
}

/** The name of a command, or the verb of a button or form. */
function toKind(interaction: RepliableInteraction): string {
  if (interaction.type === 2) return `/${interaction.data.name}`;
  return interaction.data.custom_id.split(':', 1)[0] ?? '';
}
