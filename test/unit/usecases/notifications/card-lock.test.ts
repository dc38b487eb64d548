import { expect, it } from 'vitest';
import { toCardLockKey } from '../../../../src/usecases/notifications/card-lock.ts';
import { anId } from '../../../support/factories.ts';

it('cards in Telegram have a lock of their own, all others share one', () => {
  const [id, other] = [anId<'request'>(), anId<'request'>()];
  const keys = [
    toCardLockKey(id, 'discord'),
    toCardLockKey(id, 'telegram'),
    toCardLockKey(other, 'discord'),
    toCardLockKey(other, 'telegram'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(toCardLockKey(id, 'web')).toBe(keys[0]);
});
