import { z } from 'zod';
import type { RotationReport } from '../../domain/operator/rotation-report.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import { readInput } from '../options.ts';
import type { AddCommands } from '../program.ts';

const rotateOptions = z.object({ keyFile: z.string().optional() });

/** As for `SECRET_KEY`. */
const minKeyLength = 16;

/** `medianest secrets`: the key that encrypts what is stored. */
export const addSecretCommands: AddCommands = (program, { context, run }) => {
  program
    .command('secrets')
    .description('the key that encrypts stored secrets')
    .command('rotate')
    .description('encrypt all stored secrets with a new key, while the bot is stopped')
    .option('--key-file <file>', 'a file with the next SECRET_KEY, or - for standard input')
    .action(
      run(async (_, options) => {
        const { keyFile } = rotateOptions.parse(options);
        const newKey = keyFile === undefined ? null : (await readInput(keyFile)).trim();
        if (newKey !== null && newKey.length < minKeyLength) {
          throw new CliError(`The new key must have at least ${minKeyLength} characters.`, {
            exitCode: exitCodes.usage,
          });
        }
        const data = await context.rotateSecrets(newKey);
        return { data, text: formatReport(data) };
      }),
    );
};

function formatReport({ rotated, unreadable, oldKeyFile, backupId }: RotationReport): string {
  const keyLines =
    oldKeyFile === null
      ? [
          'Set SECRET_KEY (or the file of SECRET_KEY_FILE) to the new key for all processes before you start them.',
          'Keep the old key together with backups that were made before: restoring one needs it.',
        ]
      : [
          'secret.key is the new key. Copy it to the DATA_DIR of processes that have another one.',
          `The old key is ${oldKeyFile}. Backups of the embedded database contain the key that they need; keep the file for others that were made before, or delete it.`,
          backupId === null
            ? 'Make a backup now: restoring what is written from now on needs the new key.'
            : `Made the backup ${backupId}, which has the new key.`,
        ];
  return [
    `Encrypted ${rotated} secrets with the new key.`,
    ...(unreadable > 0
      ? [`${unreadable} could not be decrypted before either, and were left as they are.`]
      : []),
    ...keyLines,
  ].join('\n');
}
