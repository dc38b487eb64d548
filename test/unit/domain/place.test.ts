import { expect, it } from 'vitest';
import { toPlaceKey } from '../../../src/domain/place.ts';

it('the key of a place tells topics of one chat apart', () => {
  const group = { platform: 'telegram', kind: 'channel', address: '-100' } as const;
  expect(toPlaceKey(group)).toBe('telegram:-100:');
  expect(toPlaceKey({ ...group, topic: '12' })).toBe('telegram:-100:12');
});
