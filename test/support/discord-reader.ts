import type { APIEmbed } from 'discord.js';
import type { Inline } from '../../src/chat/view.ts';
import type { DiscordMessage } from '../../src/discord/render/render.ts';
import type { VisibleMessage } from '../contracts/renderer-contract.ts';
import { validateCall } from '../fakes/discord/validation/validate-call.ts';

/** Where an escaped sign is kept while the rest is read: a private-use area. */
const hidden = 0xe000;

interface MarkdownRule {
  readonly pattern: RegExp;
  readonly effect: string;
  /** Which group of the pattern a reader sees; nothing when left out. */
  readonly shows?: number;
  /** Which group tells more about the effect. */
  readonly tells?: number;
}

/** Discord's markdown as its client reads it (docs: "Message Formatting"). */
const markdownRules: readonly MarkdownRule[] = [
  { pattern: /```([\s\S]+?)```|`[^`]+`/g, effect: 'code', shows: 0 },
  { pattern: /!?\[([^\]]+)\]\(<?(\S+?)>?\)/g, effect: 'link', shows: 1, tells: 2 },
  { pattern: /<@[!&]?(\d+)>/g, effect: 'mention', tells: 1 },
  { pattern: /<#\d+>|<\/[^>]+:\d+>|<id:\w+>/g, effect: 'navigation' },
  { pattern: /<t:-?\d+(?::[a-zA-Z])?>/g, effect: 'time' },
  { pattern: /<a?:\w+:\d+>|:[\w~+-]+:/g, effect: 'emoji' },
  { pattern: /@(everyone|here)/g, effect: 'mention', shows: 0, tells: 1 },
  { pattern: /\b(?:https?|steam|tg):\/\/[^\s<]+/g, effect: 'link', shows: 0, tells: 0 },
  { pattern: /discord(?:app)?\.(?:gg|com\/invite)\/\w+/g, effect: 'invite', shows: 0 },
  { pattern: /^\s*#{1,3}\s+(?=\S)/gm, effect: 'heading' },
  { pattern: /^\s*-#\s+(?=\S)/gm, effect: 'subtext' },
  { pattern: /^\s*(?:>>>|>)\s/gm, effect: 'quote' },
  { pattern: /^\s*(?:[-*+]|\d+\.)\s+(?=\S)/gm, effect: 'list' },
  { pattern: /\|\|([\s\S]+?)\|\|/g, effect: 'spoiler', shows: 1 },
  { pattern: /\*\*([\s\S]+?)\*\*/g, effect: 'bold', shows: 1 },
  { pattern: /__([\s\S]+?)__/g, effect: 'underline', shows: 1 },
  { pattern: /~~([\s\S]+?)~~/g, effect: 'strike', shows: 1 },
  { pattern: /\*([^\s*][\s\S]*?)\*|\b_([^\s_][\s\S]*?)_\b/g, effect: 'italic', shows: 1 },
];

/** What of a text takes effect, and what is left to see. */
export function readMarkdown(markdown: string): { text: string; effects: string[] } {
  let rest = markdown.replace(/\\([^0-9A-Za-z\s])/g, (_, sign: string) =>
    String.fromCharCode(hidden + sign.charCodeAt(0)),
  );
  const effects: string[] = [];
  for (const { pattern, effect, shows, tells } of markdownRules) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const detail = tells === undefined ? '' : ` ${String(match[tells])}`;
      effects.push(reveal(effect + detail));
      return shows === undefined ? '' : String(match[shows] ?? '');
    });
  }
  return { text: reveal(rest), effects };
}

function reveal(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - hidden),
  );
}

/** Reads a rendered message as the shared promises want it; Discord's judge tells the problems. */
export function readDiscord(message: DiscordMessage): VisibleMessage {
  const { content, embeds, components, allowed_mentions: allowed } = message;
  const marked = [content, ...embeds.flatMap(markdownOf)].map(readMarkdown);
  const plain = embeds.map((embed) => embed.footer?.text ?? '');
  const parts = components.flatMap((row) => row.components);
  const violations = validateCall('POST /channels/{channel_id}/messages', {
    json: message,
    files: [],
    isBroken: false,
  });
  return {
    text: [...marked.map(({ text }) => text), ...plain].filter(Boolean).join('\n'),
    effects: marked.flatMap(({ effects }) => effects),
    image: embeds[0]?.image?.url ?? embeds[0]?.thumbnail?.url ?? null,
    presses: parts.flatMap((part) => ('custom_id' in part ? [part.custom_id] : [])),
    values: parts
      .flatMap((part) => ('options' in part ? part.options : []))
      .map((one) => one.value),
    mentions: (allowed.users ?? []).filter((id) => content.includes(`<@${id}>`)),
    problems: violations.map(({ path, message: why }) => `${path.join('.')}: ${why}`),
  };
}

function markdownOf(embed: APIEmbed): string[] {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [embed.title ?? '', embed.description ?? '', ...fields];
}

/** What the objects of a line may do in Discord. */
export function discordEffects(inline: Exclude<Inline, string>): readonly string[] {
  if ('bold' in inline) return ['bold'];
  if ('quiet' in inline) return ['italic', 'subtext'];
  if ('link' in inline) {
    const url = URL.canParse(inline.url) ? new URL(inline.url).href : inline.url;
    return [`link ${url.replaceAll('(', '%28').replaceAll(')', '%29')}`];
  }
  if ('mention' in inline) {
    const { platform, platformUserId } = inline.mention;
    return platform === 'discord' ? [`mention ${platformUserId}`] : [];
  }
  return ['time'];
}
