import { PermissionFlagsBits } from 'discord.js';
import type { Channel, Message } from './model.ts';
import { refuse } from './refusal.ts';
import { isThread } from './render.ts';
import type { Call } from './route.ts';
import type { MessageBody } from './shapes.ts';
import type { World } from './world.ts';

/** The channel of the call, if it exists (10003) and the bot sees it (50001). */
export function channelOf(world: World, call: Call): Channel {
  const channel = world.channels.get(call.param('channel_id')) ?? refuse(10003);
  const isOutside = channel.guildId !== null && !world.hasBot(channel.guildId);
  if (isOutside || !may(channel, PermissionFlagsBits.ViewChannel)) refuse(50001);
  return channel;
}

/** The public message of the call (10008); ephemeral ones do not exist for channel routes. */
export function messageOf(world: World, channel: Channel, call: Call): Message {
  const message = world.messages.get(call.param('message_id')) ?? refuse(10008);
  if (message.channelId !== channel.id || message.ephemeralFor !== null) refuse(10008);
  return message;
}

/** Ends the call with 50013 when the bot lacks any of these rights in the channel. */
export function requireRights(channel: Channel, permissions: bigint): void {
  if (!may(channel, permissions)) refuse(50013);
}

/** Whether the bot has all of these rights in the channel. */
export function may(channel: Channel, permissions: bigint): boolean {
  const isAdministrator = (channel.botPermissions & PermissionFlagsBits.Administrator) !== 0n;
  return isAdministrator || (channel.botPermissions & permissions) === permissions;
}

/** Ends the call unless the bot may post this here. */
export function requireSending(
  world: World,
  channel: Channel,
  body: MessageBody,
  files: number,
): void {
  if (channel.recipientId !== null) {
    const { dmsClosed } = world.user(channel.recipientId);
    const meets = world
      .guildsWithBot()
      .some((guild) => guild.members.has(channel.recipientId ?? ''));
    // Without a guild in common Discord refuses as if the messages were closed.
    if (dmsClosed || !meets) refuse(50007);
    return;
  }
  if (channel.archived) refuse(50083);
  requireRights(
    channel,
    isThread(channel)
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages,
  );
  if ((body.embeds?.length ?? 0) > 0) requireRights(channel, PermissionFlagsBits.EmbedLinks);
  if (files > 0) requireRights(channel, PermissionFlagsBits.AttachFiles);
  if (body.message_reference) requireRights(channel, PermissionFlagsBits.ReadMessageHistory);
}
