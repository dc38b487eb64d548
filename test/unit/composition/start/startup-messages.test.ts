import { expect, it } from 'vitest';
import { logStartupMessages } from '../../../../src/composition/start/startup-messages.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const console = { url: 'http://127.0.0.1:8787/console', isLocal: true };
const claimCode = 'ABCD-EFGH';

function linesOf(run: Omit<Parameters<typeof logStartupMessages>[1], 'port'>): string[] {
  const { log, lines } = createRecordingLog();
  const http = { host: '127.0.0.1', port: 8787, publicUrl: null, webhookUrl: null };
  logStartupMessages({ http }, { port: 8787, ...run }, log);
  return lines.map(({ message }) => message);
}

const indexOf = (lines: readonly string[], text: string) =>
  lines.findIndex((line) => line.includes(text));

it('the log says where the demo is, then how to set the bot up, then how without a browser', () => {
  const lines = linesOf({ isDemo: true, console, claimCode });
  expect(indexOf(lines, 'http://127.0.0.1:8787')).toBe(0);
  expect(indexOf(lines, claimCode)).toBe(lines.length - 2);
  expect(indexOf(lines, `${console.url}/setup`)).toBe(lines.length - 2);
  expect(indexOf(lines, '.env.example')).toBe(lines.length - 1);
});

it('the log does not offer the setup of a console that is switched off', () => {
  const lines = linesOf({ isDemo: true, console: null, claimCode });
  expect(indexOf(lines, '.env.example')).toBe(lines.length - 1);
  expect(indexOf(lines, claimCode)).toBe(-1);
  expect(indexOf(lines, '/setup')).toBe(-1);
});

it('the ways to become the admin come last, and only while there is none', () => {
  const lines = linesOf({ isDemo: false, console, claimCode });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`/claim ${claimCode}`);
  expect(lines[1]).toContain(console.url);
  expect(linesOf({ isDemo: false, console, claimCode: null })).toHaveLength(1);
});
