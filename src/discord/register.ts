import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../chat/command.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import type { Log } from '../ports.ts';
import { toCommandJson } from './command-json.ts';
import { toCause } from './refusal.ts';

/** In more guilds than this, nobody looks for commands that an earlier setting left in one of them. */
const guildsToTidyMax = 25;

const jsonList = z.array(z.record(z.string(), z.unknown()));

/** Where commands are to stand, and what is known of where they may stand wrongly. */
export interface Registration {
  readonly applicationId: string;
  /** The only guilds with commands; empty for everywhere. */
  readonly guildIds: readonly string[];
  /** Guilds the bot is in. */
  readonly memberOf: readonly string[];
}

/** Keeps the registered commands equal to ours; writes only what differs. */
export function createRegister(needs: {
  readonly rest: REST;
  readonly texts: Catalogue;
  readonly log: Log;
}) {
  const { rest, texts, log } = needs;

  return {
    /** Resolves with the places that could not be brought up to date: guild ids, or `everywhere`. */
    async sync(commands: readonly Command[], about: Registration): Promise<string[]> {
      const { applicationId, guildIds, memberOf } = about;
      const isGlobal = guildIds.length === 0;
      const everywhere = isGlobal
        ? commands.map((command) => toCommandJson(command, texts, 'global'))
        : [];
      const ours = commands.map((command) => toCommandJson(command, texts, 'guild'));
      const strays = memberOf.length <= guildsToTidyMax ? memberOf : [];
      const guilds = [...new Set([...guildIds, ...strays])].map((id) => ({
        name: id,
        route: Routes.applicationGuildCommands(applicationId, id),
        wanted: guildIds.includes(id) ? ours : [],
        isStray: !guildIds.includes(id),
      }));
      const all = [
        {
          name: 'everywhere',
          route: Routes.applicationCommands(applicationId),
          wanted: everywhere,
          isStray: !isGlobal,
        },
        ...guilds,
      ];
      const failed: string[] = [];
      for (const { name, route, wanted, isStray } of all) {
        try {
          await put(name, route, wanted);
        } catch (error) {
          if (isStray) {
            log.debug({ where: name, error: toCause(error) }, 'no look at stray commands');
            continue;
          }
          log.warn({ where: name, error: toCause(error) }, 'commands could not be registered');
          failed.push(name);
        }
      }
      return failed;
    },
  };

  async function put(where: string, route: `/${string}`, wanted: readonly object[]): Promise<void> {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const standing = jsonList.parse(await rest.get(route, { query }));
    if (isDeepStrictEqual(standing.map(essence).sort(byName), wanted.map(essence).sort(byName))) {
      return;
    }
    await rest.put(route, { body: wanted });
    log.info({ where, count: wanted.length }, 'commands registered');
  }
}

/** What counts when two commands or options are compared; what Discord adds or leaves out does not. */
function essence(json: object) {
  const given: Readonly<Record<string, unknown>> = { ...json };
  const options = jsonList.safeParse(given['options'] ?? []);
  return {
    type: given['type'] ?? 1,
    name: String(given['name']),
    description: given['description'],
    names: filled(given['name_localizations']),
    descriptions: filled(given['description_localizations']),
    isRequired: given['required'] ?? false,
    suggests: given['autocomplete'] ?? false,
    least: given['min_value'] ?? null,
    most: given['max_value'] ?? null,
    choices: given['choices'] ?? [],
    // Guild commands have neither; Discord tells defaults for them.
    contexts: 'guild_id' in given ? null : sorted(given['contexts']),
    installs: 'guild_id' in given ? null : sorted(given['integration_types']),
    rights: given['default_member_permissions'] ?? null,
    options: options.success ? options.data.map((option): unknown => essence(option)) : null,
  };
}

function filled(value: unknown): unknown {
  const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isFilled ? value : null;
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(Number).sort((a, b) => a - b) : null;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
