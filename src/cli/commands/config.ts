import type { AddCommands } from '../program.ts';
import { formatTable } from '../table.ts';

/** `medianest config`: the settings in effect and where each comes from. */
export const addConfigCommand: AddCommands = (program, { context, run }) => {
  program
    .command('config')
    .description('show the settings in effect and where each comes from; secrets are masked')
    .action(
      run(async () => {
        const data = await context.listSettings();
        const rows = data.map(({ name, value, origin }) => [name, value, origin]);
        return { data, text: formatTable(['setting', 'value', 'from'], rows, 'No settings.') };
      }),
    );
};
