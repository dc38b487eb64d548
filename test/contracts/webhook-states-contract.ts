import { expect, it } from 'vitest';
import type { ServiceId } from '../../src/domain/id.ts';
import type { WebhookStates } from '../../src/ports/services/webhook-states.ts';

const first = new Date('2026-11-23T12:00:00.000Z');
const later = new Date('2026-11-23T12:05:00.000Z');

/** What `WebhookStates` promises, whether it stores them in PostgreSQL or in memory. */
export function promiseWebhookStates(
  open: () => Promise<{ readonly states: WebhookStates; readonly serviceId: ServiceId }>,
): void {
  it('knows nothing about a webhook at first', async () => {
    const { states, serviceId } = await open();
    expect(await states.list([serviceId])).toEqual([]);
  });

  it('remembers the last arrival, test, and refusal', async () => {
    const { states, serviceId } = await open();
    await states.recordRefusal(serviceId, first);
    await states.recordArrival(serviceId, { isTest: true, at: first });
    await states.recordArrival(serviceId, { isTest: false, at: later });
    expect(await states.list([serviceId])).toEqual([
      {
        serviceId,
        configuredAt: null,
        receivedAt: later,
        testReceivedAt: first,
        refusedAt: first,
        missedChanges: 0,
      },
    ]);
  });

  it('adds up missed changes until a webhook arrives', async () => {
    const { states, serviceId } = await open();
    await states.recordConfigured(serviceId, first);
    await states.addMissedChanges(serviceId, 2, first);
    await states.addMissedChanges(serviceId, 1, first);
    expect(await states.list([serviceId])).toMatchObject([{ missedChanges: 3 }]);
    await states.recordArrival(serviceId, { isTest: false, at: first });
    expect(await states.list([serviceId])).toMatchObject([{ missedChanges: 0 }]);
    await states.addMissedChanges(serviceId, 1, first);
    expect(await states.list([serviceId])).toMatchObject([{ missedChanges: 0 }]);
    await states.addMissedChanges(serviceId, 1, later);
    expect(await states.list([serviceId])).toMatchObject([{ missedChanges: 1 }]);
  });

  it('counts nothing as missed where no webhook was expected', async () => {
    const { states, serviceId } = await open();
    await states.addMissedChanges(serviceId, 5, later);
    expect(await states.list([serviceId])).toEqual([]);
  });

  it('starts anew when the webhook is set up or forgotten', async () => {
    const { states, serviceId } = await open();
    await states.recordConfigured(serviceId, first);
    await states.addMissedChanges(serviceId, 5, first);
    await states.recordConfigured(serviceId, later);
    expect(await states.list([serviceId])).toMatchObject([
      { configuredAt: later, missedChanges: 0 },
    ]);
    await states.forget(serviceId);
    expect(await states.list([serviceId])).toEqual([]);
  });
}
