import { PermissionFlagsBits } from 'discord.js';
import type { Events } from '../gateway/events.ts';
import type { Messages } from '../state/messages.ts';
import { toChannel, toMessage } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { checkState } from '../validation/message-state-rules.ts';
import { isJson, messageBody } from '../validation/shapes.ts';
import {
  findChannel,
  findMessage,
  hasPermissions,
  requirePermissions,
  requireSendPermission,
} from './access.ts';
import { type BucketLimit, tooMany } from './rate-limit.ts';
import { refuse } from './refusal.ts';
import { type Call, done, ok, type Route } from './route.ts';

const HOUR_MS = 3_600_000;

interface Deps {
  readonly world: World;
  readonly messages: Messages;
  readonly events: Events;
  /** Allowed edits of messages older than an hour per channel, before 429 with code 30046. */
  readonly oldEdits: BucketLimit;
}

/** Channels and their messages. */
export function messageRoutes({ world, messages, events, oldEdits }: Deps): Route[] {
  const oldEditsAt = new Map<string, number[]>();

  /** Milliseconds until another old message of the channel may be edited; 0 if allowed now. */
  function oldEditWaitMs(channelId: string): number {
    const now = Date.now();
    const recent = (oldEditsAt.get(channelId) ?? []).filter((at) => at > now - oldEdits.perMs);
    const [oldest = now] = recent;
    if (recent.length >= oldEdits.limit) return Math.max(1, oldest + oldEdits.perMs - now);
    oldEditsAt.set(channelId, [...recent, now]);
    return 0;
  }

  function create(call: Call) {
    const channel = findChannel(world, call);
    const body = messageBody.parse(call.body ?? {});
    requireSendPermission(world, channel, body, call.files.length);
    const same = [...world.messages.values()].find(
      (one) =>
        one.channelId === channel.id &&
        one.authorId === world.botUserId &&
        one.nonce !== null &&
        String(one.nonce) === String(body.nonce),
    );
    if (body.enforce_nonce === true && same) return ok(toMessage(world, same));
    checkState(body, call.files.length);
    const added = messages.post({
      channelId: channel.id,
      authorId: world.botUserId,
      body,
      attachments: call.files,
    });
    return ok(toMessage(world, added));
  }

  function edit(call: Call) {
    const channel = findChannel(world, call);
    const message = findMessage(world, channel, call);
    if (message.authorId !== world.botUserId) refuse(50005);
    if (channel.archived) refuse(50083);
    const body = messageBody.parse(call.body ?? {});
    checkState(messages.preview(message, body), message.attachments.length + call.files.length);
    if (Date.now() - message.createdAtMs > HOUR_MS) {
      const waitMs = oldEditWaitMs(channel.id);
      if (waitMs > 0) return tooMany(waitMs, 'user', 30046);
    }
    return ok(toMessage(world, messages.edit(message.id, body)));
  }

  function remove(call: Call) {
    const channel = findChannel(world, call);
    const message = findMessage(world, channel, call);
    if (message.authorId !== world.botUserId) {
      if (channel.guildId === null) refuse(50003);
      requirePermissions(channel, PermissionFlagsBits.ManageMessages);
    }
    world.deleteMessage(message.id);
    return done;
  }

  function list(call: Call) {
    const channel = findChannel(world, call);
    if (!hasPermissions(channel, PermissionFlagsBits.ReadMessageHistory)) return ok([]);
    const limit = Number(call.query.get('limit') ?? 50);
    const before = call.query.get('before');
    const after = call.query.get('after');
    const found = messages
      .list(channel.id)
      .filter((one) => before === null || BigInt(one.id) < BigInt(before))
      .filter((one) => after === null || BigInt(one.id) > BigInt(after))
      .reverse()
      .slice(0, limit);
    return ok(found.map((one) => toMessage(world, one)));
  }

  function openDm(call: Call) {
    const recipient = isJson(call.body) ? call.body['recipient_id'] : undefined;
    const user = world.users.get(String(recipient)) ?? refuse(10013);
    if (user.bot) refuse(50007);
    return ok(toChannel(world, world.dmChannel(user.id)));
  }

  const bot = 'bot' as const;
  const channelPath = '/channels/{channel_id}';
  const messagesPath = `${channelPath}/messages`;
  const messagePath = `${messagesPath}/{message_id}`;
  return [
    {
      method: 'GET',
      template: channelPath,
      auth: bot,
      handle: (call) => ok(toChannel(world, findChannel(world, call))),
    },
    { method: 'POST', template: '/users/@me/channels', auth: bot, handle: openDm },
    {
      method: 'POST',
      template: `${channelPath}/typing`,
      auth: bot,
      handle(call) {
        const channel = findChannel(world, call);
        requireSendPermission(world, channel, {}, 0);
        const data = { channel_id: channel.id, user_id: world.botUserId, timestamp: 0 };
        events.publish({ type: 'TYPING_START', guildId: channel.guildId, data });
        return done;
      },
    },
    { method: 'GET', template: messagesPath, auth: bot, handle: list },
    { method: 'POST', template: messagesPath, auth: bot, handle: create },
    {
      method: 'GET',
      template: messagePath,
      auth: bot,
      handle(call) {
        const channel = findChannel(world, call);
        requirePermissions(channel, PermissionFlagsBits.ReadMessageHistory);
        return ok(toMessage(world, findMessage(world, channel, call)));
      },
    },
    { method: 'PATCH', template: messagePath, auth: bot, handle: edit },
    { method: 'DELETE', template: messagePath, auth: bot, handle: remove },
  ];
}
