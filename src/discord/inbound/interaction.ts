import { ApplicationCommandOptionType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Interaction } from '../../chat/dispatch.ts';
import type { RawOptions } from '../../chat/option.ts';
import { toMention } from '../../domain/accounts/member-reference.ts';
import type { MessageRef, Place } from '../../domain/place.ts';

/** How long a reply can be edited: the token of an interaction expires after 15 minutes, less a margin. */
const replyLifetimeMs = 14.5 * 60_000;
/** The first second of 2015, from which snowflakes count (Discord's documentation, "Snowflakes"). */
const discordEpochMs = 1_420_070_400_000n;

const optionSchema = z.object({
  type: z.number().optional(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const user = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
});
const sharedFields = {
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  locale: z.string().nullish(),
  user: user.nullish(),
  member: z
    .object({
      nick: z.string().nullish(),
      roles: z.array(z.string()).default([]),
      permissions: z.string().regex(/^\d+$/).nullish(),
      user,
    })
    .nullish(),
};
const message = z.object({ id: z.string(), flags: z.number().default(0) });
const input = z.object({ custom_id: z.string(), value: z.string().default('') });
/** A row of a submitted modal: one input with a label, or an action row of inputs (the older format). */
const inputRowSchema = z.union([
  z.object({ component: input }).transform(({ component }) => [component]),
  z.object({ components: z.array(input) }).transform(({ components }) => components),
]);
const commandDataSchema = z.object({
  name: z.string(),
  options: z.array(optionSchema).default([]),
});

/** The parts of an interaction that the bot uses (Discord's documentation, "Interaction Object"). */
const interactionSchema = z.discriminatedUnion('type', [
  z.object({ ...sharedFields, type: z.literal(2), data: commandDataSchema }),
  z.object({
    ...sharedFields,
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
    message,
  }),
  z.object({ ...sharedFields, type: z.literal(4), data: commandDataSchema }),
  z.object({
    ...sharedFields,
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(inputRowSchema) }),
    message: message.nullish(),
  }),
]);

/** An interaction as Discord sends it. */
export type DiscordInteraction = z.infer<typeof interactionSchema>;
/** A slash command. */
export type CommandInteraction = Extract<DiscordInteraction, { type: 2 }>;
type ComponentInteraction = Extract<DiscordInteraction, { type: 3 }>;
/** A person is typing an option of a command. */
export type AutocompleteInteraction = Extract<DiscordInteraction, { type: 4 }>;
/** A submitted modal. */
export type ModalInteraction = Extract<DiscordInteraction, { type: 5 }>;

/** An interaction that is answered with a message: all but autocomplete. */
export type RepliableInteraction = CommandInteraction | ComponentInteraction | ModalInteraction;

/** Parses INTERACTION_CREATE; null for an unknown type. */
export function parseInteraction(payload: unknown): DiscordInteraction | null {
  const parsed = interactionSchema.safeParse(payload);
  return parsed.success ? parsed.data : null;
}

/** When an interaction arrived, by the bot's clock and by Discord's. */
export interface InteractionTime {
  readonly now: Date;
  readonly discordNow: Date;
}

/** The interaction in the bot's own terms. `guildNames` has the names by guild id. */
export function toInteraction(
  interaction: DiscordInteraction,
  guildNames: ReadonlyMap<string, string>,
  time: InteractionTime,
): Interaction {
  const { member, guild_id: guildId } = interaction;
  const person = member?.user ?? interaction.user;
  return {
    sender: {
      platform: 'discord',
      platformUserId: person?.id ?? '',
      name: member?.nick || person?.global_name || person?.username || '',
      username: person?.username,
      locale: interaction.locale ?? null,
      roles: member?.roles ?? [],
      canManageSpace: guildId ? canManageGuild(member?.permissions ?? '0') : false,
    },
    space: guildId ? { platformSpaceId: guildId, name: guildNames.get(guildId) ?? guildId } : null,
    place: toChannelPlace(interaction.channel_id),
    answer: interaction.type === 4 ? null : toAnswerRef(interaction, time),
  };
}

/** The options of a command, by name. */
export function toRawOptions({ data }: CommandInteraction): RawOptions {
  return Object.fromEntries(
    data.options.map(({ name, type, value }) => [
      name,
      type === ApplicationCommandOptionType.User ? toMention(String(value)) : value,
    ]),
  );
}

/** The texts of a submitted modal, by the name of the field. */
export function toFields({ data }: ModalInteraction): Readonly<Record<string, string>> {
  return Object.fromEntries(data.components.flat().map((field) => [field.custom_id, field.value]));
}

/** The message with the button or the modal that was used. It can be updated in response. */
export function getSourceMessage(interaction: RepliableInteraction) {
  return interaction.type === 2 ? null : (interaction.message ?? null);
}

/** The same message, if it is not ephemeral. */
export function getPublicSourceMessage(interaction: RepliableInteraction): MessageRef | null {
  const sourceMessage = getSourceMessage(interaction);
  if (!sourceMessage || (sourceMessage.flags & MessageFlags.Ephemeral) !== 0) return null;
  return { place: toChannelPlace(interaction.channel_id), messageId: sourceMessage.id };
}

function canManageGuild(permissions: string): boolean {
  const { Administrator, ManageGuild } = PermissionFlagsBits;
  return (BigInt(permissions) & (Administrator | ManageGuild)) !== 0n;
}

function toAnswerRef(
  interaction: RepliableInteraction,
  { now, discordNow }: InteractionTime,
): MessageRef {
  const publicSourceMessage = getPublicSourceMessage(interaction);
  if (publicSourceMessage) return publicSourceMessage;
  // Its age by Discord's clock: by a clock that is fast, every reply would have expired at once.
  const ageMs = Math.max(0, discordNow.getTime() - toTimestampMs(interaction.id));
  return {
    place: {
      platform: 'discord',
      kind: 'reply',
      address: `${interaction.application_id}:${interaction.token}`,
      editableUntil: new Date(now.getTime() - ageMs + replyLifetimeMs),
    },
    messageId: null,
  };
}

/** The place for a channel, a thread, or a direct message channel. */
export function toChannelPlace(channelId: string): Place {
  return { platform: 'discord', kind: 'channel', address: channelId };
}

/** When an id was created, in milliseconds since 1970. */
export function toTimestampMs(snowflake: string): number {
  return /^\d{1,20}$/.test(snowflake)
    ? Number((BigInt(snowflake) >> 22n) + discordEpochMs)
    : Number.POSITIVE_INFINITY;
}

/** The age of the interaction that a reply belongs to, in milliseconds; null for other places. */
export function getReplyAgeMs({ editableUntil }: Place, now: Date): number | null {
  return editableUntil ? now.getTime() - (editableUntil.getTime() - replyLifetimeMs) : null;
}
