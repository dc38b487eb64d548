import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { version } from '../../../src/config/version.ts';

it('the version of the bot is that of package.json', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  expect(version).toBe(manifest.version);
});
