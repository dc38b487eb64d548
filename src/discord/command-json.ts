import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import type { Command } from '../chat/command.ts';
import { cut } from '../chat/fit.ts';
import type { Option } from '../chat/option.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import type { PlainTextKey } from '../chat/text/keys.ts';

/** Length of a command's and an option's description (docs: "Application Command Object"). */
const descriptionMax = 100;

/** Where commands are registered: everywhere at once, or guild by guild. */
export type Scope = 'global' | 'guild';

/** A command as Discord registers it. */
export function toCommandJson(command: Command, texts: Catalogue, scope: Scope) {
  const options = Object.entries(command.options)
    .map(([name, option]) => toOptionJson(name, option, texts))
    // Discord wants the required ones first.
    .sort((a, b) => Number(b.required) - Number(a.required));
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    ...describe(command.summary, texts),
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

function toOptionJson(name: string, option: Option, texts: Catalogue) {
  const common = { name, ...describe(option.summary, texts), required: option.isRequired };
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
function describe(key: PlainTextKey, texts: Catalogue) {
  const say = (locale: string) => cut(texts.in(locale)(key), descriptionMax);
  const description = say('en');
  const others = Object.values(Locale)
    .map((locale) => [locale, say(locale)] as const)
    .filter(([, text]) => text !== description);
  return {
    description,
    ...(others.length > 0 ? { description_localizations: Object.fromEntries(others) } : {}),
  };
}
