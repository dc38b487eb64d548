import { beforeEach, describe, expect, it } from 'vitest';
import setup from '../../../commands/setup.ts';
import { alertKinds } from '../../../src/domain/alerts/alert.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { NamedVoteRule } from '../../../src/domain/approvals/vote-rule.ts';
import type { Place } from '../../../src/domain/place.ts';
import type { Space, SpaceSettings } from '../../../src/domain/spaces/space.ts';
import { checkSpaceSettings } from '../../../src/domain/spaces/space-rules.ts';
import type { AlertSettings } from '../../../src/usecases/spaces/space-setup.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anId, aSpace } from '../../support/factories.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  listLabels,
  toViewText,
} from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const serviceId = anId<'service'>();
const here = { platform: 'discord', kind: 'channel', address: '900' } as const;
const elsewhere = { ...here, address: '901' };

const aRule: NamedVoteRule = {
  spaceId: anId(),
  serviceId,
  votes: 3,
  userId: anId(),
  accountId: anId(),
  since: new Date('2026-11-23T12:00:00Z'),
  userName: 'Mara',
  accountName: 'mara@example',
};

let settings: SpaceSettings;

beforeEach(() => {
  settings = {};
});

function createSetup({
  isAdmin = false,
  canManage = true,
  canWiden = false,
  platform = 'discord' as 'discord' | 'telegram',
  serverCount = 1,
  isServerGone = false,
  hasGuests = false,
  alertSettings = {} as Partial<AlertSettings>,
  otherAlertPlaces = [] as readonly Place[],
  voteRule = null as NamedVoteRule | null,
} = {}) {
  let rule = voteRule;
  const original = aSpace({ platform });
  const current = (): Space => ({ ...original, settings });
  return createCommandFixture(setup, {
    user: { isAdmin },
    sender: { canManageSpace: canManage },
    space: original,
    useCases: {
      services: {
        listNamed: async () =>
          [
            { id: serviceId, name: 'Seerr' },
            { id: anId<'service'>(), name: 'Archive' },
          ].slice(0, serverCount),
        async resolveServiceId() {
          if (isServerGone) throw new AppError('no-overseerr-server');
          return serviceId;
        },
        acceptsGuests: () => hasGuests,
      },
      voteRules: {
        find: async () => rule,
        canSet: async () => canWiden,
        async set(actor, space, votes) {
          if (!canWiden) throw new AppError('approvers-only');
          rule =
            votes === null ? null : { ...aRule, spaceId: space.id, votes, userId: actor.userId };
        },
      },
      setup: {
        alertSettings: {
          places: [],
          quietHours: null,
          mutedKinds: [],
          hasWeeklyDigest: false,
          ...alertSettings,
        },
        async getAlertSpace(actor) {
          if (!actor.isAdmin) throw new AppError('admins-only');
          return current();
        },
        listAlertPlaces: async () => [
          ...otherAlertPlaces,
          ...(settings.alertPlace ? [settings.alertPlace] : []),
        ],
        getManagedSpace(actor) {
          if (!actor.canManageSpace && !actor.isAdmin) throw new AppError('forbidden');
          return current();
        },
        canWidenApprovers: async () => canWiden,
        async updateSettings(actor, change) {
          if (!actor.canManageSpace && !actor.isAdmin) throw new AppError('forbidden');
          const checked = checkSpaceSettings(change(settings), ['en', 'de']);
          settings = { ...settings, ...checked } as SpaceSettings;
          return current();
        },
      },
    },
  });
}

