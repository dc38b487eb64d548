import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSecretBox, loadOrCreateKey } from '../../../../src/database/secrets/secret-box.ts';

describe('a secret box', () => {
  const box = createSecretBox(randomBytes(32));

  test('decrypts every text that it encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(box.open(box.seal(text))).toBe(text);
      }),
    );
  });

  test('encrypts the same text differently each time', () => {
    const first = box.seal('an api key');
    expect(first).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
    expect(first).not.toBe(box.seal('an api key'));
    expect(Buffer.from(first.slice(3), 'base64url').includes('api key')).toBe(false);
  });

  test('rejects an encrypted text with a changed bit', () => {
    const bytes = Buffer.from(box.seal('secret').slice(3), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => box.open(`v1.${changed.toString('base64url')}`)).toThrow('Cannot decrypt');
    }
  });

  test('rejects a text that was encrypted with another key', () => {
    const sealed = createSecretBox(randomBytes(32)).seal('secret');
    expect(() => box.open(sealed)).toThrow('SECRET_KEY has changed');
  });

  test.each(['', 'secret', 'v2.AAAA', 'v1.', 'v1.AAAA'])(
    'rejects %j, which is no encrypted text',
    (text) => {
      expect(() => box.open(text)).toThrow(/Not an encrypted value|incomplete/);
    },
  );

  test('needs a key of 32 bytes', () => {
    expect(() => createSecretBox(randomBytes(16))).toThrow('32 bytes');
  });
});

describe('a generated key', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'medianest-key-')), 'new folder');
  });

  afterEach(async () => {
    await rm(join(dataDir, '..'), { recursive: true, force: true });
  });

  test('is the same after every restart, and readable only by its owner', async () => {
    const key = await loadOrCreateKey(dataDir, 'secret');
    expect(key).toHaveLength(32);
    expect(await loadOrCreateKey(dataDir, 'secret')).toEqual(key);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  test('is the same for concurrent calls', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKey(dataDir, 'a')));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['a.key']);
  });

  test('is different for each name', async () => {
    expect(await loadOrCreateKey(dataDir, 'a')).not.toEqual(await loadOrCreateKey(dataDir, 'b'));
  });

  test('that is damaged is rejected, not replaced', async () => {
    await loadOrCreateKey(dataDir, 'a');
    await writeFile(join(dataDir, 'a.key'), 'short\n');
    await expect(loadOrCreateKey(dataDir, 'a')).rejects.toThrow('is damaged');
  });
});
