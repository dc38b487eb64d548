import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../chat/command.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Log } from '../../ports/log.ts';
import { toLoggableError } from '../discord-error.ts';
import { type CommandScope, toCommandJson } from './command-json.ts';

/** With more guilds than this, commands that an earlier setting left in a guild are not looked for. */
const guildsToCleanUpMax = 25;

const jsonList = z.array(z.record(z.string(), z.unknown()));

/** Where commands belong, and where old ones may remain. */
export interface RegistrationScope {
  readonly applicationId: string;
  /** The guilds in which commands are registered; empty: they are registered globally. */
  readonly guildIds: readonly string[];
  /** The guilds that the bot is in. */
  readonly joinedGuildIds: readonly string[];
}

/** Keeps the registered commands up to date. Writes only differences, because Discord limits how many are created a day. */
export function createCommandRegistration(deps: {
  readonly rest: REST;
  readonly translations: Translations;
  readonly log: Log;
}) {
  const { rest, translations, log } = deps;

  return {
    /** Resolves with the scopes that could not be updated: guild ids, or `global`. */
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
          name: 'global',
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
            log.debug(
              { scope: name, error: toLoggableError(error) },
              'Could not check for old commands',
            );
            continue;
          }
          log.warn(
            { scope: name, error: toLoggableError(error) },
            'Could not register commands. Will retry',
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
    if (areSameCommands(registered, desired)) return;
    await rest.put(route, { body: desired });
    log.info({ scope: scopeName, count: desired.length }, 'Registered commands');
  }
}

/** Whether commands that Discord returned are the commands of this version. */
export function areCommandsRegistered(
  registered: unknown,
  commands: readonly Command[],
  { translations, scope }: { readonly translations: Translations; readonly scope: CommandScope },
): boolean {
  const desired = commands.map((command) => toCommandJson(command, translations, scope));
  const list = jsonList.safeParse(registered);
  return list.success && areSameCommands(list.data, desired);
}

function areSameCommands(registered: readonly object[], desired: readonly object[]): boolean {
  return isDeepStrictEqual(
    registered.map(toComparable).sort(byName),
    desired.map(toComparable).sort(byName),
  );
}

/** The fields by which commands and options are compared, without those that Discord adds or leaves out. */
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
    hasAutocomplete: fields['autocomplete'] ?? false,
    min: fields['min_value'] ?? null,
    max: fields['max_value'] ?? null,
    choices: fields['choices'] ?? [],
    // Commands of a guild have neither, but Discord returns defaults.
    contexts: 'guild_id' in fields ? null : sortNumbers(fields['contexts']),
    integrationTypes: 'guild_id' in fields ? null : sortNumbers(fields['integration_types']),
    permissions: fields['default_member_permissions'] ?? null,
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
