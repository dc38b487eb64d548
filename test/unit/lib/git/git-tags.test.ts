import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findNewerTag } from '../../../../src/lib/git/git-tags.ts';

async function aCheckout(packed: readonly string[], loose: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'checkout-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, '.git', 'refs', 'tags'), { recursive: true });
  const lines = packed.map(
    (name) => `0123456789abcdef0123456789abcdef01234567 refs/tags/${name}\n`,
  );
  await writeFile(join(folder, '.git', 'packed-refs'), lines.join(''));
  for (const name of loose) await writeFile(join(folder, '.git', 'refs', 'tags', name), '');
  return folder;
}

it('The newest tag that is a newer version is found, packed or not', async () => {
  const checkout = await aCheckout(['v0.9.0', 'v0.10.0', 'v2', 'nightly'], ['v0.10.1']);
  expect(await findNewerTag(checkout, '0.9.1')).toBe('0.10.1');
  expect(await findNewerTag(checkout, '0.10.1')).toBeNull();
  expect(await findNewerTag(checkout, '1.0.0')).toBeNull();
});

it('Without a checkout, no newer version is known', async () => {
  expect(await findNewerTag(join(tmpdir(), 'no-such-checkout'), '0.1.0')).toBeNull();
});
