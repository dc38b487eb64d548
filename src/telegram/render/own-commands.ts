import { commandNames } from '../../chat/i18n/command-names.ts';
import { listNames } from '../../chat/i18n/local-names.ts';

/**
 * The commands that the bot names in its texts, in every language. They can be tapped and copied as they are, also where
 * they come from what people wrote: without arguments, none of them does anything before it asks.
 */
export const ownCommands: readonly string[] = [
  ...new Set(Object.keys(commandNames).flatMap((name) => listNames(commandNames, name))),
];
