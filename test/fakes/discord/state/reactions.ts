import type { Events } from '../gateway/events.ts';
import type { Json } from '../validation/shapes.ts';
import type { Message, Reaction } from './model.ts';
import { toMember, toUser } from './wire-format.ts';
import type { World } from './world.ts';

export interface Reactions {
  /** Adds the user's reaction once; returns false if it was already there. */
  add(message: Message, userId: string, emoji: Reaction['emoji']): boolean;
  /** Removes the reaction; returns false if it was not there. */
  remove(message: Message, userId: string, emoji: Reaction['emoji']): boolean;
  find(message: Message, emoji: Reaction['emoji']): Reaction | undefined;
}

/** Reactions and their gateway events. */
export function createReactions(world: World, events: Events): Reactions {
  const find = (message: Message, emoji: Reaction['emoji']) =>
    message.reactions.find((one) =>
      emoji.id === null ? one.emoji.name === emoji.name : one.emoji.id === emoji.id,
    );

  function publish(type: string, message: Message, userId: string, emoji: Reaction['emoji']) {
    const { guildId } = world.channel(message.channelId);
    const member = guildId ? world.guild(guildId).members.get(userId) : undefined;
    const isAdd = type === 'MESSAGE_REACTION_ADD';
    const data: Json = {
      user_id: userId,
      channel_id: message.channelId,
      message_id: message.id,
      emoji,
      type: 0,
      burst: false,
      ...(guildId ? { guild_id: guildId } : {}),
      ...(isAdd ? { message_author_id: message.authorId } : {}),
      ...(isAdd && member
        ? { member: { ...toMember(member), user: toUser(world.user(userId)) } }
        : {}),
    };
    events.publish({ type, guildId, data });
  }

  return {
    find,
    add(message, userId, emoji) {
      const known = find(message, emoji);
      if (known?.userIds.includes(userId)) return false;
      if (known) known.userIds.push(userId);
      else message.reactions.push({ emoji, userIds: [userId] });
      publish('MESSAGE_REACTION_ADD', message, userId, emoji);
      return true;
    },
    remove(message, userId, emoji) {
      const known = find(message, emoji);
      const index = known?.userIds.indexOf(userId) ?? -1;
      if (!known || index < 0) return false;
      known.userIds.splice(index, 1);
      if (known.userIds.length === 0) message.reactions.splice(message.reactions.indexOf(known), 1);
      publish('MESSAGE_REACTION_REMOVE', message, userId, emoji);
      return true;
    },
  };
}

/** An emoji as written in routes and by users: Unicode or `name:id`; undefined if neither. */
export function parseEmoji(text: string): Reaction['emoji'] | undefined {
  const custom = /^(?:a:)?(\w{2,32}):(\d+)$/.exec(text);
  if (custom?.[1] && custom[2]) return { id: custom[2], name: custom[1] };
  return isUnicodeEmoji(text) ? { id: null, name: text } : undefined;
}

/** True for one emoji: a pictograph, a flag or a keycap, with any modifiers. */
export function isUnicodeEmoji(text: string): boolean {
  const pictograph = String.raw`\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F)?`;
  const pattern = String.raw`^(?:${pictograph}(?:\u200D${pictograph})*|\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3)$`;
  return new RegExp(pattern, 'u').test(text);
}
