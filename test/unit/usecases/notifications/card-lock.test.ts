import { expect, it } from 'vitest';
import { toCardLockKey, toLockedCards } from '../../../../src/usecases/notifications/card-lock.ts';
import { anId } from '../../../support/factories.ts';

it('cards in Telegram have a lock of their own, all others share one', () => {
  expect(toLockedCards('telegram')).not.toBe(toLockedCards('discord'));
  expect(toLockedCards('web')).toBe(toLockedCards('discord'));
  const [id, other] = [anId<'request'>(), anId<'request'>()];
  const keys = [id, other].flatMap((each) => [
    toCardLockKey(each, 'elsewhere'),
    toCardLockKey(each, 'in Telegram'),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});
