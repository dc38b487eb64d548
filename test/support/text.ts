import { readFileSync } from 'node:fs';
import {
  type Message,
  type Pattern,
  type Placeable,
  parse,
  type TextElement,
} from '@fluent/syntax';
import type { MessageArguments, MessageKey } from '../../src/chat/i18n/message-keys.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';

/** Loading them takes 15 ms, so tests share them. */
export const translations = loadTranslations();
const english = readFileSync(new URL('../../src/chat/i18n/en.ftl', import.meta.url), 'utf8');
const patterns = new Map(
  parse(english, {})
    .body.filter((entry): entry is Message => entry.type === 'Message')
    .map(({ id, value }) => [id.name, value]),
);

type Arguments<Key extends MessageKey> = MessageArguments[Key] extends null
  ? []
  : [MessageArguments[Key]];

/** The English text of a message, so that a test refers to the message and not its words. */
export const t = translations.forLocale('en');

/** A message in another language. */
export function textIn<Key extends MessageKey>(
  locale: string,
  key: Key,
  ...args: Arguments<Key>
): string {
  return translations.forLocale(locale)(key, ...args);
}

/** Matches a text that contains one of some messages, with any arguments. */
export function anyText(...keys: readonly MessageKey[]): RegExp {
  return new RegExp(keys.map((key) => toSource(patterns.get(key) ?? null)).join('|'));
}

function toSource(pattern: Pattern | null): string {
  return pattern?.elements.map(elementSource).join('') ?? '$.';
}

function elementSource(element: TextElement | Placeable): string {
  if (element.type === 'TextElement') return element.value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const { expression } = element;
  if (expression.type !== 'SelectExpression') return '[^]+?';
  return `(?:${expression.variants.map(({ value }) => toSource(value)).join('|')})`;
}
