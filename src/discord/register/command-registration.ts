import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../chat/command.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Log } from '../../ports/ports.ts';
import { toLoggableError } from '../discord-error.ts';
import { toCommandJson } from './command-json.ts';

/** In more guilds than this, nobody looks for commands that an earlier setting left in one of them. */
const guildsToCleanUpMax = 25;

const jsonList = z.array(z.record(z.string(), z.unknown()));

/** Where commands are to stand, and what is known of where they may stand wrongly. */
export interface RegistrationScope {
  readonly applicationId: string;
  /** The only guilds with commands; empty for everywhere. */
  readonly guildIds: readonly string[];
  /** Guilds the bot is in. */
  readonly joinedGuildIds: readonly string[];
}

/** Keeps the registered commands equal to ours; writes only what differs. */
export function createCommandRegistration(deps: {
  readonly rest: REST;
  readonly translations: Translations;
  readonly log: Log;
}) {
  const { rest, translations, log } = deps;

  return {
    /** Resolves with the places that could not be brought up to date: guild ids, or `everywhere`. */
    async syncCommands(commands: readonly Command[], scope: RegistrationScope): Promise<string[]> {
      const { applicationId, guildIds, joinedGuildIds } = scope;
      const isGlobal = guildIds.length === 0;
      const globalCommands = isGlobal
        ? commands.map((command) => toCommandJson(command, translations, 'global'))
        : [];
      const guildCommands = commands.map((command) =>
        toCommandJson(command, translations, 'guild'),
      );
      const otherGuildIds = joinedGuildIds.length <= guildsToCleanUpMax ? joinedGuildIds : [];
      const guilds = [...new Set([...guildIds, ...otherGuildIds])].map((id) => ({
        name: id,
        route: Routes.applicationGuildCommands(applicationId, id),
        desired: guildIds.includes(id) ? guildCommands : [],
        isCleanup: !guildIds.includes(id),
      }));
      const all = [
        {
          name: 'everywhere',
          route: Routes.applicationCommands(applicationId),
          desired: globalCommands,
          isCleanup: !isGlobal,
        },
        ...guilds,
      ];
      const failed: string[] = [];
      for (const { name, route, desired, isCleanup } of all) {
        try {
          await syncRoute(name, route, desired);
        } catch (error) {
          if (isCleanup) {
            log.debug({ where: name, error: toLoggableError(error) }, 'no look at stray commands');
            continue;
          }
          log.warn(
            { where: name, error: toLoggableError(error) },
            'commands could not be registered',
          );
          failed.push(name);
        }
      }
      return failed;
    },
  };

  async function syncRoute(
    scopeName: string,
    route: `/${string}`,
    desired: readonly object[],
  ): Promise<void> {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const registered = jsonList.parse(await rest.get(route, { query }));
    if (
      isDeepStrictEqual(
        registered.map(toComparable).sort(byName),
        desired.map(toComparable).sort(byName),
      )
    ) {
      return;
    }
    await rest.put(route, { body: desired });
    log.info({ scopeName, count: desired.length }, 'commands registered');
  }
}

/** What counts when two commands or options are compared; what Discord adds or leaves out does not. */
function toComparable(json: object) {
  const fields: Readonly<Record<string, unknown>> = { ...json };
  const options = jsonList.safeParse(fields['options'] ?? []);
  return {
    type: fields['type'] ?? 1,
    name: String(fields['name']),
    description: fields['description'],
    names: nonEmptyOrNull(fields['name_localizations']),
    descriptions: nonEmptyOrNull(fields['description_localizations']),
    isRequired: fields['required'] ?? false,
    suggests: fields['autocomplete'] ?? false,
    least: fields['min_value'] ?? null,
    most: fields['max_value'] ?? null,
    choices: fields['choices'] ?? [],
    // Guild commands have neither; Discord tells defaults for them.
    contexts: 'guild_id' in fields ? null : sortNumbers(fields['contexts']),
    installs: 'guild_id' in fields ? null : sortNumbers(fields['integration_types']),
    rights: fields['default_member_permissions'] ?? null,
    options: options.success ? options.data.map((option): unknown => toComparable(option)) : null,
  };
}

function nonEmptyOrNull(value: unknown): unknown {
  const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isFilled ? value : null;
}

function sortNumbers(value: unknown): unknown {
  return Array.isArray(value) ? value.map(Number).sort((a, b) => a - b) : null;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
