import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Interaction } from '../../chat/dispatch.ts';
import type { RawOptions } from '../../chat/option.ts';
import type { MessageRef, Place } from '../../domain/place.ts';

/** How long a reply can be edited: Discord ends an interaction's token after 15 minutes; half of one is kept. */
const replyLifetimeMs = 14.5 * 60_000;
/** Where Discord's ids begin to count, in Epoch milliseconds (Discord's documentation: "Snowflakes"). */
const discordEpochMs = 1_420_070_400_000n;
const ephemeral = 64;

const optionSchema = z.object({
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
/** A row of a submitted form: inputs with a label of their own, or the older rows of inputs. */
const inputRowSchema = z.union([
  z.object({ component: input }).transform(({ component }) => [component]),
  z.object({ components: z.array(input) }).transform(({ components }) => components),
]);
const commandDataSchema = z.object({
  name: z.string(),
  options: z.array(optionSchema).default([]),
});

/** What we read of an interaction (Discord's documentation: "Interaction Object"); other types are none of ours. */
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

export type DiscordInteraction = z.infer<typeof interactionSchema>;
export type CommandInteraction = Extract<DiscordInteraction, { type: 2 }>;
type ComponentInteraction = Extract<DiscordInteraction, { type: 3 }>;
export type AutocompleteInteraction = Extract<DiscordInteraction, { type: 4 }>;
export type ModalInteraction = Extract<DiscordInteraction, { type: 5 }>;

/** An interaction that is answered with a message: anything but typing. */
export type RepliableInteraction = CommandInteraction | ComponentInteraction | ModalInteraction;

/** Reads an INTERACTION_CREATE; null for a kind we do not offer. */
export function parseInteraction(payload: unknown): DiscordInteraction | null {
  const parsed = interactionSchema.safeParse(payload);
  return parsed.success ? parsed.data : null;
}

/** The interaction in our words. `guildNames` knows the guilds heard of so far. */
export function toInteraction(
  interaction: DiscordInteraction,
  guildNames: ReadonlyMap<string, string>,
  now: Date,
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
    answer: interaction.type === 4 ? null : toAnswerRef(interaction, now),
  };
}

/** What was typed, by the name of the option. */
export function toRawOptions({ data }: CommandInteraction): RawOptions {
  return Object.fromEntries(data.options.map(({ name, value }) => [name, value]));
}

/** What was written into a form, by the name of the field. */
export function toFields({ data }: ModalInteraction): Readonly<Record<string, string>> {
  return Object.fromEntries(data.components.flat().map((one) => [one.custom_id, one.value]));
}

/** The message whose button or form this is; it can be answered by changing it. */
export function getSourceMessage(interaction: RepliableInteraction) {
  return interaction.type === 2 ? null : (interaction.message ?? null);
}

/** The message under a press or form, if everybody sees it. */
export function getPublicSourceMessage(interaction: RepliableInteraction): MessageRef | null {
  const sourceMessage = getSourceMessage(interaction);
  if (!sourceMessage || (sourceMessage.flags & ephemeral) !== 0) return null;
  return { place: toChannelPlace(interaction.channel_id), messageId: sourceMessage.id };
}

function canManageGuild(permissions: string): boolean {
  const { Administrator, ManageGuild } = PermissionFlagsBits;
  return (BigInt(permissions) & (Administrator | ManageGuild)) !== 0n;
}

function toAnswerRef(interaction: RepliableInteraction, now: Date): MessageRef {
  const publicSourceMessage = getPublicSourceMessage(interaction);
  if (publicSourceMessage) return publicSourceMessage;
  const createdMs = Math.min(toTimestampMs(interaction.id), now.getTime());
  return {
    place: {
      platform: 'discord',
      kind: 'reply',
      address: `${interaction.application_id}:${interaction.token}`,
      editableUntil: new Date(createdMs + replyLifetimeMs),
    },
    messageId: null,
  };
}

/** A channel, thread or direct chat as a place. */
export function toChannelPlace(channelId: string): Place {
  return { platform: 'discord', kind: 'channel', address: channelId };
}

/** When Discord made an id, in Epoch milliseconds. */
function toTimestampMs(snowflake: string): number {
  return /^\d{1,20}$/.test(snowflake)
    ? Number((BigInt(snowflake) >> 22n) + discordEpochMs)
    : Number.POSITIVE_INFINITY;
}

/** The age of the interaction behind a reply, in milliseconds; null when the place does not tell. */
export function getReplyAgeMs({ editableUntil }: Place, now: Date): number | null {
  return editableUntil ? now.getTime() - (editableUntil.getTime() - replyLifetimeMs) : null;
}
