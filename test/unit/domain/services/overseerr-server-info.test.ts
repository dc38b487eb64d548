import { expect, it } from 'vitest';
import { toProductName } from '../../../../src/domain/services/overseerr-server-info.ts';

it.each([
  ['overseerr', '1.34.0', 'Overseerr'],
  ['seerr', '2.7.3', 'Jellyseerr'],
  ['seerr', '3.4.0', 'Seerr'],
  ['seerr', 'develop-1a2b', 'Seerr'],
] as const)('the software of %s %s is called %s', (product, version, name) => {
  expect(toProductName({ product, version })).toBe(name);
});
