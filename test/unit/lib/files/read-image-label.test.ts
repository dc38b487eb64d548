import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readImageLabel } from '../../../../src/lib/files/read-image-label.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-label-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('the label of the image is read from its file', async () => {
  await writeFile(join(folder, 'image.json'), '{"version":"0.2.0","revision":"a1b2c3"}\n');
  expect(await readImageLabel(folder)).toEqual({ version: '0.2.0', revision: 'a1b2c3' });
});

it('there is no label outside of an image, or in a broken file', async () => {
  expect(await readImageLabel(folder)).toBeNull();
  for (const text of ['', '{', '{"version":""}']) {
    await writeFile(join(folder, 'image.json'), text);
    expect(await readImageLabel(folder)).toBeNull();
  }
});