describe('/setup', () => {
  it('says where it works if it is used in a private chat', async () => {
    const fixture = createCommandFixture(setup, { useCases: { setup: {} } });
    expect(toViewText(await fixture.view())).toContain(t('setup-not-here'));
  });

  it.each([
    [{ isAdmin: true, canManage: false }, true],
    [{ canManage: true }, true],
    [{ canManage: false }, false],
  ])('is listed for those who can use it: %j', async (options, isListed) => {
    expect(await createSetup(options).isListed()).toBe(isListed);
  });

  it('is refused for members who do not manage the space, and recorded', async () => {
    const fixture = createSetup({ canManage: false });
    expect(toViewText(await fixture.view())).toContain(t('error-forbidden'));
    expect(toViewText(await fixture.pressView('setup-toggle:public'))).toContain(
      t('error-forbidden'),
    );
    expect(settings).toEqual({});
    expect(fixture.denials).toEqual(['forbidden', 'forbidden']);
  });

  it('sets this channel for public cards, and removes it again', async () => {
    const fixture = createSetup();
    await fixture.press('setup-toggle:requests');
    expect(settings.requestPlace).toMatchObject(here);
    await fixture.press('setup-toggle:requests');
    expect(settings.requestPlace).toBeUndefined();
  });

  it('replaces another channel for public cards instead of removing it', async () => {
    settings = { requestPlace: elsewhere };
    await createSetup().press('setup-toggle:requests');
    expect(settings.requestPlace).toMatchObject(here);
  });

  it('adds this channel to the approval channels, and removes only this one', async () => {
    settings = { approvalPlaces: [elsewhere] };
    const fixture = createSetup();
    await fixture.press('setup-toggle:approvals');
    expect(settings.approvalPlaces).toMatchObject([elsewhere, here]);
    await fixture.press('setup-toggle:approvals');
    expect(settings.approvalPlaces).toEqual([elsewhere]);
  });

  it('turns public cards and approvals of own requests off and on', async () => {
    const fixture = createSetup({ canWiden: true });
    await fixture.press('setup-toggle:public');
    await fixture.press('setup-toggle:self');
    expect(settings).toMatchObject({ publicCards: false, selfApproval: false });
    await fixture.press('setup-toggle:public');
    await fixture.press('setup-toggle:self');
    expect(settings).toMatchObject({ publicCards: true, selfApproval: true });
  });

  it('makes the picked roles approver roles, at most 25', async () => {
    const roles = Array.from({ length: 30 }, (_, index) => `role-${index}`);
    await createSetup({ canWiden: true }).press('setup-roles', roles);
    expect(settings.approverRoles).toEqual(roles.slice(0, 25));
  });

  it('shows the role picker only to those who may add approvers', async () => {
    expect((await createSetup({ canWiden: true }).view()).picker?.press).toBe('setup-roles');
    const view = await createSetup().view();
    expect(view.picker).toBeUndefined();
    expect(toViewText(view)).toContain(t('error-approvers-only'));
  });

  it('lets others remove all approver roles, but add none', async () => {
    settings = { approverRoles: ['1', '2'] };
    const fixture = createSetup();
    await fixture.press(findButtonId(await fixture.view(), 'setup-toggle:no-roles'));
    expect(settings.approverRoles).toEqual([]);
    expect(listButtonIds(await fixture.view())).not.toContain('setup-toggle:no-roles');
  });

  it('saves reasons from a form, and removes them with an empty one', async () => {
    const fixture = createSetup();
    const form = await fixture.press('setup-form:reasons');
    if (form.kind !== 'form') throw new Error('no form');
    expect(form.form.fields).toMatchObject([{ isLong: true }]);
    await fixture.submit(form.form.submit, { text: 'Too long\nToo old' });
    expect(settings.declineReasons).toEqual(['Too long', 'Too old']);
    await fixture.submit(form.form.submit, { text: '  ' });
    expect(settings.declineReasons).toBeUndefined();
  });

  it('rejects invalid hours', async () => {
    const fixture = createSetup();
    for (const text of ['soon', '-1', '25-3']) {
      const reply = await fixture.submit('setup-submit:quiet', { text });
      expect(reply).toMatchObject({ isError: true });
    }
    expect(settings).toEqual({});
  });

  it('sets a time zone, and the default again', async () => {
    const fixture = createSetup();
    await fixture.submit('setup-submit:timezone', { text: ' europe/berlin ' });
    expect(settings.timeZone).toBe('Europe/Berlin');
    expect(toViewText(await fixture.view())).toContain('Europe/Berlin');
    await fixture.submit('setup-submit:timezone', { text: '' });
    expect(settings.timeZone).toBeUndefined();
    for (const text of ['Europe/Atlantis', '+02:00']) {
      const reply = await fixture.submit('setup-submit:timezone', { text });
      expect(reply).toMatchObject({ isError: true });
    }
  });

  it('sets a region, and the default again', async () => {
    const fixture = createSetup();
    await fixture.submit('setup-submit:region', { text: ' de ' });
    expect(settings.region).toBe('DE');
    await fixture.submit('setup-submit:region', { text: '' });
    expect(settings.region).toBeUndefined();
    for (const text of ['Germany', 'QX', '49']) {
      const reply = await fixture.submit('setup-submit:region', { text });
      expect(reply).toMatchObject({ isError: true });
    }
  });

  it('sets a language that the bot has, and the default again', async () => {
    const fixture = createSetup();
    await fixture.press('setup-choose:language', ['de']);
    expect(settings.language).toBe('de');
    await fixture.press('setup-choose:language', ['default']);
    expect(settings.language).toBeUndefined();
    const refused = await fixture.pressView('setup-choose:language', ['tlh']);
    expect(toViewText(refused)).toContain(t('error-invalid-input'));
  });

  it('lets admins choose what members without an account can do', async () => {
    const fixture = createSetup({ isAdmin: true, hasGuests: true });
    await fixture.press('setup-choose:unlinked', ['guest']);
    expect(settings.unlinked).toBe('guest');
    const refused = await fixture.pressView('setup-choose:unlinked', ['everything']);
    expect(toViewText(refused)).toContain(t('error-invalid-input'));
    await fixture.press('setup-choose:unlinked', ['default']);
    expect(settings.unlinked).toBeUndefined();
  });

  it('offers guests only if the server has a guest account', async () => {
    const values = async (hasGuests: boolean) =>
      (
        await createSetup({ isAdmin: true, hasGuests }).pressView('setup-list:unlinked')
      ).picker?.options.map(({ value }) => value);
    expect(await values(true)).toEqual(['default', 'link', 'guest']);
    expect(await values(false)).toEqual(['default', 'link']);
  });

  it('shows admin settings only to admins', async () => {
    const labels = [t('setup-unlinked'), t('setup-server')];
    const options = { serverCount: 2 };
    expect(listLabels(await createSetup({ ...options, isAdmin: true }).view())).toEqual(
      expect.arrayContaining(labels),
    );
    const others = listLabels(await createSetup(options).view());
    for (const label of labels) expect(others).not.toContain(label);
  });

  it('still works when the server of the space was removed from the settings', async () => {
    const view = await createSetup({ isAdmin: true, isServerGone: true }).view();
    expect(toViewText(view)).toContain(t('setup-server-removed'));
  });

  it('has one role in Telegram: the administrators of the group', async () => {
    const fixture = createSetup({ platform: 'telegram', canWiden: true });
    const view = await fixture.view();
    expect(view.picker).toBeUndefined();
    await fixture.press(findButtonId(view, 'setup-toggle:admins'));
    expect(settings.approverRoles).toEqual(['administrator']);
    await fixture.press('setup-toggle:admins');
    expect(settings.approverRoles).toEqual([]);
  });
});

