import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOverseerrServers } from '../../../src/composition/overseerr.ts';
import type { ServiceEntry } from '../../../src/database/services/service-repository.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { anId } from '../../support/factories.ts';

let overseerr: FakeOverseerr;
beforeEach(async () => {
  overseerr = await createFakeOverseerr();
});
afterEach(() => overseerr.stop());

function anEntry(name: string): ServiceEntry {
  const { url: baseUrl, apiKey: secret } = overseerr;
  const checked = { title: null, status: 'unknown', statusDetail: null } as const;
  const times = { statusAt: null, syncedAt: null };
  return { id: anId<'service'>(), kind: 'overseerr', name, baseUrl, secret, ...checked, ...times };
}

it('is offered for a real server, but not for the demo alongside it', async () => {
  const [real, demo] = [anEntry('default'), anEntry('demo')];
  const { servers } = await openOverseerrServers({
    config: { overseerrServers: [], isSecretResetRequested: false },
    serviceRepository: { ensure: async () => demo.id, load: async () => [real, demo] },
    demo: { settings: { ...demo, secret: overseerr.apiKey } },
    redaction: { add: () => undefined },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    clock: () => new Date(),
    onAvailabilityChange: () => undefined,
    onBotRefused: () => undefined,
  });
  try {
    const offers = async ({ id }: ServiceEntry) => (await servers.get(id).getInfo()).signIn.plex;
    expect(await offers(real)).toBe(true);
    expect(await offers(demo)).toBe(false);
  } finally {
    await servers.close();
  }
});
