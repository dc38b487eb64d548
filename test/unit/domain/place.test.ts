import { expect, it } from 'vitest';
import { hasMessageBeside, toPlaceKey } from '../../../src/domain/place.ts';

it('the key of a place tells topics of one chat apart', () => {
  const group = { platform: 'telegram', kind: 'channel', address: '-100' } as const;
  expect(toPlaceKey(group)).toBe('telegram:-100:');
  expect(toPlaceKey({ ...group, topic: '12' })).toBe('telegram:-100:12');
});

it('a posted message is beside any other one in the same chat and topic', () => {
  const place = { platform: 'telegram', kind: 'channel', address: '-100', topic: '12' } as const;
  const text = { place, messageId: null };
  const card = { place, messageId: '7' };
  expect(hasMessageBeside(text, [card])).toBe(true);
  expect(hasMessageBeside({ place, messageId: '8' }, [card])).toBe(true);
  expect(hasMessageBeside(card, [card, { place, messageId: '8' }])).toBe(false);
  expect(hasMessageBeside(text, [text])).toBe(false);
  expect(hasMessageBeside({ ...text, place: { ...place, topic: '13' } }, [card])).toBe(false);
});
