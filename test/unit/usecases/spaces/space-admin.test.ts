import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { Space, SpaceSettingsChange } from '../../../../src/domain/spaces/space.ts';
import type { SpaceInspection } from '../../../../src/domain/spaces/space-inspection.ts';
import { createSpaceAdmin } from '../../../../src/usecases/spaces/space-admin.ts';
import { anActor, anId, aSpace } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const serviceId = anId<'service'>();
const channel = (address: string) => ({ platform: 'discord', kind: 'channel', address }) as const;
const desk: SpaceInspection = {
  isMember: true,
  channels: [{ address: '7', topic: null, name: 'desk', kind: 'channel', missing: [] }],
  roles: [],
};
const admin = { ...anActor(), source: 'console', isAdmin: true } as const;

function createFixture(
  parts: Partial<Space> = {},
  inspection: SpaceInspection | null = desk,
  isLeft = false,
) {
  const space = aSpace(parts);
  const audit: AuditEntry[] = [];
  const refusals: unknown[] = [];
  const erased: unknown[] = [];
  let inspections = 0;
  const spaces = createInMemorySpaces([space], audit);
  const spaceAdmin = createSpaceAdmin({
    spaces,
    spaceErasure: {
      async erase(id) {
        if (isLeft) erased.push(id);
        return isLeft;
      },
    },
    inspector: {
      async inspect() {
        inspections += 1;
        return inspection;
      },
    },
    servers: createScriptedServers([{ id: serviceId, server: {} }]),
    languages: ['en', 'de'],
    locks: { withLock: (_, work) => work() },
    refusals: { recordRefusal: async (code, _, detail) => void refusals.push([code, detail]) },
  });
  const change = (settings: SpaceSettingsChange) =>
    spaceAdmin.updateSpace(admin, space.id, { settings });
  return { space, spaceAdmin, audit, refusals, erased, change, inspections: () => inspections };
}

describe('an admin', () => {
  it('changes some settings and the server, with a trace, and leaves the others', async () => {
    const { spaceAdmin, space, audit } = createFixture({ settings: { reminderHours: 5 } });
    const changed = await spaceAdmin.updateSpace(admin, space.id, {
      settings: { declineReasons: [' Too old '], language: 'de' },
      serviceId,
    });
    expect(changed).toMatchObject({
      serviceId,
      settings: { reminderHours: 5, declineReasons: ['Too old'], language: 'de' },
    });
    expect(audit).toMatchObject([{ action: 'space.setup', source: 'console' }]);
    const back = { settings: { reminderHours: undefined }, serviceId: null };
    const reset = await spaceAdmin.updateSpace(admin, space.id, back);
    expect(reset.serviceId).toBeNull();
    expect(reset.settings).not.toHaveProperty('reminderHours');
  });

  it('chooses only channels that the platform lists', async () => {
    const { change, inspections } = createFixture();
    const { settings } = await change({ approvalPlaces: [channel('7')] });
    expect(settings.approvalPlaces).toEqual([channel('7')]);
    for (const requestPlace of [
      channel('8'),
      { ...channel('7'), topic: '1' },
      { ...channel('7'), platform: 'telegram' } as const,
      { ...channel('7'), kind: 'direct' } as const,
    ]) {
      await expect(change({ requestPlace })).rejects.toThrow('invalid-input');
    }
    expect(inspections()).toBe(3);
  });

  it('keeps a channel that was chosen before, also while the platform does not answer', async () => {
    const settings = { requestPlace: channel('9') };
    const { change } = createFixture({ settings }, null);
    await change({ alertPlace: channel('9'), publicCards: true });
    await expect(change({ alertPlace: channel('7') })).rejects.toThrow('platform-unavailable');
  });

  it('is told about wrong values, servers, and spaces', async () => {
    const { change, spaceAdmin, space, audit } = createFixture();
    await expect(change({ language: 'tlh' })).rejects.toThrow('invalid-input');
    await expect(change({ unlinked: 'guest' })).rejects.toThrow('guest-account-missing');
    const moved = { settings: {}, serviceId: anId<'service'>() };
    await expect(spaceAdmin.updateSpace(admin, space.id, moved)).rejects.toThrow('not-found');
    const unknown = spaceAdmin.updateSpace(admin, anId(), { settings: {} });
    await expect(unknown).rejects.toThrow('not-found');
    expect(audit).toEqual([]);
  });

  it('forgets a space only after the bot has left it', async () => {
    const present = createFixture();
    const forget = present.spaceAdmin.forgetSpace(admin, present.space.id);
    await expect(forget).rejects.toThrow('invalid-state');
    const left = createFixture({}, desk, true);
    await left.spaceAdmin.forgetSpace(admin, left.space.id);
    expect(left.erased).toEqual([left.space.id]);
    await expect(left.spaceAdmin.forgetSpace(admin, anId())).rejects.toThrow('not-found');
  });
});

it('others are refused, which is recorded', async () => {
  const { spaceAdmin, space, refusals, audit } = createFixture({}, desk, true);
  const manager = anActor({ space, canManageSpace: true });
  const update = spaceAdmin.updateSpace(manager, space.id, { settings: { publicCards: true } });
  await expect(update).rejects.toThrow('admins-only');
  await expect(spaceAdmin.forgetSpace(manager, space.id)).rejects.toThrow('admins-only');
  expect(refusals).toEqual([
    ['admins-only', { action: 'space.setup' }],
    ['admins-only', { action: 'space.erase' }],
  ]);
  expect(audit).toEqual([]);
});
