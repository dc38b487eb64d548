import { expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/program.ts';
import { toProblem } from '../../../src/domain/settings/setting-fault.ts';
import type { SettingsChange } from '../../../src/usecases/settings/settings.ts';
import { aCliContext } from '../../support/cli-context.ts';

async function run(args: readonly string[], result: SettingsChange) {
  const changeSettings = vi.fn(async () => result);
  const texts = { output: '', errors: '' };
  const context = aCliContext({ changeSettings });
  const exitCode = await runCli(args, {
    context,
    output: {
      write: async (text) => {
        texts.output += text;
      },
      writeError: async (text) => {
        texts.errors += text;
      },
    },
  });
  return { exitCode, changeSettings, ...texts };
}

it('a setting is stored, and removed', async () => {
  const changed = { kind: 'changed', version: 2, effect: 'restart' } as const;
  const set = await run(['settings', 'set', 'TIMEZONE', 'Europe/Berlin'], changed);
  expect(set).toMatchObject({ exitCode: 0 });
  expect(set.changeSettings).toHaveBeenCalledWith({ TIMEZONE: 'Europe/Berlin' });
  const unset = await run(['settings', 'unset', 'TIMEZONE'], changed);
  expect(unset.changeSettings).toHaveBeenCalledWith({ TIMEZONE: null });
});

it('a value is passed once', async () => {
  const none = await run(['settings', 'set', 'TIMEZONE'], { kind: 'unchanged' });
  expect(none).toMatchObject({ exitCode: 2 });
  expect(none.changeSettings).not.toHaveBeenCalled();
});

it('a refused setting is a failure that says why', async () => {
  const problems = [toProblem(['TIMEZONE'], 'time-zone')];
  const { exitCode, errors } = await run(['settings', 'set', 'TIMEZONE', 'x'], {
    kind: 'refused',
    problems,
  });
  expect(exitCode).toBe(1);
  expect(errors).toContain('TIMEZONE must be the name');
});
