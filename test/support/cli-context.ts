import type { CliContext } from '../../src/cli/context.ts';
import { CliError } from '../../src/cli/exit-code.ts';

function unavailable(): never {
  throw new CliError('the test has none');
}

/** What commands can use in a test: nothing but these parts. */
export function aCliContext(parts: Partial<CliContext> = {}): CliContext {
  return {
    clock: () => new Date(0),
    version: '1.2.3',
    confirm: null,
    listSettings: unavailable,
    changeSettings: unavailable,
    readBotState: unavailable,
    openDatabase: unavailable,
    openJobs: unavailable,
    openWebhooks: unavailable,
    openBackups: unavailable,
    openRestores: unavailable,
    rotateSecrets: unavailable,
    runDoctor: unavailable,
    writeBundle: unavailable,
    readMigrationState: unavailable,
    migrate: unavailable,
    rehearseMigrations: unavailable,
    ...parts,
  };
}
