import { expect, it, vi } from 'vitest';
import { createServerEvents } from '../../../../src/composition/start/server-events.ts';
import { anId } from '../../../support/factories.ts';

const first = anId<'service'>();
const second = anId<'service'>();

it('what happens to servers before anything reacts to it is handled later, in its order', async () => {
  const events = createServerEvents();
  const handled: unknown[] = [];
  events.onAvailabilityChange(first, false);
  events.onBotRefused(second);
  events.handleBy({
    handleChange: async (...change) => void handled.push(change),
    handleRefusal: async (id) => void handled.push(id),
  });
  events.onAvailabilityChange(first, true);
  await vi.waitFor(() => expect(handled).toEqual([[first, false], second, [first, true]]));
});
