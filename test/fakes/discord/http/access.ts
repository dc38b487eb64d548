import { PermissionFlagsBits } from 'discord.js';
import type { Channel, Message } from '../state/model.ts';
import { isThread } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import type { MessageBody } from '../validation/shapes.ts';
import { refuse } from './refusal.ts';
import type { Call } from './route.ts';

/** The channel of the call, if it exists (10003) and the bot sees it (50001). */
export function findChannel(world: World, call: Call): Channel {
  const channel = world.channels.get(call.param('channel_id')) ?? refuse(10003);
  const isOutside = channel.guildId !== null && !world.hasBot(channel.guildId);
  if (isOutside || !hasPermissions(channel, PermissionFlagsBits.ViewChannel)) refuse(50001);
  return channel;
}

/** The public message of the call (10008); ephemeral ones do not exist for channel routes. */
export function findMessage(world: World, channel: Channel, call: Call): Message {
  const message = world.messages.get(call.param('message_id')) ?? refuse(10008);
  if (message.channelId !== channel.id || message.ephemeralFor !== null) refuse(10008);
  return message;
}

/** Rejects the call with 50013 if the bot lacks any of these permissions in the channel. */
export function requirePermissions(channel: Channel, permissions: bigint): void {
  if (!hasPermissions(channel, permissions)) refuse(50013);
}

/** Whether the bot has all of these permissions in the channel. */
export function hasPermissions(channel: Channel, permissions: bigint): boolean {
  const isAdministrator = (channel.botPermissions & PermissionFlagsBits.Administrator) !== 0n;
  return isAdministrator || (channel.botPermissions & permissions) === permissions;
}

/** Rejects the call unless the bot may post this here. */
export function requireSendPermission(
  world: World,
  channel: Channel,
  body: MessageBody,
  files: number,
): void {
  if (channel.recipientId !== null) {
    const { dmsClosed } = world.user(channel.recipientId);
    const hasCommonGuild = world
      .guildsWithBot()
      .some((guild) => guild.members.has(channel.recipientId ?? ''));
    // Without a shared guild, Discord responds as if direct messages were closed.
    if (dmsClosed || !hasCommonGuild) refuse(50007);
    return;
  }
  if (channel.archived) refuse(50083);
  requirePermissions(
    channel,
    isThread(channel)
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages,
  );
  if ((body.embeds?.length ?? 0) > 0) requirePermissions(channel, PermissionFlagsBits.EmbedLinks);
  if (files > 0) requirePermissions(channel, PermissionFlagsBits.AttachFiles);
  if (body.message_reference) requirePermissions(channel, PermissionFlagsBits.ReadMessageHistory);
}
