import type { Commands } from '../state/commands.ts';
import { type Interaction, type Interactions, InteractionType } from '../state/interactions.ts';
import type { Messages } from '../state/messages.ts';
import type { Message, MessageView } from '../state/model.ts';
import { parseEmoji, type Reactions } from '../state/reactions.ts';
import type { World } from '../state/world.ts';
import { type Choice, type Component, flatten, type Json } from '../validation/shapes.ts';
import { findCommand, type OptionValue, toCommandData } from './command-input.ts';
import { resolve, toInteraction } from './interaction-payload.ts';
import { type FieldValue, toModalData } from './modal-input.ts';

/** A message, or its id. */
type MessageRef = string | Pick<MessageView, 'id'>;

interface InteractionOptions {
  readonly locale?: string;
}

/** The actions of a user in Discord. Each throws if a client would not allow it. */
export interface Person {
  readonly userId: string;
  /** The id of their direct channel with the bot. */
  readonly dmChannelId: string;
  /** Uses a slash command; `name` may hold subcommands: `settings show`. */
  command(
    channelId: string,
    name: string,
    options?: Readonly<Record<string, OptionValue>>,
    invocation?: InteractionOptions,
  ): Interaction;
  /** Types in an option; returns the choices shown. Rejects if none arrive in time. */
  autocomplete(
    channelId: string,
    name: string,
    focused: string,
    value: OptionValue,
    others?: Readonly<Record<string, OptionValue>>,
  ): Promise<readonly Choice[]>;
  press(message: MessageRef, customId: string, invocation?: InteractionOptions): Interaction;
  select(
    message: MessageRef,
    customId: string,
    values: readonly string[],
    invocation?: InteractionOptions,
  ): Interaction;
  submitModal(
    from: Interaction,
    fields: Readonly<Record<string, FieldValue>>,
    invocation?: InteractionOptions,
  ): Interaction;
  react(channelId: string, messageId: string, emoji: string): void;
  unreact(channelId: string, messageId: string, emoji: string): void;
  say(channelId: string, text: string, about?: { readonly replyTo?: string }): MessageView;
  dm(text: string): MessageView;
  /** Sends a handmade payload, e.g. with a forged custom ID; requires `type` and `data`. */
  rawInteraction(
    channelId: string,
    payload: {
      readonly type: number;
      readonly data: Json;
      readonly messageId?: string;
    } & InteractionOptions,
  ): Interaction;
}

interface Deps {
  readonly world: World;
  readonly commands: Commands;
  readonly messages: Messages;
  readonly reactions: Reactions;
  readonly interactions: Interactions;
}

