import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { cut } from '../../chat/fit.ts';
import type { PlainMessageKey } from '../../chat/i18n/message-keys.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Option } from '../../chat/option.ts';

/** Length of a command's and an option's description (Discord's documentation: "Application Command Object"). */
const descriptionMax = 100;

/** Where commands are registered: everywhere at once, or guild by guild. */
export type CommandScope = 'global' | 'guild';

/** A command as Discord registers it. */
export function toCommandJson(command: Command, translations: Translations, scope: CommandScope) {
  const options = Object.entries(command.options)
    .map(([name, option]) => toOptionJson(name, option, translations))
    // Discord wants the required ones first.
    .sort((a, b) => Number(b.required) - Number(a.required));
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...toDescription(command.summary, translations),
    options,
    // A guild's commands take neither of the two.
    ...(scope === 'global'
      ? {
          contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        }
      : {}),
  };
}

function toOptionJson(name: string, option: Option, translations: Translations) {
  const common = {
    name,
    ...toDescription(option.summary, translations),
    required: option.isRequired,
  };
  switch (option.kind) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        ...common,
        ...(option.suggest ? { autocomplete: true } : {}),
      };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...common };
    case 'count':
      return {
        type: ApplicationCommandOptionType.Integer,
        ...common,
        min_value: 1,
        max_value: option.max,
      };
  }
}

/** A description in English, and in every language of Discord for which the catalogue has another. */
function toDescription(key: PlainMessageKey, translations: Translations) {
  const translate = (locale: string) => cut(translations.forLocale(locale)(key), descriptionMax);
  const description = translate('en');
  const localizations = Object.values(Locale)
    .map((locale) => [locale, translate(locale)] as const)
    .filter(([, text]) => text !== description);
  return {
    description,
    ...(localizations.length > 0
      ? { description_localizations: Object.fromEntries(localizations) }
      : {}),
  };
}
