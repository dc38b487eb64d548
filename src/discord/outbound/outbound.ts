import { MessageFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Outbound, PostedMessage } from '../../chat/outbound.ts';
import type { ReactionVote, View } from '../../chat/view.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import type { MessageRef, Place } from '../../domain/place.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { toChatError } from '../discord-error.ts';
import { getReplyAgeMs } from '../inbound/interaction.ts';
import { isSnowflake } from '../render/markdown.ts';
import { render } from '../render/render.ts';
import type { PendingResponses } from './pending-responses.ts';
import { sendWithoutRefusedParts } from './refused-parts.ts';
import { showsMessage } from './shows-message.ts';

/** Within this time the first response to an interaction may still be on its way, possibly from another process. */
const youngReplyMs = 5_000;
/** How long an edit waits for the response to a press on the same message. */
const responseWaitMs = 10_000;
const directChannelsMax = 1_000;
/** The reactions that the bot adds to its messages, encoded for a route. */
const emojiByVote = {
  yes: encodeURIComponent('✅'),
  no: encodeURIComponent('❌'),
} as const satisfies Record<ReactionVote, string>;

const idSchema = z.object({ id: z.string() });

/** Posts and edits messages, as the bot or as a reply to an interaction. */
export function createOutbound(deps: {
  readonly rest: REST;
  /** For calls with the token of an interaction. */
  readonly interactionRest: REST;
  readonly pendingResponses: PendingResponses;
  readonly clock: Clock;
  readonly log: Log;
}): Outbound {
  const { rest, interactionRest, pendingResponses, clock, log } = deps;
  const directChannels = new Map<string, string>();

  return {
    post: (place, view, idempotencyKey) => withChatErrors(() => post(place, view, idempotencyKey)),
    edit: (message, view) => withChatErrors(() => edit(message, view), message.place),
  };

  async function post(place: Place, view: View, idempotencyKey: string): Promise<PostedMessage> {
    if (place.kind === 'reply') {
      const [app, token] = parseReplyAddress(place);
      const sent = await sendMessage({ ...render(view), flags: MessageFlags.Ephemeral }, (body) =>
        interactionRest.post(Routes.webhook(app, token), { auth: false, body }),
      );
      return { place, messageId: idSchema.parse(sent).id };
    }
    const channelId = await resolveChannelId(place);
    const message = { ...render(view), nonce: idempotencyKey, enforce_nonce: true };
    let sent: object = message;
    const returned = await sendMessage(message, (body) => {
      sent = body;
      return rest.post(Routes.channelMessages(channelId), { body });
    });
    const { id } = idSchema.parse(returned);
    for (const vote of view.reactions ?? []) await addReaction(channelId, id, vote);
    return {
      place: { platform: 'discord', kind: 'channel', address: channelId },
      messageId: id,
      ...(showsMessage(returned, sent) ? {} : { isOutdated: true }),
    };
  }

  /** Ignores errors: the message works without reactions, because its buttons do the same. */
  async function addReaction(
    channelId: string,
    messageId: string,
    vote: ReactionVote,
  ): Promise<void> {
    const route = Routes.channelMessageOwnReaction(channelId, messageId, emojiByVote[vote]);
    await rest.put(route).catch(() => undefined);
  }

  async function edit({ place, messageId }: MessageRef, view: View): Promise<void> {
    const message = render(view);
    if (place.kind === 'reply') {
      const [app, token] = parseReplyAddress(place);
      await waitForResponse(token);
      const route = Routes.webhookMessage(app, token, messageId ?? '@original');
      await sendMessage(message, (body) => interactionRest.patch(route, { auth: false, body }));
      return;
    }
    if (messageId === null || !isSnowflake(messageId)) throw new AppError('message-not-found');
    await waitForResponse(messageId);
    const route = Routes.channelMessage(await resolveChannelId(place), messageId);
    await sendMessage(message, (body) => rest.patch(route, { body }));
  }

  function sendMessage(
    message: object,
    send: (body: object) => Promise<unknown>,
  ): Promise<unknown> {
    return sendWithoutRefusedParts(message, send, log);
  }

  /** A response in progress would arrive after this edit and overwrite it with an older state. */
  async function waitForResponse(key: string): Promise<void> {
    if (!(await pendingResponses.waitFor(key, responseWaitMs)))
      throw new AppError('platform-unavailable');
  }

  async function resolveChannelId({ kind, address }: Place): Promise<string> {
    if (!isSnowflake(address)) throw new AppError('channel-not-found');
    if (kind !== 'direct') return address;
    const cached = directChannels.get(address);
    if (cached) return cached;
    const body = { recipient_id: address };
    const { id } = idSchema.parse(await rest.post(Routes.userChannels(), { body }));
    const [oldest] = directChannels.keys();
    if (oldest !== undefined && directChannels.size >= directChannelsMax) {
      directChannels.delete(oldest);
    }
    directChannels.set(address, id);
    return id;
  }

  async function withChatErrors<Value>(send: () => Promise<Value>, place?: Place): Promise<Value> {
    try {
      return await send();
    } catch (error) {
      const appError = toChatError(error);
      const ageMs = place && getReplyAgeMs(place, clock());
      if (
        isAppError(appError, 'reply-expired') &&
        typeof ageMs === 'number' &&
        ageMs < youngReplyMs
      ) {
        throw new AppError('platform-unavailable', { cause: appError.cause });
      }
      throw appError;
    }
  }
}

/** The application id and the token in the address of a reply. */
function parseReplyAddress({ address }: Place): [app: string, token: string] {
  const at = address.indexOf(':');
  const [app, token] = [address.slice(0, at), address.slice(at + 1)];
  if (!isSnowflake(app) || !/^[\w.-]+$/.test(token)) throw new AppError('reply-expired');
  return [app, token];
}
