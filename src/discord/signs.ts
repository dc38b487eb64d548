import { type REST, Routes } from 'discord.js';
import type { Dispatch } from '../chat/dispatch.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { Reply } from '../chat/reply.ts';
import type { MessageRef } from '../core/place.ts';
import type { Log } from '../ports.ts';
import { parseReaction, type SignGiven, toReactionHappening } from './reaction.ts';
import { toChatFault } from './refusal.ts';

/** Takes reactions to the dispatcher. What is private about its answer goes to the person's direct messages. */
export function createSigns(needs: {
  readonly dispatch: Dispatch;
  readonly rest: REST;
  readonly outbound: Outbound;
  readonly guildNames: ReadonlyMap<string, string>;
  readonly botUserId: () => string;
  readonly log: Log;
}) {
  const { dispatch, rest, outbound, guildNames, botUserId, log } = needs;

  return {
    /** Takes a MESSAGE_REACTION_ADD. Never throws: this is a door. */
    async take(payload: unknown): Promise<void> {
      const given = parseReaction(payload, botUserId());
      if (!given) return;
      try {
        const happening = await toReactionHappening(given.reaction, { rest, guildNames });
        const reply = await dispatch.react(happening, given.sign);
        if (reply && happening.answer) await answer(reply, happening.answer, given);
      } catch (error) {
        const fault = toChatFault(error);
        if (fault.code === 'direct-closed') return;
        log.warn({ code: fault.code, error: fault.cause }, 'a reaction found no answer');
      }
    },
  };

  async function answer(reply: Reply, message: MessageRef, given: SignGiven): Promise<void> {
    const { place } = message;
    const { user_id: userId, message_id: messageId } = given.reaction;
    const once = `${given.sign[0]}${brief(messageId)}${brief(userId)}`;
    if (reply.kind === 'say' && reply.isRefusal) await takeOff(given);
    const direct = { platform: 'discord', kind: 'direct', address: userId } as const;
    switch (reply.kind) {
      case 'update':
        return outbound.edit(message, reply.view);
      case 'say':
        await outbound.post(reply.audience === 'private' ? direct : place, reply.view, once);
        return;
      case 'toast': {
        const view = { tone: 'neutral', lines: [[reply.text]] } as const;
        if (reply.text.trim()) await outbound.post(direct, view, once);
        return;
      }
      case 'form':
        // Nothing opens a dialog without a press; the buttons of the message do.
        return;
    }
  }

  /** A reaction that decided nothing is no longer to look like a decision; only where the bot may do that. */
  async function takeOff({ reaction }: SignGiven): Promise<void> {
    const { guild_id: guildId, channel_id: channelId, message_id: messageId, emoji } = reaction;
    if (!guildId || !emoji.name) return;
    const name = encodeURIComponent(emoji.name);
    const route = Routes.channelMessageUserReaction(channelId, messageId, name, reaction.user_id);
    await rest.delete(route).catch(() => undefined);
  }
}

/** An id in fewer characters. */
function brief(snowflake: string): string {
  return BigInt(snowflake).toString(36);
}
