import type { Bot } from 'grammy';
import type { View } from '../chat/view.ts';
import { Fault } from '../core/fault.ts';
import type { Move } from '../core/news.ts';
import type { MessageRef, Place } from '../core/place.ts';
import type { Clock } from '../ports.ts';
import { isNotModified, migratedTo, toChatFault } from './fault.ts';
import { render } from './render.ts';

interface PostSetting {
  readonly locale: string;
  /** Arrives without a sound. */
  readonly isSilent: boolean;
  /** The id of the message this answers; it may be gone by now. */
  readonly replyTo?: number | undefined;
  /** Opens the person's reply field with this hint instead of showing buttons. */
  readonly asks?: string | undefined;
}

/** Puts views into chats. Throws Faults as `Outbound` names them. */
export interface Poster {
  post(place: Place, view: View, setting: PostSetting): Promise<MessageRef>;
  edit(message: MessageRef, view: View, locale: string): Promise<void>;
  /** Remembers that a group has another id now, and tells it. */
  moved(move: Move): Promise<void>;
}

const hintMax = 64;

/** Posts and edits; what was meant for a group that became a supergroup goes to the supergroup. */
export function createPoster(needs: {
  readonly api: Bot['api'];
  readonly clock: Clock;
  readonly onMoved: (move: Move) => Promise<void>;
}): Poster {
  const { api, clock, onMoved } = needs;
  const supergroups = new Map<string, string>();

  return {
    post,
    moved,
    async edit({ place, messageId }, view, locale) {
      const { text, ...options } = render(view, { now: clock(), locale });
      try {
        await api.editMessageText(Number(place.address), Number(messageId), text, {
          ...options,
          parse_mode: 'HTML',
        });
      } catch (error) {
        if (isNotModified(error)) return;
        const to = migratedTo(error);
        if (!to) throw toChatFault(error);
        // What was said in the old group stays there and can no longer be changed.
        await found(place.address, to);
        throw new Fault('message-gone', { cause: error });
      }
    },
  };

  async function post(wanted: Place, view: View, setting: PostSetting): Promise<MessageRef> {
    const place = { ...wanted, address: supergroups.get(wanted.address) ?? wanted.address };
    const isMoved = place.address !== wanted.address;
    const { text, ...options } = render(view, { now: clock(), locale: setting.locale });
    const { replyTo, asks } = setting;
    try {
      const { message_id } = await api.sendMessage(Number(place.address), text, {
        ...options,
        parse_mode: 'HTML',
        ...(place.topic ? { message_thread_id: Number(place.topic) } : {}),
        ...(setting.isSilent ? { disable_notification: true } : {}),
        ...(replyTo && !isMoved
          ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
          : {}),
        ...(asks ? { reply_markup: forceReply(asks) } : {}),
      });
      return { place, messageId: String(message_id) };
    } catch (error) {
      const to = migratedTo(error);
      if (!to || to === place.address) throw toChatFault(error, place.kind);
      await found(place.address, to);
      return post(wanted, view, setting);
    }
  }

  /** The service message that told of it has not come, or not yet. */
  async function found(from: string, to: string): Promise<void> {
    if (supergroups.get(from) !== to) await moved({ kind: 'moved', from, to });
  }

  async function moved(move: Move): Promise<void> {
    supergroups.set(move.from, move.to);
    await onMoved(move);
  }
}

function forceReply(hint: string) {
  return {
    force_reply: true,
    // Only the person who is answered gets the reply field.
    selective: true,
    input_field_placeholder: hint.slice(0, hintMax),
  } as const;
}
