import { expect, it } from 'vitest';
import { findDiscordIdPage } from '../../../../src/domain/services/discord-id-page.ts';

it.each([
  ['overseerr', '1.28.0', 'notifications'],
  ['overseerr', '1.29.1', 'general'],
  ['overseerr', '1.34.0', 'general'],
  ['overseerr', 'develop-c0ffee', null],
  ['seerr', '1.9.2', 'general'],
  ['seerr', '2.7.3', 'general'],
  ['seerr', '3.1.0', 'general'],
  ['seerr', '3.2.1', 'general'],
  ['seerr', '3.3.0', 'notifications'],
  ['seerr', 'v3.3.2', 'notifications'],
  ['seerr', '3.4.0', 'general'],
  ['seerr', '3.5.1', 'general'],
  ['seerr', '3.30.0', 'general'],
  ['seerr', '4.3.0', 'general'],
  ['seerr', 'develop-local', null],
  ['seerr', '', null],
] as const)('the page for the Discord ID in %s %s is %s', (product, version, page) => {
  expect(findDiscordIdPage({ product, version })).toBe(page);
});
