import { z } from 'zod';
import type { SettingsChange } from '../../usecases/settings/settings.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import { readInput } from '../options.ts';
import type { AddCommands } from '../program.ts';

const setOptions = z.object({ file: z.string().optional() });

/** `medianest settings`: what the console stores, also when nobody can open the console. */
export const addSettingsCommands: AddCommands = (program, { context, run }) => {
  const settings = program
    .command('settings')
    .description('settings that are stored in the database, as the console does');
  settings
    .command('set')
    .description('store a setting; the bot notices within seconds')
    .argument('<name>', 'the name, such as TIMEZONE')
    .argument('[value]', 'the value; pass secrets with --file instead')
    .option('--file <file>', 'a file with the value, or - for standard input')
    .action(
      run(async ([name = '', given], options) => {
        const { file } = setOptions.parse(options);
        if ((given === undefined) === (file === undefined)) {
          throw new CliError('Pass either a value or --file <file>.', {
            exitCode: exitCodes.usage,
          });
        }
        const value = file === undefined ? (given ?? '') : await readInput(file);
        return report(await context.changeSettings({ [name]: value }));
      }),
    );
  settings
    .command('unset')
    .description('remove a stored setting, so that its default applies')
    .argument('<name>', 'the name')
    .action(run(async ([name = '']) => report(await context.changeSettings({ [name]: null }))));
};

function report(change: SettingsChange) {
  switch (change.kind) {
    case 'refused':
      throw new CliError(change.problems.map(({ text }) => `${text}.`).join(' '));
    case 'unchanged':
      return { data: change, text: 'Nothing changed.' };
    case 'changed':
      return {
        data: change,
        text:
          change.effect === 'at-once'
            ? 'Stored. A running bot uses it within seconds.'
            : 'Stored. A running bot restarts itself within seconds, and goes back if it cannot start with it.',
      };
  }
}
