import type { MessageArguments, MessageKey } from '../../src/chat/i18n/message-keys.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';

const translations = loadTranslations();

type Arguments<Key extends MessageKey> = MessageArguments[Key] extends null
  ? []
  : [MessageArguments[Key]];

/** A message as a member who speaks English reads it, so that a test names the message and not its words. */
export function text<Key extends MessageKey>(key: Key, ...args: Arguments<Key>): string {
  return translations.forLocale('en')(key, ...args);
}

/** A message in another language. */
export function textIn<Key extends MessageKey>(
  locale: string,
  key: Key,
  ...args: Arguments<Key>
): string {
  return translations.forLocale(locale)(key, ...args);
}
