import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-code.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { aCliContext } from '../../support/cli-context.ts';

const commandLine = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');

/** The executable commands, as the operator types them. */
function pathsOf(command: Command, prefix: string): string[] {
  if (command.commands.length === 0) return [prefix];
  return command.commands.flatMap((each) => pathsOf(each, `${prefix} ${each.name()}`));
}

function listCommands(): string[] {
  const print = async () => undefined;
  return pathsOf(createProgram(aCliContext(), print), 'medianest');
}

describe('docs/command-line.md', () => {
  it('lists every command', () => {
    const commands = listCommands();
    expect(commands).toContain('medianest users list');
    expect(commands.filter((command) => !commandLine.includes(`\`${command}`))).toEqual([]);
  });

  it('names no command that does not exist', () => {
    const commands = listCommands();
    const named = [...commandLine.matchAll(/`medianest ((?:[a-z]+ ?)+)/g)].map(
      ([, name = '']) => `medianest ${name.trim()}`,
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !commands.includes(name) && name !== 'medianest help')).toEqual(
      [],
    );
  });

  it('lists every exit code', () => {
    for (const code of Object.values(exitCodes)) expect(commandLine).toMatch(`\n| ${code} | `);
  });
});