/** A user who acts in the fake Discord. */
export function createPerson(deps: Deps, userId: string): Person {
  const { world, commands, messages, reactions, interactions } = deps;
  world.user(userId);

  function requireChannel(channelId: string) {
    const channel = world.channel(channelId);
    const isIn =
      channel.guildId === null
        ? channel.recipientId === userId
        : world.guild(channel.guildId).members.has(userId);
    if (!isIn) throw new Error(`user ${userId} is not in channel ${channelId}`);
    return channel;
  }

  function findMessage(reference: MessageRef): Message {
    const message = world.message(typeof reference === 'string' ? reference : reference.id);
    if (message.ephemeralFor !== null && message.ephemeralFor !== userId) {
      throw new Error(`message ${message.id} is shown only to someone else`);
    }
    return message;
  }

  function start(
    channelId: string,
    about: {
      type: number;
      data: Json;
      commandName?: string;
      messageId?: string | null;
    } & InteractionOptions,
  ): Interaction {
    const channel = requireChannel(channelId);
    const { type, data, commandName = null, messageId = null, locale = 'en-US' } = about;
    const payload = toInteraction(world, { type, userId, channel, locale, data, messageId });
    const { guildId } = channel;
    return interactions.start(
      { type, userId, channelId, guildId, commandName, messageId },
      payload,
    );
  }

  function use(message: Message, customId: string): Component {
    const found = flatten(message.components).find((one) => one.custom_id === customId);
    if (!found) throw new Error(`message ${message.id} has no component ${customId}`);
    if (found.disabled) throw new Error(`component ${customId} is disabled`);
    return found;
  }

  function runCommand(
    channelId: string,
    line: string,
    typed: {
      values: Readonly<Record<string, OptionValue>>;
      focused?: string;
    } & InteractionOptions,
  ): Interaction {
    const channel = requireChannel(channelId);
    if (channel.guildId !== null && !world.hasBot(channel.guildId)) {
      throw new Error('the bot is not in the guild: nobody is offered its commands');
    }
    const [name = ''] = line.split(' ');
    const command = findCommand(world, commands, { channel, userId, name });
    const data = toCommandData(world, channel, command, { line, ...typed });
    const type =
      typed.focused === undefined ? InteractionType.command : InteractionType.autocomplete;
    return start(channelId, { ...typed, type, data, commandName: line });
  }

  return {
    userId,
    get dmChannelId() {
      return world.dmChannel(userId).id;
    },
    command(channelId, name, values = {}, invocation = {}) {
      return runCommand(channelId, name, { values, ...invocation });
    },
    async autocomplete(channelId, name, focused, value, others = {}) {
      const values = { ...others, [focused]: value };
      const interaction = runCommand(channelId, name, { values, focused });
      await interaction.ack;
      return interaction.choices ?? [];
    },
    press(reference, customId, invocation = {}) {
      const message = findMessage(reference);
      const button = use(message, customId);
      if (button.type !== 2) throw new Error(`component ${customId} is not a button`);
      const data = { component_type: 2, custom_id: customId, id: button.id ?? 1 };
      const type = InteractionType.component;
      return start(message.channelId, { type, data, messageId: message.id, ...invocation });
    },
    select(reference, customId, values, invocation = {}) {
      const message = findMessage(reference);
      const menu = use(message, customId);
      checkSelection(menu, customId, values);
      const data = {
        component_type: menu.type,
        custom_id: customId,
        id: menu.id ?? 1,
        values,
        ...(menu.type === 3
          ? {}
          : { resolved: resolve(world, world.channel(message.channelId), values) }),
      };
      const type = InteractionType.component;
      return start(message.channelId, { type, data, messageId: message.id, ...invocation });
    },
    submitModal(from, fields, invocation = {}) {
      const { modal, state } = from;
      if (!modal) throw new Error(`interaction ${from.id} opened no modal`);
      if (state.userId !== userId) throw new Error('the modal is shown only to someone else');
      const data = toModalData(modal, fields);
      const { channelId, messageId } = state;
      return start(channelId, { type: InteractionType.modal, data, messageId, ...invocation });
    },
    react(channelId, messageId, emoji) {
      const { message, parsed } = reactionAt(channelId, messageId, emoji);
      reactions.add(message, userId, parsed);
    },
    unreact(channelId, messageId, emoji) {
      const { message, parsed } = reactionAt(channelId, messageId, emoji);
      reactions.remove(message, userId, parsed);
    },
    say,
    dm: (text) => say(world.dmChannel(userId).id, text),
    rawInteraction(channelId, { messageId = null, ...payload }) {
      return start(channelId, { ...payload, messageId });
    },
  };

  function say(channelId: string, text: string, about: { readonly replyTo?: string } = {}) {
    requireChannel(channelId);
    const reply =
      about.replyTo === undefined ? {} : { message_reference: { message_id: about.replyTo } };
    const added = messages.post({ channelId, authorId: userId, body: { content: text, ...reply } });
    return messages.view(added.id);
  }

  function reactionAt(channelId: string, messageId: string, emoji: string) {
    requireChannel(channelId);
    const message = findMessage(messageId);
    if (message.channelId !== channelId) throw new Error('the message is in another channel');
    if (message.ephemeralFor !== null) throw new Error('ephemeral messages take no reactions');
    const parsed = parseEmoji(emoji);
    if (!parsed) throw new Error(`${emoji} is not an emoji`);
    return { message, parsed };
  }
}

function checkSelection(menu: Component, customId: string, values: readonly string[]): void {
  if (![3, 5, 6, 7, 8].includes(menu.type)) throw new Error(`${customId} is not a menu`);
  const offered = menu.options?.map((option) => option.value);
  const stray = values.find((value) => offered && !offered.includes(value));
  if (stray !== undefined) throw new Error(`menu ${customId} does not offer ${stray}`);
  const { min_values: least, max_values: most } = menu;
  if (values.length < (least ?? 1) || values.length > (most ?? 1)) {
    throw new Error(`menu ${customId} does not take ${values.length} values`);
  }
}
