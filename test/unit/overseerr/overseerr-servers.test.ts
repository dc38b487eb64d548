import { expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import type { ServiceId, SpaceId } from '../../../src/domain/id.ts';
import type { Space } from '../../../src/domain/spaces/space.ts';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import { createOverseerrServers } from '../../../src/overseerr/overseerr-servers.ts';

const one = 'one' as ServiceId;
const two = 'two' as ServiceId;
const entry = (id: ServiceId) => ({ id, name: id, client: { id } as unknown as OverseerrClient });

const spaceOn = (serviceId: ServiceId | null): Space => ({
  id: 'space' as SpaceId,
  platform: 'discord',
  platformSpaceId: '1',
  name: 'Guild',
  serviceId,
  settings: {},
});

function catchError(ask: () => unknown): AppError | null {
  try {
    ask();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return null;
}

it('a space uses its own server, or the first one if it has none, and no other', () => {
  const servers = createOverseerrServers([entry(one), entry(two)]);
  expect(servers.resolveId(spaceOn(two))).toBe(two);
  expect(servers.resolveId(spaceOn(null))).toBe(one);
  expect(servers.resolveId(null)).toBe(one);
  const gone = catchError(() => createOverseerrServers([entry(one)]).resolveId(spaceOn(two)));
  expect(gone).toMatchObject({ code: 'no-overseerr-server', detail: { ofSpace: true } });
  const none = catchError(() => createOverseerrServers([]).resolveId(spaceOn(two)));
  expect(none).toMatchObject({ code: 'no-overseerr-server', detail: {} });
});
