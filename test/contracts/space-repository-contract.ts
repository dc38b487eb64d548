import { expect, it } from 'vitest';
import { toAuditEntry } from '../../src/domain/audit-entry.ts';
import type { ServiceId } from '../../src/domain/id.ts';
import type { SpaceRepository } from '../../src/ports/spaces/space-repository.ts';
import { anId } from '../support/factories.ts';

/** A repository, a server, and how to count audit entries about a space. */
export interface SpaceRepositoryFixture {
  readonly spaces: SpaceRepository;
  readonly serviceId: ServiceId;
  readonly countAuditEntries: (subjectId: string) => Promise<number>;
}

/** What `SpaceRepository` promises, whether it stores spaces in PostgreSQL or in memory. */
export function promiseSpaceRepository(open: () => Promise<SpaceRepositoryFixture>): void {
  it('creates a space once, on first contact', async () => {
    const { spaces } = await open();
    const platformSpaceId = anId<'guild'>();
    const contact = () => spaces.findOrCreate('discord', platformSpaceId, 'Friends');
    const found = await Promise.all(Array.from({ length: 6 }, contact));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(found[0]).toMatchObject({ name: 'Friends', serviceId: null, settings: {} });
  });

  it('keeps the same ID on another platform apart', async () => {
    const { spaces } = await open();
    const platformSpaceId = anId<'guild'>();
    const guild = await spaces.findOrCreate('discord', platformSpaceId, 'Guild');
    const group = await spaces.findOrCreate('telegram', platformSpaceId, 'Group');
    expect(group.id).not.toBe(guild.id);
  });

  it('saves settings with an audit entry, and keeps them when the name changes', async () => {
    const { spaces, serviceId, countAuditEntries } = await open();
    const platformSpaceId = anId<'group'>();
    const { id } = await spaces.findOrCreate('telegram', platformSpaceId, 'Old');
    const requestPlace = {
      platform: 'telegram',
      kind: 'channel',
      address: platformSpaceId,
      topic: '3',
    } as const;
    const settings = { requestPlace, publicCards: false, declineReasons: ['Too old'] };
    const by = { userId: null, name: 'Ada', source: 'telegram' } as const;
    const entry = toAuditEntry(by, 'space.setup', { kind: 'space', id }, { after: settings });
    const saved = await spaces.update(id, { settings, serviceId }, entry);
    const expected = { id, platform: 'telegram', platformSpaceId, serviceId, settings };
    expect(saved).toEqual({ ...expected, name: 'Old' });
    expect(await countAuditEntries(id)).toBe(1);
    expect(await spaces.findOrCreate('telegram', platformSpaceId, 'New')).toEqual({
      ...expected,
      name: 'New',
    });
    expect(await spaces.find(id)).toMatchObject({ name: 'New', settings });
  });

  it('lists the places that were chosen for alerts', async () => {
    const { spaces } = await open();
    const alertPlace = {
      platform: 'discord',
      kind: 'channel',
      address: anId<'channel'>(),
    } as const;
    const before = await spaces.listAlertPlaces();
    expect(before).not.toContainEqual(alertPlace);
    const { id } = await spaces.findOrCreate('discord', anId<'guild'>(), 'Friends');
    const by = { userId: null, name: 'Ada', source: 'discord' } as const;
    const entry = toAuditEntry(by, 'space.setup', { kind: 'space', id }, {});
    await spaces.update(id, { settings: { alertPlace }, serviceId: null }, entry);
    expect(await spaces.listAlertPlaces()).toEqual([...before, alertPlace]);
  });

  it('finds nothing for an unknown ID', async () => {
    const { spaces } = await open();
    expect(await spaces.find(anId())).toBeNull();
  });
}
