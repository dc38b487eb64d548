import { describe, expect, it } from 'vitest';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { SpaceSettings } from '../../../../src/domain/spaces/space.ts';
import { createReminders, isDue } from '../../../../src/usecases/notifications/reminders.ts';
import { aNewCard, anId, aRequest, aSpace } from '../../../support/factories.ts';
import {
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const timeZone = 'UTC';
const asked = { stateChangedAt: new Date(Date.UTC(2026, 10, 23, 1, 0)) };
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 23, hour, minute));

describe('a reminder', () => {
  it.each([
    { setting: {}, now: new Date(Date.UTC(2026, 10, 24, 0, 59)), due: false },
    { setting: {}, now: new Date(Date.UTC(2026, 10, 24, 1, 0)), due: true },
    { setting: { reminderHours: 2 }, now: at(2, 59), due: false },
    { setting: { reminderHours: 2 }, now: at(3), due: true },
    { setting: { reminderHours: 0 }, now: at(23), due: false },
    { setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } }, now: at(23), due: false },
    {
      setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } },
      now: at(6, 59),
      due: false,
    },
    { setting: { reminderHours: 2, quietHours: { from: 22, until: 7 } }, now: at(7), due: true },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 12 } }, now: at(10), due: false },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 12 } }, now: at(12), due: true },
    { setting: { reminderHours: 2, quietHours: { from: 9, until: 9 } }, now: at(9), due: true },
  ])('with $setting at $now is due: $due', ({ setting, now, due }) => {
    expect(isDue(asked, { timeZone, ...setting }, now)).toBe(due);
  });
});

describe('quiet hours', () => {
  const setting = { reminderHours: 1, quietHours: { from: 22, until: 7 } };

  it.each([
    { timeZone: 'Europe/Berlin', hour: 20, due: true },
    { timeZone: 'Europe/Berlin', hour: 21, due: false },
    { timeZone: 'America/New_York', hour: 21, due: true },
    { timeZone: 'Asia/Kolkata', hour: 16, due: true },
    { timeZone: 'Asia/Kolkata', hour: 17, due: false },
  ])('are those of $timeZone: $hour:00 UTC is due: $due', ({ timeZone, hour, due }) => {
    expect(isDue(asked, { ...setting, timeZone }, at(hour))).toBe(due);
  });
});

describe('reminding the approvers', () => {
  const serviceId = anId<'service'>();
  const approvalCard = () => aNewCard({ role: 'approval', key: 'approval:discord:901:' });

  async function createFixture(settings: SpaceSettings = {}) {
    const store = createInMemoryStore();
    const space = aSpace({ settings });
    const cards = createInMemoryCards(store);
    const reminders = createReminders({
      requestRepository: createInMemoryRequests(store),
      cards,
      spaces: createInMemorySpaces([space]),
      approvalCards: { buildCards: async () => [approvalCard()] },
      timeZone,
      clock: () => new Date(Date.UTC(2026, 10, 25, 12, 0)),
    });
    return {
      store,
      cards,
      remind: () => reminders.sendReminders(serviceId),
      async add(parts: Partial<MediaRequest> = {}, hasCard = true) {
        const request = aRequest({
          serviceId,
          spaceId: space.id,
          state: 'pending',
          remoteId: 7,
          ...asked,
          ...parts,
        });
        store.requests.set(request.id, request);
        if (hasCard) await cards.create(request.id, [approvalCard()], []);
        return request;
      },
      async listReminders({ id }: MediaRequest) {
        return (await cards.listByRequest(id)).filter(({ role }) => role === 'notification');
      },
    };
  }

  it('is done once for each request', async () => {
    const { add, remind, listReminders, store } = await createFixture();
    const request = await add();
    await remind();
    await remind();
    expect(await listReminders(request)).toHaveLength(1);
    expect(store.jobs).toEqual([{ kind: 'update-cards', payload: { requestId: request.id } }]);
  });

  it('is done again for a request that was reopened', async () => {
    const { add, remind, listReminders, store } = await createFixture();
    const request = await add();
    await remind();
    store.requests.set(request.id, { ...request, remoteId: 8 });
    await remind();
    expect(await listReminders(request)).toHaveLength(2);
  });

  it('follows the settings of the space', async () => {
    const { add, remind, listReminders } = await createFixture({ reminderHours: 0 });
    const request = await add();
    await remind();
    expect(await listReminders(request)).toEqual([]);
  });

  it('leaves out requests without an approval card', async () => {
    const { add, remind, listReminders } = await createFixture();
    const request = await add({}, false);
    await remind();
    expect(await listReminders(request)).toEqual([]);
  });

  it('leaves out requests that are decided or on another server', async () => {
    const { add, remind, listReminders } = await createFixture();
    const others = [
      await add({ state: 'approved' }),
      await add({
        decision: {
          kind: 'approve',
          reason: null,
          userId: anId(),
          name: 'Ada',
          source: 'discord',
          as: null,
          at: asked.stateChangedAt,
        },
      }),
      await add({ serviceId: anId() }),
    ];
    await remind();
    for (const request of others) expect(await listReminders(request)).toEqual([]);
  });

  it('reaches every one of many requests', async () => {
    const { add, remind, store } = await createFixture();
    for (let remoteId = 1; remoteId <= 205; remoteId++) await add({ remoteId });
    await remind();
    expect(store.jobs).toHaveLength(205);
  });
});