describe('the alerts of /setup', () => {
  it('are for admins of the bot', async () => {
    expect(listButtonIds(await createSetup({ isAdmin: true }).view())).toContain('setup-alerts');
    const manager = createSetup();
    expect(listButtonIds(await manager.view())).not.toContain('setup-alerts');
    expect(toViewText(await manager.pressView('setup-alerts'))).toContain(t('error-admins-only'));
  });

  it.each([['discord' as const], ['telegram' as const]])(
    'on %s are sent here or as direct messages, without the muted kinds, and with a digest',
    async (platform) => {
      const fixture = createSetup({ isAdmin: true, platform });
      const view = await fixture.pressView('setup-alerts');
      expect(view.buttons?.length).toBeLessThanOrEqual(5);
      expect(view.buttons?.every((row) => row.length <= 5)).toBe(true);
      expect(toViewText(view)).toContain(t('setup-alerts-direct'));
      await fixture.press('setup-alert-toggle:alerts');
      await fixture.press('setup-alert-toggle:digest');
      await fixture.press('setup-alert-mute:disk-low');
      await fixture.press('setup-alert-mute:many-errors');
      await fixture.press('setup-alert-mute:disk-low');
      expect(settings).toMatchObject({
        alertPlace: here,
        digestPlace: here,
        alertMuted: ['many-errors'],
      });
      await fixture.submit('setup-alert-submit', { text: '22-7' });
      expect(settings.alertQuietHours).toEqual({ from: 22, until: 7 });
      const shown = listLabels(await fixture.pressView('setup-alerts'));
      expect(shown).toContain(t('setup-button-alerts-off'));
      expect(shown).toContain(`🔕 ${t('alert-name-many-errors')}`);
      await fixture.press('setup-alert-toggle:alerts');
      await fixture.press('setup-alert-toggle:digest');
      await fixture.press('setup-alert-mute:many-errors');
      expect(settings.alertPlace).toBeUndefined();
      expect(settings.digestPlace).toBeUndefined();
      expect(settings.alertMuted).toBeUndefined();
    },
  );

  it('fit into a message of Discord with all kinds and the way back', async () => {
    const { buttons = [], ...view } = await createSetup({ isAdmin: true }).pressView(
      'setup-alerts',
    );
    expect(view.picker).toBeUndefined();
    expect(buttons.length).toBeLessThanOrEqual(5);
    for (const row of buttons) expect(row.length).toBeLessThanOrEqual(5);
    const kinds = alertKinds.map((kind) => `🔔 ${t(`alert-name-${kind}`)}`);
    expect(buttons.flat().map(({ label }) => label)).toEqual(
      expect.arrayContaining([...kinds, t('button-back')]),
    );
  });

  it('say that alerts go to the place of another space, instead of as direct messages', async () => {
    const fixture = createSetup({ isAdmin: true, otherAlertPlaces: [elsewhere] });
    const other = t('setup-places-elsewhere', { count: 1 });
    const before = toViewText(await fixture.pressView('setup-alerts'));
    expect(before).toContain(other);
    expect(before).not.toContain(t('setup-alerts-direct'));
    const both = await fixture.pressView('setup-alert-toggle:alerts');
    expect(toViewText(both)).toContain(`${t('setup-place-here')}, ${other}`);
    expect(listLabels(both)).toContain(t('setup-button-alerts-stop'));
  });

  it('show what the settings of the bot say, and no buttons for it', async () => {
    const alertSettings = {
      places: [elsewhere],
      quietHours: { from: 22, until: 7 },
      mutedKinds: ['disk-low'],
    } as const;
    const view = await createSetup({ isAdmin: true, alertSettings }).pressView('setup-alerts');
    const text = toViewText(view);
    for (const setting of ['ALERT_PLACES', 'ALERT_QUIET_HOURS', 'ALERT_MUTE']) {
      expect(text).toContain(t('setup-alerts-fixed', { setting }));
    }
    expect(text).toContain(t('setup-quiet-range', { from: 22, until: 7 }));
    const ids = listButtonIds(view);
    expect(ids).toContain('setup-alert-toggle:digest');
    for (const id of [
      'setup-alert-toggle:alerts',
      'setup-alert-form',
      'setup-alert-mute:disk-low',
    ]) {
      expect(ids).not.toContain(id);
    }
  });
});

