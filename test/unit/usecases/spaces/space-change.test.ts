import { expect, it } from 'vitest';
import { applyChange, toSpaceAuditEntry } from '../../../../src/usecases/spaces/space-change.ts';
import { anActor, anId, aSpace } from '../../../support/factories.ts';

it('a setting that is undefined follows the settings of the operator again', () => {
  const settings = { publicCards: false, reminderHours: 5 };
  expect(applyChange(settings, { publicCards: undefined, language: 'de' })).toEqual({
    reminderHours: 5,
    language: 'de',
  });
});

it('an audit entry names the server only if it was changed', () => {
  const space = aSpace({ settings: { reminderHours: 5 } });
  const same = toSpaceAuditEntry(anActor(), space, { settings: {}, serviceId: null });
  expect(same).toMatchObject({ action: 'space.setup', before: { reminderHours: 5 } });
  expect(same.after).toEqual({});
  const serviceId = anId<'service'>();
  const moved = toSpaceAuditEntry(anActor(), space, { settings: {}, serviceId });
  expect(moved).toMatchObject({ before: { serviceId: null }, after: { serviceId } });
});
