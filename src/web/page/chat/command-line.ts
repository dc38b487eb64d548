import type { WireCommand } from '../../wire.ts';

/** A command with its options, and the line as it was typed. */
export interface CommandInput {
  readonly name: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly text: string;
}

/** A suggestion for the line. */
export interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly image: string | null;
  /** The whole line after the choice is accepted. */
  readonly line: string;
  readonly value: string | null;
}

/** The value of a suggestion that was chosen; it counts as long as the line stays the same. */
export interface Chosen {
  readonly line: string;
  readonly value: string;
}

const commandPattern = /^\/(\S+)(?:\s+(.*))?$/;

/** The command of a line, if it is known, and what follows it. `name` is null if the line is no command. */
export function parseLine(line: string, commands: readonly WireCommand[]) {
  const match = commandPattern.exec(line.trim());
  const name = match?.[1] ?? null;
  return {
    name,
    command:
      commands.find((each) => each.label === name) ??
      commands.find((each) => each.name === name) ??
      null,
    rest: match?.[2] ?? '',
  };
}

/** The command of a line with its options; null if it is unknown. */
export function readCommand(
  line: string,
  context: {
    readonly commands: readonly WireCommand[];
    readonly chosen: Chosen | null;
    /** The names of the checked flags. */
    readonly flags: ReadonlySet<string>;
  },
): CommandInput | null {
  const { commands, chosen, flags } = context;
  const { command, rest } = parseLine(line, commands);
  if (!command) return null;
  const options: Record<string, string | number | boolean> = {};
  const main = findMainOption(command);
  if (main?.kind === 'text' && rest) {
    options[main.name] = chosen?.line === line ? chosen.value : rest;
  }
  if (main?.kind === 'count' && /^\d+$/.test(rest)) options[main.name] = Number(rest);
  for (const { name, kind } of command.options) {
    if (kind === 'flag' && flags.has(name)) options[name] = true;
  }
  return { name: command.name, options, text: line.trim() };
}

/** The commands that a line may become; empty if it is not the beginning of a command. */
export function suggestCommands(line: string, commands: readonly WireCommand[]): Choice[] {
  if (!/^\/\S*$/.test(line)) return [];
  return commands
    .filter(({ name, label }) =>
      [label, name].some((each) => each.startsWith(line.slice(1).toLowerCase())),
    )
    .map((each) => ({
      label: `/${each.label}`,
      detail: each.summary,
      image: null,
      line: findMainOption(each) ? `/${each.label} ` : `/${each.label}`,
      value: null,
    }));
}

/** Whether accepting the choice would add nothing, and no required option is missing. */
export function isComplete(
  line: string,
  choice: Choice | undefined,
  commands: readonly WireCommand[],
): boolean {
  const { command, rest } = parseLine(line, commands);
  const isTyped = command !== null && choice?.label === `/${command.label}` && rest === '';
  return isTyped && command.options.every(({ isRequired }) => !isRequired);
}

/** The option that is typed without its name. */
export function findMainOption({ options }: WireCommand) {
  return (
    options.find(({ kind }) => kind === 'text') ?? options.find(({ kind }) => kind === 'count')
  );
}
