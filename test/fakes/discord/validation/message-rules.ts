import { MessageFlag } from '../state/model.ts';
import { checkComponents, checkUrl } from './component-rules.ts';
import { type Embed, messageBody } from './shapes.ts';
import type { Violation } from './violation.ts';

type Path = Violation['path'];

/** Where a message is sent, which decides its allowed flags. */
export type MessagePlace = 'channel' | 'interaction';

/** Rules beyond the schema for a message. */
export function checkMessage(body: unknown, place: MessagePlace, path: Path = []): Violation[] {
  const parsed = messageBody.safeParse(body);
  // The schema check reports unreadable bodies.
  if (!parsed.success) return [];
  const { content, embeds, components, flags, allowed_mentions: allowed } = parsed.data;
  const found: Violation[] = [];
  const add = (key: string, code: string, message: string) =>
    found.push({ path: [...path, key], code, message });

  const length = [...(content ?? '')].length;
  if (length > 2000)
    add('content', 'BASE_TYPE_MAX_LENGTH', `Must be 2000 or fewer in length, is ${length}`);
  if (place === 'channel' && ((flags ?? 0) & MessageFlag.ephemeral) !== 0) {
    add('flags', 'MESSAGE_FLAG_INVALID', 'only answers to interactions can be ephemeral');
  }
  for (const kind of ['users', 'roles'] as const) {
    if (allowed?.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0) {
      const message = `parse: ["${kind}"] and ${kind}: [ids…] are mutually exclusive`;
      add('allowed_mentions', 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
  const isV2 = ((flags ?? 0) & MessageFlag.componentsV2) !== 0;
  // An edit of a Components V2 message need not repeat the flag; its components imply it.
  const looksV2 = isV2 || (components ?? []).some((one) => one.type !== 1);
  return [
    ...found,
    ...checkEmbeds(embeds ?? [], [...path, 'embeds']),
    ...checkComponents(components ?? [], looksV2, [...path, 'components']),
  ];
}

function checkEmbeds(embeds: readonly Embed[], path: Path): Violation[] {
  const total = embeds.flatMap(textsOf).reduce((sum, text) => sum + [...text].length, 0);
  const tooBig = `Embed size exceeds maximum size of 6000, is ${total}`;
  return [
    ...(total > 6000 ? [{ path, code: 'MAX_EMBED_SIZE_EXCEEDED', message: tooBig }] : []),
    ...embeds.flatMap((embed, index) => checkEmbed(embed, [...path, index])),
  ];
}

/** The texts Discord counts towards the 6000 (docs: "Embed Limits"). */
function textsOf(embed: Embed): string[] {
  return [
    embed.title ?? '',
    embed.description ?? '',
    embed.footer?.text ?? '',
    embed.author?.name ?? '',
    ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
}

function checkEmbed(embed: Embed, path: Path): Violation[] {
  const found: Violation[] = [];
  const isEmpty =
    textsOf(embed).every((text) => text.trim() === '') && !embed.image && !embed.thumbnail;
  if (isEmpty)
    found.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'an embed shows something' });
  for (const [index, field] of (embed.fields ?? []).entries()) {
    for (const key of ['name', 'value'] as const) {
      if (field[key].trim() !== '') continue;
      const where = [...path, 'fields', index, key];
      found.push({ path: where, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    }
  }
  const urls = [
    [['url'], embed.url, []],
    [['image', 'url'], embed.image?.url, ['attachment']],
    [['thumbnail', 'url'], embed.thumbnail?.url, ['attachment']],
  ] as const;
  for (const [keys, url, schemes] of urls) {
    const violation = url ? checkUrl(url, [...path, ...keys], schemes) : null;
    if (violation) found.push(violation);
  }
  return found;
}
