import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTarEnd, createTarHeader, createTarPadding, readTar } from '../../../src/lib/tar.ts';

const files = [
  { path: 'base/1/empty', content: '' },
  { path: 'base/1/block', content: 'x'.repeat(512) },
  { path: 'global/some name', content: 'äöü'.repeat(1000) },
];

function pack(): Buffer {
  const parts = files.flatMap(({ path, content }) => {
    const bytes = Buffer.byteLength(content);
    return [
      createTarHeader({ path, kind: 'file', bytes }),
      Buffer.from(content),
      createTarPadding(bytes),
    ];
  });
  const folder = createTarHeader({ path: 'pg_wal', kind: 'folder', bytes: 0 });
  return Buffer.concat([folder, ...parts, createTarEnd()]);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Buffer, size = 100): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { path, kind, content } of readTar(inChunks(bytes, size))) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    found[path] = kind === 'folder' ? 'folder' : Buffer.concat(chunks).toString();
  }
  return found;
}

const expected = {
  pg_wal: 'folder',
  ...Object.fromEntries(files.map(({ path, content }) => [path, content])),
};

describe('a tar archive', () => {
  it.each([1, 7, 512, 100_000])('is read in chunks of %s bytes', async (size) => {
    expect(await unpack(pack(), size)).toEqual(expected);
  });

  it('is understood by tar', () => {
    const folder = mkdtempSync(join(tmpdir(), 'medianest-tar-'));
    try {
      writeFileSync(join(folder, 'a.tar'), pack());
      expect(spawnSync('tar', ['-xf', 'a.tar'], { cwd: folder }).status).toBe(0);
      for (const { path, content } of files) {
        expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('skips content that is not read', async () => {
    const paths: string[] = [];
    for await (const { path } of readTar(inChunks(pack(), 64))) paths.push(path);
    expect(paths).toEqual(Object.keys(expected));
  });

  it('that ends early or has a damaged header is rejected', async () => {
    const bytes = pack();
    await expect(unpack(bytes.subarray(0, 1200))).rejects.toThrow('ends early');
    bytes[3] = 1;
    await expect(unpack(bytes)).rejects.toThrow('damaged');
  });

  it('rejects a path that it cannot store', () => {
    const path = 'x'.repeat(101);
    expect(() => createTarHeader({ path, kind: 'file', bytes: 0 })).toThrow('cannot hold');
  });
});
