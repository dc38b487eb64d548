import { PermissionFlagsBits } from 'discord.js';
import type { Events } from '../gateway/events.ts';
import { parseEmoji, type Reactions } from '../state/reactions.ts';
import { toUser } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { findChannel, findMessage, requirePermissions } from './access.ts';
import { refuse } from './refusal.ts';
import { type Call, done, ok, type Route } from './route.ts';

const { ReadMessageHistory, AddReactions, ManageMessages } = PermissionFlagsBits;

/** Reactions over REST. */
export function reactionRoutes(world: World, reactions: Reactions, events: Events): Route[] {
  function place(call: Call) {
    const channel = findChannel(world, call);
    requirePermissions(channel, ReadMessageHistory);
    return { channel, message: findMessage(world, channel, call) };
  }
  const emojiOf = (call: Call) => parseEmoji(call.param('emoji_name')) ?? refuse(10014);

  const all = '/channels/{channel_id}/messages/{message_id}/reactions';
  const one = `${all}/{emoji_name}`;
  return [
    {
      method: 'PUT',
      template: `${one}/@me`,
      auth: 'bot',
      handle(call) {
        const { channel, message } = place(call);
        const emoji = emojiOf(call);
        if (!reactions.find(message, emoji)) requirePermissions(channel, AddReactions);
        reactions.add(message, world.botUserId, emoji);
        return done;
      },
    },
    {
      method: 'DELETE',
      template: `${one}/@me`,
      auth: 'bot',
      handle(call) {
        const { message } = place(call);
        if (!reactions.remove(message, world.botUserId, emojiOf(call))) refuse(10014);
        return done;
      },
    },
    {
      method: 'DELETE',
      template: `${one}/{user_id}`,
      auth: 'bot',
      handle(call) {
        const { channel, message } = place(call);
        if (channel.guildId === null) refuse(50003);
        requirePermissions(channel, ManageMessages);
        if (!reactions.remove(message, call.param('user_id'), emojiOf(call))) refuse(10014);
        return done;
      },
    },
    {
      method: 'GET',
      template: one,
      auth: 'bot',
      handle(call) {
        const { message } = place(call);
        const found = reactions.find(message, emojiOf(call));
        return ok((found?.userIds ?? []).map((id) => toUser(world.user(id))));
      },
    },
    {
      method: 'DELETE',
      template: all,
      auth: 'bot',
      handle(call) {
        const { channel, message } = place(call);
        if (channel.guildId === null) refuse(50003);
        requirePermissions(channel, ManageMessages);
        message.reactions.length = 0;
        const data = {
          channel_id: channel.id,
          message_id: message.id,
          guild_id: channel.guildId,
        };
        events.publish({ type: 'MESSAGE_REACTION_REMOVE_ALL', guildId: channel.guildId, data });
        return done;
      },
    },
  ];
}
