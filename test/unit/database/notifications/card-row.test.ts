import { expect, it } from 'vitest';
import { recipientsColumn } from '../../../../src/database/notifications/card-row.ts';

it('reads recipients of earlier versions, whose names were not stored', () => {
  const ada = { platform: 'discord', platformUserId: '1' };
  const bob = { platform: 'telegram', platformUserId: '2', name: 'Bob' };
  expect(recipientsColumn.parse([ada, bob])).toEqual([{ ...ada, name: null }, bob]);
});
