import type { Events } from '../gateway/events.ts';
import { refuse } from '../http/refusal.ts';
import type { MessageBody } from '../validation/shapes.ts';
import { type Message, MessageFlag, type MessageOrigin, type MessageView } from './model.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { toGatewayMessage, toRedacted } from './wire-format.ts';
import type { World } from './world.ts';

const SETTABLE = MessageFlag.suppressEmbeds | MessageFlag.componentsV2;

interface Draft {
  readonly channelId: string;
  readonly authorId: string;
  readonly body: MessageBody;
  readonly attachments?: readonly string[];
  readonly origin?: MessageOrigin;
  readonly ephemeralFor?: string | null;
  readonly thinking?: boolean;
}

export interface Messages {
  /** Adds a message and sends it to those who may see it. */
  post(draft: Draft): Message;
  /** Applies an edit; omitted fields stay. */
  edit(messageId: string, body: MessageBody): Message;
  /** The message as it would be after the edit. */
  preview(message: Message, body: MessageBody): MessageBody;
  view(messageId: string): MessageView;
  /** Public messages of a channel, oldest first. */
  list(channelId: string): MessageView[];
}

/** Posting and editing, with their gateway events. */
export function createMessages(world: World, events: Events): Messages {
  function publish(type: string, message: Message) {
    const { guildId } = world.channel(message.channelId);
    if (message.ephemeralFor !== null) return events.wakeWaiters();
    const data = toGatewayMessage(world, message);
    const redacted = toRedacted(world, message, data);
    events.publish({ type, guildId, data, ...(redacted ? { redacted } : {}) });
  }

  function replyOf(body: MessageBody, channelId: string): Message['replyTo'] {
    const reference = body.message_reference;
    if (!reference) return null;
    const known = world.messages.get(reference.message_id);
    if (known && known.channelId === channelId && known.ephemeralFor === null) {
      return { messageId: known.id, channelId };
    }
    if (reference.fail_if_not_exists === false) return null;
    return refuse(10008);
  }

  function post(draft: Draft): Message {
    const { body, channelId, authorId } = draft;
    const channel = world.channel(channelId);
    const replyTo = replyOf(body, channelId);
    const repliedUserId = replyTo ? world.message(replyTo.messageId).authorId : null;
    const ephemeralFor = draft.ephemeralFor ?? null;
    const flags =
      ((body.flags ?? 0) & (SETTABLE | MessageFlag.suppressNotifications)) |
      (ephemeralFor === null ? 0 : MessageFlag.ephemeral) |
      (draft.thinking ? MessageFlag.loading : 0);
    const content = (body.content ?? '').trim();
    const added: Message = {
      id: world.nextId(),
      channelId,
      authorId,
      content,
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      flags,
      nonce: body.nonce ?? null,
      mentionedIds:
        ephemeralFor === null
          ? resolveMentions(world, {
              channel,
              content,
              allowed: body.allowed_mentions,
              repliedUserId,
              byInteraction: draft.origin !== undefined,
            })
          : [],
      replyTo,
      ephemeralFor,
      origin: draft.origin ?? null,
      reactions: [],
      attachments: draft.attachments ?? [],
      history: [],
      createdAtMs: Date.now(),
      editedAtMs: null,
    };
    world.messages.set(added.id, added);
    if (ephemeralFor === null) channel.lastMessageId = added.id;
    publish('MESSAGE_CREATE', added);
    return added;
  }

  function preview(message: Message, body: MessageBody): MessageBody {
    const flags = message.flags | ((body.flags ?? 0) & MessageFlag.componentsV2);
    return {
      content: body.content === undefined ? message.content : body.content,
      embeds: body.embeds === undefined ? [...message.embeds] : body.embeds,
      components: body.components === undefined ? [...message.components] : body.components,
      flags,
    };
  }

  function edit(messageId: string, body: MessageBody): Message {
    const message = world.message(messageId);
    const next = preview(message, body);
    message.history.push({
      content: message.content,
      embeds: message.embeds,
      components: message.components,
    });
    message.content = (next.content ?? '').trim();
    message.embeds = next.embeds ?? [];
    message.components = next.components ?? [];
    const keep = message.flags & ~(MessageFlag.loading | MessageFlag.suppressEmbeds);
    message.flags = keep | ((body.flags ?? message.flags) & SETTABLE);
    message.editedAtMs = Date.now();
    publish('MESSAGE_UPDATE', message);
    return message;
  }

  const view = (messageId: string): MessageView => structuredClone(world.message(messageId));

  return {
    post,
    edit,
    preview,
    view,
    list(channelId) {
      return [...world.messages.values()]
        .filter((one) => one.channelId === channelId && one.ephemeralFor === null)
        .map((one) => view(one.id));
    },
  };
}
