import type { Bot } from 'grammy';
import type { View } from '../../chat/view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { MessageRef, Place } from '../../domain/place.ts';
import type { SpaceMoved } from '../../domain/spaces/platform-event.ts';
import { cutText } from '../../domain/text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { getMigratedChatId, isNotModified, toChatError } from '../telegram-error.ts';
import { sendAcceptable } from './send-acceptable.ts';

interface PostOptions {
  readonly locale: string;
  /** Whether it arrives without a sound. */
  readonly isSilent: boolean;
  /** The id of the message that this replies to. It may have been deleted. */
  readonly replyTo?: number | undefined;
  /** Opens the reply field with this hint, in place of buttons. */
  readonly replyHint?: string | undefined;
}

/** Posts and edits views. Throws the errors that `Outbound` lists. */
export interface MessagePublisher {
  post(place: Place, view: View, postOptions: PostOptions): Promise<MessageRef>;
  edit(message: MessageRef, view: View, locale: string): Promise<void>;
  /** Stores that the id of a group has changed, and reports it. */
  recordMove(move: SpaceMoved): Promise<void>;
}

const replyHintMax = 64;

/** Messages for a group that has become a supergroup are posted in the supergroup. */
export function createMessagePublisher(deps: {
  readonly api: Bot['api'];
  readonly clock: Clock;
  readonly onMove: (move: SpaceMoved) => Promise<void>;
  readonly log: Log;
}): MessagePublisher {
  const { api, clock, onMove, log } = deps;
  const supergroups = new Map<string, string>();

  return {
    post,
    recordMove,
    async edit({ place, messageId }, view, locale) {
      const options = { now: clock(), locale };
      try {
        await sendAcceptable(view, { options, log }, ({ text, ...message }) =>
          api.editMessageText(Number(place.address), Number(messageId), text, message),
        );
      } catch (error) {
        if (isNotModified(error)) return;
        const to = getMigratedChatId(error);
        if (!to) throw toChatError(error);
        // Messages of the old group stay there and can no longer be edited. Reported although the move may be known:
        // whoever knew this message has not heard of it.
        await recordMove({ kind: 'moved', from: place.address, to });
        throw new AppError('message-not-found', { detail: { movedTo: to }, cause: error });
      }
    },
  };

  async function post(target: Place, view: View, postOptions: PostOptions): Promise<MessageRef> {
    const place = { ...target, address: supergroups.get(target.address) ?? target.address };
    const isMoved = place.address !== target.address;
    const options = { now: clock(), locale: postOptions.locale };
    const { replyTo, replyHint } = postOptions;
    try {
      const { message_id } = await sendAcceptable(view, { options, log }, ({ text, ...message }) =>
        api.sendMessage(Number(place.address), text, {
          ...message,
          ...(place.topic ? { message_thread_id: Number(place.topic) } : {}),
          ...(postOptions.isSilent ? { disable_notification: true } : {}),
          ...(replyTo && !isMoved
            ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
            : {}),
          ...(replyHint ? { reply_markup: forceReply(replyHint) } : {}),
        }),
      );
      return { place, messageId: String(message_id) };
    } catch (error) {
      const to = getMigratedChatId(error);
      if (!to || to === place.address) throw toChatError(error, place.kind);
      await handleMigration(place.address, to);
      return post(target, view, postOptions);
    }
  }

  /** Records a move that the service message has not reported yet. */
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
    // Opens the reply field only for the person who is replied to or mentioned.
    selective: true,
    input_field_placeholder: cutText(hint, replyHintMax),
  } as const;
}
