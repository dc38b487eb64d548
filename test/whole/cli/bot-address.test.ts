import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  readBotAddress,
  recordBotAddress,
  toLocalAddress,
} from '../../../src/composition/cli/bot-address.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'medianest-address-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('the address of the bot is recorded while it runs', async () => {
  const folder = aFolder();
  expect(await readBotAddress(folder)).toBeNull();
  const remove = await recordBotAddress(folder, toLocalAddress({ host: '0.0.0.0', port: 9_001 }));
  expect(await readBotAddress(folder)).toBe('http://127.0.0.1:9001');
  await remove();
  expect(readdirSync(folder)).toEqual([]);
});

it('a process that stops keeps the address that another one recorded', async () => {
  const folder = aFolder();
  const remove = await recordBotAddress(folder, 'http://127.0.0.1:9001');
  await recordBotAddress(folder, 'http://[::1]:9002');
  await remove();
  expect(await readBotAddress(folder)).toBe('http://[::1]:9002');
});

it('a file with something else is no address, and a folder that cannot be written no problem', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'bot.address'), 'http://evil.example.org/path');
  expect(await readBotAddress(folder)).toBeNull();
  const remove = await recordBotAddress(join(folder, 'missing'), 'http://127.0.0.1:1');
  await remove();
});
