import { AppError } from '../../../src/domain/app-error.ts';
import type { ApiDeps } from '../../../src/http/console/api/create-api.ts';

async function absent(): Promise<never> {
  throw new AppError('not-found');
}

/** Settings and a setup that nobody uses. */
export function createIdleSettings(): Pick<ApiDeps, 'settings' | 'setup'> {
  return {
    settings: { settings: { report: absent, change: absent }, keptDays: { audit_log: 365 } },
    setup: {
      setup: {
        report: absent,
        save: absent,
        discard: absent,
        finish: absent,
        testOverseerr: absent,
        testDiscord: absent,
        testTelegram: absent,
        testBackupFolder: absent,
      },
    },
  };
}
