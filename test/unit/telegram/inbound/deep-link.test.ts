import { expect, it } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { createDeepLink, parseDeepLink } from '../../../../src/telegram/inbound/deep-link.ts';

it('a deep link passes a code to /link', () => {
  const link = commands.find(({ name }) => name === 'link');
  if (!link) throw new Error('no /link');
  const url = createDeepLink('medianest_bot', link, '7QK3-X0ZB');
  expect(url).toBe('https://t.me/medianest_bot?start=link_7QK3-X0ZB');
  const started = parseDeepLink('link_7QK3-X0ZB', commands);
  expect(started).toEqual({ command: link, options: { code: '7QK3-X0ZB' } });
});

it('a deep link can run a command without text', () => {
  const link = commands.find(({ name }) => name === 'link');
  if (!link) throw new Error('no /link');
  const url = createDeepLink('medianest_bot', link, '');
  expect(url).toBe('https://t.me/medianest_bot?start=link');
  expect(parseDeepLink('link', commands)).toEqual({ command: link, options: {} });
  for (const other of ['', 'nothing', 'link_', 'link-', 'unlink_x']) {
    expect(parseDeepLink(other, commands)).toBeNull();
  }
});
