import { expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import type { ServiceId, SpaceId } from '../../src/core/id.ts';
import type { Space } from '../../src/core/user.ts';
import type { Overseerr } from '../../src/overseerr/client.ts';
import { createMediaServers } from '../../src/overseerr/media-servers.ts';

const one = 'one' as ServiceId;
const two = 'two' as ServiceId;
const entry = (id: ServiceId) => ({ id, name: id, client: { id } as unknown as Overseerr });

const spaceOn = (serviceId: ServiceId | null): Space => ({
  id: 'space' as SpaceId,
  platform: 'discord',
  platformSpaceId: '1',
  name: 'Guild',
  serviceId,
  settings: {},
});

function faultOf(ask: () => unknown): Fault | null {
  try {
    ask();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return null;
}

it('a space is served by its own server, the first one when it has none, and by no other', () => {
  const servers = createMediaServers([entry(one), entry(two)]);
  expect(servers.idFor(spaceOn(two))).toBe(two);
  expect(servers.idFor(spaceOn(null))).toBe(one);
  expect(servers.idFor(null)).toBe(one);
  const gone = faultOf(() => createMediaServers([entry(one)]).idFor(spaceOn(two)));
  expect(gone).toMatchObject({ code: 'service-unset', detail: { ofSpace: true } });
  const none = faultOf(() => createMediaServers([]).idFor(spaceOn(two)));
  expect(none).toMatchObject({ code: 'service-unset', detail: {} });
});
