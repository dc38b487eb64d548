import { isDeepStrictEqual } from 'node:util';
import { refuse, refuseInvalid } from '../http/refusal.ts';
import { checkCommand } from '../validation/command-rules.ts';
import { type CommandBody, commandBody, type Json } from '../validation/shapes.ts';

/** A command as the server stores it. */
export interface RegisteredCommand extends CommandBody {
  readonly id: string;
  /** Null for a global command. */
  readonly guildId: string | null;
  /** Changes with every real change. */
  readonly version: string;
}

export interface Commands {
  list(guildId: string | null): readonly RegisteredCommand[];
  get(guildId: string | null, id: string): RegisteredCommand;
  /** Bulk overwrite: deletes commands that are not listed; listed ones keep their IDs. */
  replace(guildId: string | null, bodies: unknown): readonly RegisteredCommand[];
  /** Creates a command, or replaces the one with the same name. */
  upsert(guildId: string | null, body: unknown): { command: RegisteredCommand; isNew: boolean };
  patch(guildId: string | null, id: string, body: Json): RegisteredCommand;
  remove(guildId: string | null, id: string): void;
  toJson(command: RegisteredCommand, applicationId: string): Json;
}

/** The commands the bot has registered, globally and for each guild. */
export function createCommands(nextId: () => string): Commands {
  const scopes = new Map<string | null, readonly RegisteredCommand[]>();
  const list = (guildId: string | null) => scopes.get(guildId) ?? [];

  function toCommand(guildId: string | null, body: unknown): RegisteredCommand {
    const given = commandBody.parse(body);
    const type = given.type ?? 1;
    const known = list(guildId).find((one) => one.name === given.name && (one.type ?? 1) === type);
    const id = known?.id ?? nextId();
    const next = { ...given, type, id, guildId, version: known?.version ?? '' };
    return known && isDeepStrictEqual(next, known) ? known : { ...next, version: nextId() };
  }

  function get(guildId: string | null, id: string): RegisteredCommand {
    return list(guildId).find((one) => one.id === id) ?? refuse(10063);
  }

  function put(guildId: string | null, command: RegisteredCommand) {
    scopes.set(guildId, [...list(guildId).filter((one) => one.id !== command.id), command]);
    return command;
  }

  return {
    list,
    get,
    replace(guildId, bodies) {
      const given: unknown[] = Array.isArray(bodies) ? bodies : [];
      const next = given.map((body) => toCommand(guildId, body));
      scopes.set(guildId, next);
      return next;
    },
    upsert(guildId, body) {
      const command = toCommand(guildId, body);
      const isNew = !list(guildId).some((one) => one.id === command.id);
      return { command: put(guildId, command), isNew };
    },
    patch(guildId, id, body) {
      const known = get(guildId, id);
      const next = commandBody.parse({ ...known, ...body });
      refuseInvalid(checkCommand(next));
      return put(guildId, { ...known, ...next, version: nextId(), id, guildId });
    },
    remove(guildId, id) {
      const known = get(guildId, id);
      scopes.set(
        guildId,
        list(guildId).filter((one) => one !== known),
      );
    },
    toJson(command, applicationId) {
      const { guildId, default_member_permissions: permissions, ...rest } = command;
      return {
        nsfw: false,
        name_localizations: null,
        description_localizations: null,
        integration_types: [0],
        dm_permission: guildId === null,
        contexts: null,
        ...rest,
        description: command.description ?? '',
        application_id: applicationId,
        default_member_permissions: permissions == null ? null : String(permissions),
        ...(guildId === null ? {} : { guild_id: guildId }),
      };
    },
  };
}
