import { expect, it } from 'vitest';
import { createApprovalPlaces } from '../../../../src/usecases/approvals/approval-places.ts';
import { aSpace } from '../../../support/factories.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const channel = (address: string) => ({ platform: 'discord', kind: 'channel', address }) as const;

it('a space’s own places count, in its language, and the default ones otherwise', async () => {
  const space = aSpace({ settings: { approvalPlaces: [channel('own')], language: 'de' } });
  const other = aSpace({ settings: {} });
  const spaces = createInMemorySpaces([space, other]);
  const places = createApprovalPlaces({ spaces, defaultPlaces: [channel('default')] });
  expect(await places.list(space.id)).toEqual([{ place: channel('own'), locale: 'de' }]);
  expect(await places.list(other.id)).toEqual([{ place: channel('default'), locale: null }]);
  expect(await places.list(null)).toEqual([{ place: channel('default'), locale: null }]);
  expect(await createApprovalPlaces({ spaces, defaultPlaces: [] }).list(null)).toEqual([]);
});
