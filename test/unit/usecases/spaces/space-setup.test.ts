import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/actor.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { SpaceSettings } from '../../../../src/domain/spaces/space.ts';
import type { Approvers } from '../../../../src/usecases/approvals/approvers.ts';
import { createSpaceSetup } from '../../../../src/usecases/spaces/space-setup.ts';
import { anActor, anId, aSpace } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const first = anId<'service'>();
const second = anId<'service'>();

function createSetupFixture({
  settings = {} as SpaceSettings,
  reach = null as Awaited<ReturnType<Approvers['getReach']>>,
} = {}) {
  const space = aSpace({ settings });
  const audit: AuditEntry[] = [];
  const refusals: string[] = [];
  const spaces = createInMemorySpaces([space], audit);
  const setup = createSpaceSetup({
    config: {
      alerts: { places: [], quietHours: null, mutedKinds: [], hasWeeklyDigest: false },
    },
    spaces,
    locks: { withLock: (_, work) => work() },
    servers: createScriptedServers([
      { id: first, server: {} },
      { id: second, server: {} },
    ]),
    refusals: {
      async recordRefusal(code) {
        refusals.push(code);
      },
    },
    translations: { locales: ['en', 'de'] },
    approvers: { getReach: async () => reach },
  });
  const manager = anActor({ space, canManageSpace: true });
  const load = async () => await spaces.find(space.id);
  return { setup, space, spaces, manager, audit, refusals, load };
}

const admin = (actor: Actor): Actor => ({ ...actor, isAdmin: true });

describe('the settings of a space', () => {
  it('are for managers of the space and admins', async () => {
    const { setup, manager, space } = createSetupFixture();
    expect(setup.getManagedSpace(manager)).toEqual(space);
    expect(setup.getManagedSpace(admin({ ...manager, canManageSpace: false }))).toEqual(space);
    const member = { ...manager, canManageSpace: false };
    expect(() => setup.getManagedSpace(member)).toThrow('forbidden');
    expect(() => setup.getManagedSpace({ ...manager, space: null })).toThrow('invalid-input');
  });

  it('are changed with an audit entry that shows before and after', async () => {
    const { setup, manager, audit } = createSetupFixture({ settings: { reminderHours: 5 } });
    await setup.updateSettings(manager, () => ({ publicCards: false }));
    expect(audit).toMatchObject([
      {
        userId: manager.userId,
        action: 'space.setup',
        before: { reminderHours: 5 },
        after: { reminderHours: 5, publicCards: false },
      },
    ]);
  });

  it('are changed from their stored values, not from those that the actor saw', async () => {
    const { setup, spaces, space, manager, load } = createSetupFixture();
    const entry: AuditEntry = {
      userId: null,
      actor: 'Ben',
      source: 'discord',
      action: 'space.setup',
      subjectKind: 'space',
      subjectId: space.id,
    };
    const meanwhile = { declineReasons: ['Too old'] };
    await spaces.update(space.id, { settings: meanwhile, serviceId: null }, entry);
    await setup.updateSettings(manager, () => ({ publicCards: false }));
    expect((await load())?.settings).toEqual({ ...meanwhile, publicCards: false });
  });

  it('follow the default again after a setting is removed', async () => {
    const { setup, manager, load } = createSetupFixture({ settings: { language: 'de' } });
    await setup.updateSettings(manager, () => ({ language: undefined }));
    expect((await load())?.settings).toEqual({});
  });

  it('let only admins choose what users without an account may do', async () => {
    const { setup, manager, refusals, load } = createSetupFixture();
    const change = () => ({ unlinked: 'guest' }) as const;
    await expect(setup.updateSettings(manager, change)).rejects.toThrow('admins-only');
    expect(refusals).toEqual(['admins-only']);
    expect((await load())?.settings).toEqual({});
    await setup.updateSettings(admin(manager), change);
    expect((await load())?.settings).toEqual({ unlinked: 'guest' });
  });
});

describe('adding approvers', () => {
  const settings: SpaceSettings = { approverRoles: ['1', '2'], selfApproval: false };

  it.each<[string, SpaceSettings]>([
    ['a role', { approverRoles: ['1', '2', '3'] }],
    ['another role instead', { approverRoles: ['3'] }],
    ['decisions on own requests', { selfApproval: true }],
  ])('is refused for users who only manage the space: %s', async (_, change) => {
    const { setup, manager, load } = createSetupFixture({ settings });
    await expect(setup.updateSettings(manager, () => change)).rejects.toThrow('approvers-only');
    expect((await load())?.settings).toEqual(settings);
  });

  it('is refused for users who are approvers only in this space', async () => {
    const { setup, manager } = createSetupFixture({ settings, reach: 'space' });
    const change = () => ({ approverRoles: ['3'] });
    await expect(setup.updateSettings(manager, change)).rejects.toThrow('approvers-only');
  });

  it('is for users who may decide on the whole server, and for admins', async () => {
    const change = () => ({ approverRoles: ['3'], selfApproval: true });
    const approver = createSetupFixture({ settings, reach: 'service' });
    await approver.setup.updateSettings(approver.manager, change);
    expect((await approver.load())?.settings).toEqual(change());
    const other = createSetupFixture({ settings });
    await other.setup.updateSettings(admin(other.manager), change);
    expect((await other.load())?.settings).toEqual(change());
  });

  it.each<[string, SpaceSettings]>([
    ['removing a role', { approverRoles: ['1'] }],
    ['removing all roles', { approverRoles: [] }],
  ])('does not include %s', async (_, change) => {
    const { setup, manager, load } = createSetupFixture({ settings });
    await setup.updateSettings(manager, () => change);
    expect((await load())?.settings).toEqual({ ...settings, ...change });
  });
});

describe('the Overseerr server of a space', () => {
  it('is set by admins, with an audit entry that shows both servers', async () => {
    const { setup, manager, audit } = createSetupFixture();
    const space = await setup.assignService(admin(manager), second);
    expect(space.serviceId).toBe(second);
    expect(audit).toMatchObject([{ before: { serviceId: null }, after: { serviceId: second } }]);
  });

  it('is not set by other users, nor to a server that is not configured', async () => {
    const { setup, manager, load } = createSetupFixture();
    await expect(setup.assignService(manager, second)).rejects.toThrow('admins-only');
    await expect(setup.assignService(admin(manager), anId())).rejects.toThrow('not-found');
    expect((await load())?.serviceId).toBeNull();
  });
});

describe('where alerts go', () => {
  const place = { platform: 'discord', kind: 'channel', address: '1' } as const;

  it('is changed by admins of the bot only, whatever else is changed with it', async () => {
    const { setup, manager, refusals, load } = createSetupFixture();
    await expect(setup.getAlertSpace(manager)).rejects.toThrow('admins-only');
    for (const change of [
      { alertPlace: place },
      { digestPlace: place },
      { alertMuted: ['disk-low'] as const },
      { alertQuietHours: { from: 1, until: 2 } },
    ]) {
      const updating = setup.updateSettings(manager, () => ({ ...change, reminderHours: 3 }));
      await expect(updating).rejects.toThrow('admins-only');
    }
    expect((await load())?.settings).toEqual({});
    expect(refusals).toHaveLength(5);
    await setup.updateSettings(admin(manager), () => ({ alertPlace: place }));
    await setup.updateSettings(manager, () => ({ reminderHours: 3 }));
    expect((await load())?.settings).toEqual({ alertPlace: place, reminderHours: 3 });
  });
});
