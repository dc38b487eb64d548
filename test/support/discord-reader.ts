import type { APIEmbed } from 'discord.js';
import type { Inline } from '../../src/chat/view.ts';
import type { DiscordMessage } from '../../src/discord/render/render.ts';
import type { VisibleMessage } from '../contracts/renderer-contract.ts';
import { validateCall } from '../fakes/discord/validation/validate-call.ts';

/** Escaped characters are moved into a private-use area while the rest is parsed. */
const privateUseStart = 0xe000;

interface MarkdownRule {
  readonly pattern: RegExp;
  readonly effect: string;
  /** The group of the pattern that stays visible; none when undefined. */
  readonly visibleGroup?: number;
  /** The group of the pattern that is added to the effect. */
  readonly detailGroup?: number;
}

/** Markdown as Discord's client reads it (Discord's documentation: "Message Formatting"). */
const markdownRules: readonly MarkdownRule[] = [
  { pattern: /```([\s\S]+?)```|`[^`]+`/g, effect: 'code', visibleGroup: 0 },
  { pattern: /!?\[([^\]]+)\]\(<?(\S+?)>?\)/g, effect: 'link', visibleGroup: 1, detailGroup: 2 },
  { pattern: /<@[!&]?(\d+)>/g, effect: 'mention', detailGroup: 1 },
  { pattern: /<#\d+>|<\/[^>]+:\d+>|<id:\w+>/g, effect: 'navigation' },
  { pattern: /<t:-?\d+(?::[a-zA-Z])?>/g, effect: 'time' },
  { pattern: /<a?:\w+:\d+>|:[\w~+-]+:/g, effect: 'emoji' },
  { pattern: /@(everyone|here)/g, effect: 'mention', visibleGroup: 0, detailGroup: 1 },
  {
    pattern: /\b(?:https?|steam|tg):\/\/[^\s<]+/g,
    effect: 'link',
    visibleGroup: 0,
    detailGroup: 0,
  },
  { pattern: /discord(?:app)?\.(?:gg|com\/invite)\/\w+/g, effect: 'invite', visibleGroup: 0 },
  { pattern: /^\s*#{1,3}\s+(?=\S)/gm, effect: 'heading' },
  { pattern: /^\s*-#\s+(?=\S)/gm, effect: 'subtext' },
  { pattern: /^\s*(?:>>>|>)\s/gm, effect: 'quote' },
  { pattern: /^\s*(?:[-*+]|\d+\.)\s+(?=\S)/gm, effect: 'list' },
  { pattern: /\|\|([\s\S]+?)\|\|/g, effect: 'spoiler', visibleGroup: 1 },
  { pattern: /\*\*([\s\S]+?)\*\*/g, effect: 'bold', visibleGroup: 1 },
  { pattern: /__([\s\S]+?)__/g, effect: 'underline', visibleGroup: 1 },
  { pattern: /~~([\s\S]+?)~~/g, effect: 'strike', visibleGroup: 1 },
  { pattern: /\*([^\s*][\s\S]*?)\*|\b_([^\s_][\s\S]*?)_\b/g, effect: 'italic', visibleGroup: 1 },
];

/** The formatting in a text, and the remaining visible text. */
export function readMarkdown(markdown: string): { text: string; effects: string[] } {
  let rest = markdown.replace(/\\([^0-9A-Za-z\s])/g, (_, character: string) =>
    String.fromCharCode(privateUseStart + character.charCodeAt(0)),
  );
  const effects: string[] = [];
  for (const { pattern, effect, visibleGroup, detailGroup } of markdownRules) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const detail = detailGroup === undefined ? '' : ` ${String(match[detailGroup])}`;
      effects.push(reveal(effect + detail));
      return visibleGroup === undefined ? '' : String(match[visibleGroup] ?? '');
    });
  }
  return { text: reveal(rest), effects };
}

function reveal(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - privateUseStart),
  );
}

/** What a user sees of a message in Discord, and the problems that Discord would report. */
export function readDiscord(message: DiscordMessage): VisibleMessage {
  const { content, embeds, components, allowed_mentions: allowed } = message;
  const readTexts = [content, ...embeds.flatMap(markdownOf)].map(readMarkdown);
  const plain = embeds.map((embed) => embed.footer?.text ?? '');
  const parts = components.flatMap((row) => row.components);
  const violations = validateCall('POST /channels/{channel_id}/messages', {
    json: message,
    files: [],
    isBroken: false,
  });
  return {
    text: [...readTexts.map(({ text }) => text), ...plain].filter(Boolean).join('\n'),
    effects: readTexts.flatMap(({ effects }) => effects),
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

/** The formatting that an inline element may cause in Discord. */
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