describe('approval by votes', () => {
  const page = async (options: Parameters<typeof createSetup>[0]) => {
    const fixture = createSetup(options);
    const main = await fixture.view();
    return { fixture, main, view: await fixture.pressView(findButtonId(main, 'setup-votes')) };
  };
  const three = t('vote-count', { count: 3 });
  const submitView = async (fixture: ReturnType<typeof createSetup>, votes: string) =>
    getView(await fixture.submit('setup-votes-submit', { votes }));

  it('is off by default, and can be set, changed, and turned off by approvers of the server', async () => {
    const { fixture, main, view } = await page({ canWiden: true });
    expect(toViewText(main)).toContain(t('setup-votes-none'));
    expect(toViewText(view)).toContain(t('setup-about-votes-next'));
    expect(listButtonIds(view)).toEqual(['setup-votes-form', 'setup-back']);
    const form = await fixture.press('setup-votes-form');
    expect(form).toMatchObject({ kind: 'form', form: { submit: 'setup-votes-submit' } });
    const set = await submitView(fixture, ' 3 ');
    expect(toViewText(set)).toContain(
      t('setup-votes-set-as', { votes: three, name: 'Mara', account: 'mara@example' }),
    );
    expect(listButtonIds(set)).toEqual(['setup-votes-form', 'setup-votes-off', 'setup-back']);
    expect(toViewText(await fixture.pressView('setup-votes-off'))).toContain(t('setup-votes-none'));
  });

  it('is shown to others who manage the space, with the reason why they cannot change it', async () => {
    const voteRule = { ...aRule, accountName: null };
    const { fixture, main, view } = await page({ voteRule });
    for (const shown of [main, view]) {
      expect(toViewText(shown)).toContain(t('setup-votes-set', { votes: three, name: 'Mara' }));
    }
    expect(toViewText(view)).toContain(t('error-approvers-only'));
    expect(listButtonIds(view)).toEqual(['setup-back']);
    const refused = await submitView(fixture, '2');
    expect(toViewText(refused)).toContain(t('error-approvers-only'));
  });

  it('is neither shown to nor changed by people who do not manage the space', async () => {
    const fixture = createSetup({ canManage: false, canWiden: true, voteRule: aRule });
    for (const press of ['setup-votes', 'setup-votes-form', 'setup-votes-off']) {
      expect(toViewText(await fixture.pressView(press))).toContain(t('error-forbidden'));
    }
    const refused = await submitView(fixture, '2');
    expect(toViewText(refused)).toContain(t('error-forbidden'));
  });

  it.each(['x', '-1', '2.5', '100', '1e1'])('refuses %s', async (votes) => {
    const fixture = createSetup({ canWiden: true });
    const refused = await submitView(fixture, votes);
    expect(toViewText(refused)).toContain(t('error-invalid-input'));
  });

  it.each(['discord', 'telegram'] as const)(
    'fits into the rows of buttons on %s',
    async (platform) => {
      const options = { isAdmin: true, canWiden: true, serverCount: 2, hasGuests: true, platform };
      const main = await createSetup(options).view();
      expect(main.buttons?.length).toBeLessThanOrEqual(4);
      expect(Math.max(...(main.buttons ?? []).map((row) => row.length))).toBeLessThanOrEqual(5);
    },
  );
});
