import { setTimeout as sleep } from 'node:timers/promises';
import { type REST, Routes } from 'discord.js';
import { handleEarlyReaction } from '../../chat/approvals/early-reaction.ts';
import type { Dispatch, Interaction, ReactionVote } from '../../chat/dispatch.ts';
import type { Outbound } from '../../chat/outbound.ts';
import type { Reply } from '../../chat/reply.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { toChatError } from '../discord-error.ts';
import { toTimestampMs } from './interaction.ts';
import { parseReaction, type ReactionVoteEvent, toReactionInteraction } from './reaction-event.ts';

/** How long after posting a card its message may not be stored yet. */
const youngMessageMs = 10_000;

/** Passes reactions to the dispatcher. Private replies are sent as direct messages. */
export function createReactions(deps: {
  readonly dispatch: Dispatch;
  readonly rest: REST;
  readonly outbound: Outbound;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly botUserId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { dispatch, rest, outbound, guildNames, botUserId, clock, log } = deps;

  return {
    /** Handles MESSAGE_REACTION_ADD. Never throws, because nothing awaits it. */
    async handle(payload: unknown): Promise<void> {
      const voteEvent = parseReaction(payload, botUserId());
      if (!voteEvent) return;
      try {
        const interaction = await toReactionInteraction(voteEvent.reaction, { rest, guildNames });
        const reply = await react(interaction, voteEvent.vote);
        if (reply && interaction.answer) await deliverReply(reply, interaction.answer, voteEvent);
      } catch (error) {
        const appError = toChatError(error);
        if (appError.code === 'direct-messages-closed') return;
        log.warn({ code: appError.code, error: appError.cause }, 'Could not handle a reaction');
      }
    },
  };

  function react(interaction: Interaction, vote: ReactionVote): Promise<Reply | null> {
    const postedAtMs = toTimestampMs(interaction.answer?.messageId ?? '');
    return handleEarlyReaction({
      react: () => dispatch.react(interaction, vote),
      mayFollow: () => clock().getTime() - postedAtMs <= youngMessageMs,
      wait: sleep,
    });
  }

  async function deliverReply(
    reply: Reply,
    message: MessageRef,
    voteEvent: ReactionVoteEvent,
  ): Promise<void> {
    const { place } = message;
    const { user_id: userId, message_id: messageId } = voteEvent.reaction;
    const idempotencyKey = `${voteEvent.vote[0]}${shortenId(messageId)}${shortenId(userId)}`;
    if (reply.kind === 'message' && reply.isError) await removeReaction(voteEvent);
    const directPlace = { platform: 'discord', kind: 'direct', address: userId } as const;
    switch (reply.kind) {
      case 'update':
        return outbound.edit(message, reply.view);
      case 'message':
        await outbound.post(
          reply.audience === 'private' ? directPlace : place,
          reply.view,
          idempotencyKey,
        );
        return;
      case 'toast': {
        const view = { tone: 'neutral', lines: [[reply.text]] } as const;
        if (reply.text.trim()) await outbound.post(directPlace, view, idempotencyKey);
        return;
      }
      case 'form':
        // A modal needs a press. The buttons of the message offer the same.
        return;
    }
  }

  /** Removes a reaction that was refused, so that it does not look like a decision. Needs a permission, so it may fail. */
  async function removeReaction({ reaction }: ReactionVoteEvent): Promise<void> {
    const { guild_id: guildId, channel_id: channelId, message_id: messageId, emoji } = reaction;
    if (!guildId || !emoji.name) return;
    const name = encodeURIComponent(emoji.name);
    const route = Routes.channelMessageUserReaction(channelId, messageId, name, reaction.user_id);
    await rest.delete(route).catch(() => undefined);
  }
}

/** The id in base 36: an idempotency key may have 25 characters. */
function shortenId(snowflake: string): string {
  return BigInt(snowflake).toString(36);
}
