import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js';
import type { Reply } from '../chat/reply.ts';
import { isFault } from '../core/fault.ts';
import type { Log } from '../ports.ts';
import { formOffer, toModal } from './form.ts';
import { type AnswerableInteraction, messageUnder, pressedMessage } from './interaction.ts';
import { codeOf, toCause, toChatFault } from './refusal.ts';
import { render, renderNote } from './render.ts';

/** Discord voids an interaction that is not answered within 3 s; no try is begun after this. */
const ackWindowMs = 2_600;
/** How long an answer may take that opens a dialog: a dialog cannot follow a sign of life. */
const formWindowMs = 2_000;
/** Pauses before a finished answer is sent again when the wire broke. */
const pausesMs = [300, 1_000, 3_000];

/** What becomes of a first answer. */
type Ack = 'taken' | 'void';

/** Sends what the dispatcher answers: at once when it is at hand, else a sign of life first. */
export function createAnswering(needs: {
  readonly rest: REST;
  /** Calls in the name of an interaction. */
  readonly replies: REST;
  readonly log: Log;
  readonly deferAfterMs: number;
}) {
  const { rest, replies, log, deferAfterMs } = needs;

  return {
    /**
     * Resolves when the answer stands, or cannot. Never throws for what Discord says. An answer that `opensForm`
     * is waited for as long as Discord lets us.
     */
    async answer(
      interaction: AnswerableInteraction,
      coming: Promise<Reply>,
      opensForm: boolean,
    ): Promise<void> {
      const ready = await soon(coming, opensForm ? formWindowMs : deferAfterMs);
      const first = ready ? immediate(interaction, ready) : deferral(interaction);
      const [ack, reply] = await Promise.all([acknowledge(interaction, first), coming]);
      if (ack === 'void') return withoutInteraction(interaction, reply);
      if (!ready) await lasting(() => finish(interaction, reply));
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
        await replies.post(Routes.interactionCallback(id, token), { auth: false, body });
        return 'taken';
      } catch (error) {
        const code = codeOf(error);
        if (code === 40060) {
          // An earlier try of ours arrived although its answer was lost, or another process was faster.
          log.info({ interaction: id }, 'an interaction was answered already');
          return 'taken';
        }
        if (code === 10062) {
          log.info({ interaction: id }, 'an interaction was void before it was answered');
          return 'void';
        }
        const left = ackWindowMs - (performance.now() - startedAt);
        if (!isFault(toChatFault(error), 'chat-failed') || left < 100) {
          log.error({ interaction: id, error: toCause(error) }, 'an answer was not taken');
          return 'void';
        }
        await sleep(50);
      }
    }
  }

  /** Gives the answer that a deferral promised. */
  async function finish(interaction: AnswerableInteraction, reply: Reply): Promise<void> {
    const { application_id: app, token } = interaction;
    const original = Routes.webhookMessage(app, token, '@original');
    const body = messageOf(reply, pressOf(interaction));
    const isThinking = !messageUnder(interaction);
    if (isThinking && isForEverybody(reply)) {
      // The deferral was for one person's eyes, and that cannot be changed: it makes room for a new message.
      await replies.delete(original, { auth: false }).catch(unlessGone);
      await replies.post(Routes.webhook(app, token), { auth: false, body });
    } else if (isThinking || reply.kind === 'update') {
      await replies.patch(original, { auth: false, body });
    } else {
      const followUp = { ...body, ...visibility(reply) };
      await replies.post(Routes.webhook(app, token), { auth: false, body: followUp });
    }
  }

  /** A press that came too late for an answer still changes its message, which is an ordinary one. */
  async function withoutInteraction(interaction: AnswerableInteraction, reply: Reply) {
    const pressed = pressedMessage(interaction);
    if (!pressed?.messageId || reply.kind !== 'update') return;
    const route = Routes.channelMessage(pressed.place.address, pressed.messageId);
    await lasting(async () => {
      await rest.patch(route, { body: messageOf(reply) });
    });
  }

  /** Tries again while the wire breaks; a refusal is final and only noted. */
  async function lasting(send: () => Promise<void>): Promise<void> {
    for (const pauseMs of [...pausesMs, null]) {
      try {
        return await send();
      } catch (error) {
        const fault = toChatFault(error);
        if (!fault.face.retry || pauseMs === null) {
          log[fault.face.log]({ code: fault.code, error: fault.cause }, 'an answer is lost');
          return;
        }
        await sleep(pauseMs);
      }
    }
  }
}

export type Answering = ReturnType<typeof createAnswering>;

/** Discord's first answer to an interaction (docs: "Interaction Callback Type"). */
function immediate(interaction: AnswerableInteraction, reply: Reply) {
  if (reply.kind === 'form' && interaction.type !== 5) {
    return { type: InteractionResponseType.Modal, data: toModal(reply.form) };
  }
  const isUpdate = messageUnder(interaction) !== null && reply.kind === 'update';
  return isUpdate
    ? { type: InteractionResponseType.UpdateMessage, data: messageOf(reply) }
    : {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...messageOf(reply), ...visibility(reply) },
      };
}

function deferral(interaction: AnswerableInteraction) {
  return messageUnder(interaction)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      };
}

function messageOf(reply: Reply, press: string | null = null) {
  if (reply.kind === 'toast') return renderNote(reply.text);
  return render(reply.kind === 'form' ? formOffer(reply.form, press) : reply.view);
}

function pressOf(interaction: AnswerableInteraction): string | null {
  return interaction.type === 3 ? interaction.data.custom_id : null;
}

function visibility(reply: Reply) {
  return isForEverybody(reply) ? {} : { flags: MessageFlags.Ephemeral };
}

function isForEverybody(reply: Reply): boolean {
  return reply.kind === 'say' && reply.audience === 'everyone';
}

/** A second try finds removed what the first has removed. */
function unlessGone(error: unknown): void {
  if (!isFault(toChatFault(error), 'message-gone')) throw error;
}

/** The value if it comes within so many milliseconds, else null. */
async function soon<Value>(coming: Promise<Value>, capMs: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, capMs, null);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
