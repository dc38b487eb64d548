import type { Commands, RegisteredCommand } from '../state/commands.ts';
import type { Channel } from '../state/model.ts';
import { allPermissions, type World } from '../state/world.ts';
import type { CommandOption, Json } from '../validation/shapes.ts';
import { resolve } from './interaction-payload.ts';

export type OptionValue = string | number | boolean;

interface TypedCommand {
  /** `request`, or with subcommand: `settings show`. */
  readonly line: string;
  readonly values: Readonly<Record<string, OptionValue>>;
  /** The option being typed, for autocomplete. */
  readonly focused?: string;
}

/** Finds the command by name; throws if Discord would not show it to the user here. */
export function findCommand(
  world: World,
  commands: Commands,
  { channel, userId, name }: { channel: Channel; userId: string; name: string },
): RegisteredCommand {
  const { guildId } = channel;
  const own = guildId === null ? [] : commands.list(guildId);
  const found = [...own, ...commands.list(null)].find(
    (one) => one.name === name && (one.type ?? 1) === 1,
  );
  if (!found) throw new Error(`no command /${name} is registered here`);
  const isDirect = guildId === null;
  const contexts = found.contexts ?? (found.dm_permission === false ? [0] : [0, 1]);
  if (!contexts.includes(isDirect ? 1 : 0)) throw new Error(`/${name} is not shown here`);
  const has = isDirect ? allPermissions : world.permissionsOf(guildId, userId);
  if (found.default_member_permissions != null) {
    const needed = BigInt(found.default_member_permissions);
    const isHidden = needed === 0n ? has !== allPermissions : (has & needed) !== needed;
    if (isHidden) throw new Error(`/${name} is hidden from this member`);
  }
  return found;
}

/** The `data` of a command or autocomplete interaction; throws if a client would not send it. */
export function toCommandData(
  world: World,
  channel: Channel,
  command: RegisteredCommand,
  typed: TypedCommand,
): Json {
  const [, ...subcommands] = typed.line.split(' ');
  let declared = command.options ?? [];
  const parents: CommandOption[] = [];
  for (const name of subcommands) {
    const next = declared.find((option) => option.name === name && option.type <= 2);
    if (!next) throw new Error(`/${command.name} has no subcommand ${name}`);
    parents.push(next);
    declared = next.options ?? [];
  }
  if (declared.some((option) => option.type <= 2)) {
    throw new Error(`/${typed.line} needs a subcommand`);
  }
  const unknown = Object.keys(typed.values).find(
    (name) => !declared.some((option) => option.name === name),
  );
  if (unknown !== undefined) throw new Error(`/${typed.line} has no option ${unknown}`);
  if (typed.focused !== undefined) {
    const focused = declared.find((option) => option.name === typed.focused);
    if (!focused?.autocomplete) throw new Error(`option ${typed.focused} has no autocomplete`);
  }

  const leaves = declared.flatMap((option) => toLeaf(option, typed));
  const options = parents.reduceRight<Json[]>(
    (inner, { type, name }) => [{ type, name, options: inner }],
    leaves,
  );
  const ids = declared
    .filter(({ type }) => type >= 6 && type <= 9)
    .flatMap(({ name }) => typed.values[name] ?? [])
    .map(String);
  const resolved = resolve(world, channel, ids);
  return {
    id: command.id,
    name: command.name,
    type: 1,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(options.length > 0 ? { options } : {}),
    ...(ids.length > 0 ? { resolved } : {}),
  };
}

function toLeaf(option: CommandOption, { values, focused }: TypedCommand): Json[] {
  const { name, type } = option;
  const value = values[name];
  if (name === focused) return [{ name, type, value: value ?? '', focused: true }];
  if (value === undefined) {
    if (option.required && focused === undefined) throw new Error(`option ${name} is required`);
    return [];
  }
  check(option, value);
  return [{ name, type, value }];
}

function check(option: CommandOption, value: OptionValue): void {
  const { name, type, choices } = option;
  const wanted = type === 5 ? 'boolean' : type === 4 || type === 10 ? 'number' : 'string';
  const wrong =
    typeof value !== wanted ||
    (type === 4 && !Number.isInteger(value)) ||
    (choices && choices.length > 0 && !choices.some((choice) => choice.value === value)) ||
    (typeof value === 'number' && value < (option.min_value ?? -Infinity)) ||
    (typeof value === 'number' && value > (option.max_value ?? Infinity)) ||
    (typeof value === 'string' && value.length < (option.min_length ?? 0)) ||
    (typeof value === 'string' && value.length > (option.max_length ?? 6000));
  if (wrong) throw new Error(`option ${name} does not take ${JSON.stringify(value)}`);
}
