import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repairAll } from '../../../src/doctor/check.ts';
import { createKeyFilesCheck } from '../../../src/doctor/machine-checks.ts';

describe('repairs', () => {
  it('that fail are named, and keep no other back', async () => {
    const check = { isQuick: true, run: async () => [] } as const;
    const { repaired, failed } = await repairAll([
      { ...check, name: 'database', repair: () => Promise.reject(new Error('no migration')) },
      { ...check, name: 'disk' },
      { ...check, name: 'keys', repair: async () => 'can be read by the bot only' },
    ]);
    expect(repaired).toEqual(['keys: can be read by the bot only']);
    expect(failed).toMatchObject([
      {
        name: 'database',
        findings: [{ severity: 'problem', message: expect.stringContaining('no migration') }],
      },
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'protect old keys too, and fixes name no paths',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'medianest keys '));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      await writeFile(join(folder, 'secret.key.until-20260203T040506Z'), 'x', { mode: 0o644 });
      const check = createKeyFilesCheck(folder, 'linux');
      const [finding] = await check.run();
      expect(finding?.severity).toBe('problem');
      expect(finding?.fix).not.toContain(folder);
      await check.repair?.();
      expect(await check.run()).toEqual([]);
    },
  );
});
