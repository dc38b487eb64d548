import { expect, it } from 'vitest';
import { toChange, toDraft, toPlaceKey } from '../../../src/console/pages/spaces/space/draft.ts';

const kinds = ['disk-low', 'many-errors'] as const;
const place = { address: '7', topic: null };
const topic = { address: '-100', topic: '12' };
const space = {
  serviceId: null,
  settings: {
    requestPlace: topic,
    approvalPlaces: [place],
    reminderHours: 0,
    quietHours: { from: 22, until: 8 },
    declineReasons: ['Too old', 'Too big'],
  },
};
const before = toDraft(space);
const change = (parts: Partial<typeof before>) =>
  toChange(before, { ...before, ...parts }, [...kinds]);

it('a form that nobody touched changes nothing', () => {
  expect(change({})).toEqual({ settings: {} });
  expect(toPlaceKey(topic)).toBe('-100/12');
});

it('only what was touched is sent, and an empty field follows the settings of the operator', () => {
  expect(
    change({ reminderHours: '', language: 'de', quietHours: { from: '', until: '' } }),
  ).toEqual({
    settings: { reminderHours: null, language: 'de', quietHours: null },
  });
  expect(change({ serviceId: 'x', publicCards: 'no', selfApproval: false })).toEqual({
    serviceId: 'x',
    settings: { publicCards: false, selfApproval: false },
  });
});

it('places, reasons, and alerts are sent as the API knows them', () => {
  expect(change({ requestPlace: '7', approvalPlaces: ['7', '-100/12'] })).toEqual({
    settings: { requestPlace: place, approvalPlaces: [place, topic] },
  });
  expect(change({ requestPlace: '', approvalPlaces: [] })).toEqual({
    settings: { requestPlace: null, approvalPlaces: null },
  });
  expect(change({ declineReasons: 'New\n \nOld', alertMuted: ['many-errors', 'made up'] })).toEqual(
    {
      settings: { declineReasons: ['New', 'Old'], alertMuted: ['many-errors'] },
    },
  );
});
