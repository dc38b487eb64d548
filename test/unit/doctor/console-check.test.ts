import { expect, it } from 'vitest';
import { createConsoleCheck } from '../../../src/doctor/console-check.ts';

it.each([
  [{ isOn: false, publicUrl: null }, 'turned off'],
  [{ isOn: true, publicUrl: null }, 'only for browsers on this machine'],
  [{ isOn: true, publicUrl: 'https://bot.example.com' }, 'of PUBLIC_URL'],
])('The doctor says where the console is: %j', async (settings, text) => {
  const findings = await createConsoleCheck(settings).run();
  expect(findings.map(({ severity }) => severity)).toEqual(['ok']);
  expect(findings[0]?.message).toContain(text);
  expect(findings[0]?.message).not.toContain('example.com');
});
