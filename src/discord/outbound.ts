import { MessageFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Outbound } from '../chat/outbound.ts';
import type { Sign, View } from '../chat/view.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { MessageRef, Place } from '../core/place.ts';
import type { Clock } from '../ports.ts';
import { replyAgeMs } from './interaction.ts';
import { isSnowflake } from './markup.ts';
import type { Pending } from './pending.ts';
import { toChatFault } from './refusal.ts';
import { render } from './render.ts';

/** While an interaction is this young its first answer may still be on its way, from another process perhaps. */
const freshReplyMs = 5_000;
/** How long an edit waits for the answer to the press on the same message. */
const answerCapMs = 10_000;
const knownChannelsMax = 1_000;
/** The reactions with which the bot offers to answer by one tap, as routes want them. */
const emojis = {
  yes: encodeURIComponent('✅'),
  no: encodeURIComponent('❌'),
} as const satisfies Record<Sign, string>;

const withId = z.object({ id: z.string() });

/** Speaks first in Discord: posts and edits as the bot, or in the name of an interaction. */
export function createOutbound(needs: {
  readonly rest: REST;
  /** Calls in the name of an interaction. */
  readonly replies: REST;
  readonly pending: Pending;
  readonly clock: Clock;
}): Outbound {
  const { rest, replies, pending, clock } = needs;
  const directChannels = new Map<string, string>();

  return {
    post: (place, view, once) => asFaults(() => post(place, view, once)),
    edit: (message, view) => asFaults(() => edit(message, view), message.place),
  };

  async function post(place: Place, view: View, once: string): Promise<MessageRef> {
    if (place.kind === 'reply') {
      const [app, token] = splitReply(place);
      const body = { ...render(view), flags: MessageFlags.Ephemeral };
      const sent = await replies.post(Routes.webhook(app, token), { auth: false, body });
      return { place, messageId: withId.parse(sent).id };
    }
    const channelId = await channelOf(place);
    const body = { ...render(view), nonce: once, enforce_nonce: true };
    const { id } = withId.parse(await rest.post(Routes.channelMessages(channelId), { body }));
    for (const sign of view.reactions ?? []) await offer(channelId, id, sign);
    return {
      place: { platform: 'discord', kind: 'channel', address: channelId },
      messageId: id,
    };
  }

  /** A message without the reactions is worth as much: its buttons do the same, and members may add them. */
  async function offer(channelId: string, messageId: string, sign: Sign): Promise<void> {
    const route = Routes.channelMessageOwnReaction(channelId, messageId, emojis[sign]);
    await rest.put(route).catch(() => undefined);
  }

  async function edit({ place, messageId }: MessageRef, view: View): Promise<void> {
    const body = render(view);
    if (place.kind === 'reply') {
      const [app, token] = splitReply(place);
      await answered(token);
      const route = Routes.webhookMessage(app, token, messageId ?? '@original');
      await replies.patch(route, { auth: false, body });
      return;
    }
    if (messageId === null || !isSnowflake(messageId)) throw new Fault('message-gone');
    await answered(messageId);
    await rest.patch(Routes.channelMessage(await channelOf(place), messageId), { body });
  }

  /** An answer on its way would land after this edit and show what is older. */
  async function answered(key: string): Promise<void> {
    if (!(await pending.settled(key, answerCapMs))) throw new Fault('chat-failed');
  }

  async function channelOf({ kind, address }: Place): Promise<string> {
    if (!isSnowflake(address)) throw new Fault('place-gone');
    if (kind !== 'direct') return address;
    const known = directChannels.get(address);
    if (known) return known;
    const body = { recipient_id: address };
    const { id } = withId.parse(await rest.post(Routes.userChannels(), { body }));
    const [oldest] = directChannels.keys();
    if (oldest !== undefined && directChannels.size >= knownChannelsMax) {
      directChannels.delete(oldest);
    }
    directChannels.set(address, id);
    return id;
  }

  async function asFaults<Value>(send: () => Promise<Value>, place?: Place): Promise<Value> {
    try {
      return await send();
    } catch (error) {
      const fault = toChatFault(error);
      const ageMs = place && replyAgeMs(place, clock());
      if (isFault(fault, 'reply-expired') && typeof ageMs === 'number' && ageMs < freshReplyMs) {
        throw new Fault('chat-failed', { cause: fault.cause });
      }
      throw fault;
    }
  }
}

/** Application and token of a reply. */
function splitReply({ address }: Place): [app: string, token: string] {
  const at = address.indexOf(':');
  const [app, token] = [address.slice(0, at), address.slice(at + 1)];
  if (!isSnowflake(app) || !/^[\w.-]+$/.test(token)) throw new Fault('reply-expired');
  return [app, token];
}
