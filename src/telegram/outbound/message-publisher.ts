import type { Bot } from 'grammy';
import type { View } from '../../chat/view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { MessageRef, Place } from '../../domain/place.ts';
import type { SpaceMoved } from '../../domain/spaces/platform-event.ts';
import type { Clock } from '../../ports/ports.ts';
import { render } from '../render/render.ts';
import { getMigratedChatId, isNotModified, toChatError } from '../telegram-error.ts';

interface PostOptions {
  readonly locale: string;
  /** Arrives without a sound. */
  readonly isSilent: boolean;
  /** The id of the message this answers; it may be gone by now. */
  readonly replyTo?: number | undefined;
  /** Opens the person's reply field with this hint instead of showing buttons. */
  readonly replyHint?: string | undefined;
}

/** Puts views into chats. Throws Faults as `Outbound` names them. */
export interface MessagePublisher {
  post(place: Place, view: View, postOptions: PostOptions): Promise<MessageRef>;
  edit(message: MessageRef, view: View, locale: string): Promise<void>;
  /** Remembers that a group has another id now, and tells it. */
  recordMove(move: SpaceMoved): Promise<void>;
}

const replyHintMax = 64;

/** Posts and edits; what was meant for a group that became a supergroup goes to the supergroup. */
export function createMessagePublisher(deps: {
  readonly api: Bot['api'];
  readonly clock: Clock;
  readonly onMove: (move: SpaceMoved) => Promise<void>;
}): MessagePublisher {
  const { api, clock, onMove } = deps;
  const supergroups = new Map<string, string>();

  return {
    post,
    recordMove,
    async edit({ place, messageId }, view, locale) {
      const { text, ...options } = render(view, { now: clock(), locale });
      try {
        await api.editMessageText(Number(place.address), Number(messageId), text, {
          ...options,
          parse_mode: 'HTML',
        });
      } catch (error) {
        if (isNotModified(error)) return;
        const to = getMigratedChatId(error);
        if (!to) throw toChatError(error);
        // What was said in the old group stays there and can no longer be changed.
        await handleMigration(place.address, to);
        throw new AppError('message-not-found', { cause: error });
      }
    },
  };

  async function post(target: Place, view: View, postOptions: PostOptions): Promise<MessageRef> {
    const place = { ...target, address: supergroups.get(target.address) ?? target.address };
    const isMoved = place.address !== target.address;
    const { text, ...options } = render(view, { now: clock(), locale: postOptions.locale });
    const { replyTo, replyHint } = postOptions;
    try {
      const { message_id } = await api.sendMessage(Number(place.address), text, {
        ...options,
        parse_mode: 'HTML',
        ...(place.topic ? { message_thread_id: Number(place.topic) } : {}),
        ...(postOptions.isSilent ? { disable_notification: true } : {}),
        ...(replyTo && !isMoved
          ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
          : {}),
        ...(replyHint ? { reply_markup: forceReply(replyHint) } : {}),
      });
      return { place, messageId: String(message_id) };
    } catch (error) {
      const to = getMigratedChatId(error);
      if (!to || to === place.address) throw toChatError(error, place.kind);
      await handleMigration(place.address, to);
      return post(target, view, postOptions);
    }
  }

  /** The service message that told of it has not come, or not yet. */
  async function handleMigration(from: string, to: string): Promise<void> {
    if (supergroups.get(from) !== to) await recordMove({ kind: 'moved', from, to });
  }

  async function recordMove(move: SpaceMoved): Promise<void> {
    supergroups.set(move.from, move.to);
    await onMove(move);
  }
}

function forceReply(hint: string) {
  return {
    force_reply: true,
    // Only the person who is answered gets the reply field.
    selective: true,
    input_field_placeholder: hint.slice(0, replyHintMax),
  } as const;
}
