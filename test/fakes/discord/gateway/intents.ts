import { GatewayIntentBits } from 'discord.js';
import type { GatewayEvent } from './events.ts';

/** Intents that need a review; the fake refuses them with 4014 unless allowed by its options. */
export const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

/** Highest intent bit known (docs: "List of Intents"); anything above is 4013. */
export const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

/** [event name begins with, intent in a guild, intent in direct messages]; the first match decides. */
const rules: readonly (readonly [RegExp, number, number])[] = [
  [/^(INTERACTION_CREATE|READY|RESUMED|USER_UPDATE)$/, 0, 0],
  [/^GUILD_MEMBERS_CHUNK$/, 0, 0],
  [
    /^MESSAGE_REACTION_/,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessageReactions,
  ],
  [/^MESSAGE_/, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  [/^TYPING_START$/, GatewayIntentBits.GuildMessageTyping, GatewayIntentBits.DirectMessageTyping],
  [/^GUILD_MEMBER_/, GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildMembers],
  [/^(GUILD|CHANNEL|THREAD)_/, GatewayIntentBits.Guilds, GatewayIntentBits.Guilds],
];

/** Whether a session with these intents receives the event. */
export function isWanted(event: GatewayEvent, intents: number): boolean {
  const rule = rules.find(([name]) => name.test(event.type));
  if (!rule) throw new Error(`no intent is known for ${event.type}`);
  const needed = event.guildId === null ? rule[2] : rule[1];
  return needed === 0 || (intents & needed) !== 0;
}

/** The event as such a session receives it: redacted without the message content intent. */
export function readable(event: GatewayEvent, intents: number): GatewayEvent['data'] {
  const sees = (intents & GatewayIntentBits.MessageContent) !== 0;
  return sees ? event.data : (event.redacted ?? event.data);
}
