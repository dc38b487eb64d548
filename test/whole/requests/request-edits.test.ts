import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PickerOption, View } from '../../../src/chat/view.ts';
import {
  type ArrServer,
  createArrServers,
} from '../../../src/demo/overseerr/requests/download-servers.ts';
import { toTitleLockKey } from '../../../src/usecases/requests/title-lock.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  moderators,
  people,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  Object.assign(bot.overseerr.arrServers, createArrServers());
  await clearRequests(bot);
});
afterAll(async () => {
  await bot.stop();
});

const admin = () => bot.as(people.admin, approvalChannel);
const manager = () => bot.as(people.manager, approvalChannel);
const held = () => bot.overseerr.state.requests.at(-1);
const calls = (path: RegExp) => bot.overseerr.calls.filter((call) => path.test(call.path));
const puts = () => bot.overseerr.calls.filter(({ method }) => method === 'PUT');
const partId = (view: Parameters<typeof listButtonIds>[0], part: string) =>
  listButtonIds(view).find((id) => id.startsWith('edit-part:') && id.includes(`:${part}:`)) ?? '';

/** The ID in the value of an option. */
const idOf = (option: PickerOption | undefined) => Number.parseInt(option?.value ?? '', 10);
/** The value of the option with an ID. */
const toValue = (view: View | null, id: string) =>
  view?.picker?.options.find((option) => idOf(option) === Number(id))?.value ?? '';

describe('editing a request', () => {
  it('changes the seasons before the approval, with the account of the approver', async () => {
    const waiting = await aWaitingSeries();
    const sheet = getView(await manager().press(findButtonId(waiting.card(), 'edit')));
    expect(sheet.picker?.options.filter(({ isSelected }) => isSelected)).toHaveLength(5);
    const after = getView(await manager().press(sheet.picker?.press ?? '', ['2', '3']));
    expect(toText(after)).toContain('Season 2, Season 3');
    await bot.waitUntilIdle();
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2, 3]);
    expect(puts().at(-1)).toMatchObject({ asUser: '6', status: 200 });
    expect(toText(waiting.card())).toContain('2–3');
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.seasons).toEqual([2, 3]);
    const [audit] = await bot.prisma.auditLog.findMany({ where: { subjectId: waiting.id } });
    expect(audit).toMatchObject({ action: 'request.edit', after: { seasons: [2, 3] } });

    const unpicked = getView(await manager().press(`${sheet.picker?.press}!3`));
    expect(toText(unpicked)).not.toContain('Season 3, ');
    const none = await manager().press(`${sheet.picker?.press}!2`);
    expect(toText(getView(none))).toContain(t('error-no-seasons-selected'));
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2]);
  });

  it('changes profile, folder, tags, and server, and reads each download server once', async () => {
    const waiting = await createPendingApproval(bot);
    addRadarr({ id: 7, name: 'Radarr kids' });
    const before = calls(/^\/service\/radarr\/\d/).length;
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    expect(calls(/^\/service\/radarr\/\d/)).toHaveLength(before);
    for (const part of ['profile', 'folder', 'tags', 'server'] as const) {
      const page = part === 'server' ? sheet : getView(await admin().press(partId(sheet, part)));
      const last = page.picker?.options.at(-1);
      const changed = getView(await admin().press(page.picker?.press ?? '', [last?.value ?? '']));
      expect(toText(changed)).toContain(last?.label);
      if (part === 'profile') expect(held()?.profileId).toBe(idOf(last));
      if (part === 'folder') expect(held()?.rootFolder).toBe(last?.label);
      if (part === 'tags') expect(held()?.tags).toEqual([idOf(last)]);
      if (part === 'server') expect(held()?.serverId).toBe(idOf(last));
    }
    expect(calls(/^\/service\/radarr\/\d/).length - before).toBe(1);
    expect(held()?.status).toBe(1);
    expect(puts().at(-1)?.asUser).toBeUndefined();
  });

  it('marks the chosen options, and returns to the card or approves directly', async () => {
    const waiting = await createPendingApproval(bot);
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    const details = sheet.picker?.options.map(({ isSelected, detail }) => [isSelected, detail]);
    expect(details).toEqual([[true, t('edit-default')]]);
    const card = getView(await admin().press(findButtonId(sheet, 'edit-close')));
    expect(findButtonId(card, 'approve')).toBe(findButtonId(waiting.card(), 'approve'));
    const { message } = await admin().pressAndWatch(findButtonId(sheet, 'edit-approve'));
    await bot.waitUntilIdle();
    expect(held()?.status).toBe(2);
    expect(message.latest()).toEqual(waiting.card());
    const late = getView(await admin().press(findButtonId(sheet, 'edit-close')));
    expect(toText(late)).toMatch(anyText('error-already-decided-by', 'error-already-decided-at'));
  });

  it.each([
    { who: 'the requester', id: people.requester, roles: [] },
    { who: 'a stranger', id: people.stranger, roles: [] },
    { who: 'an approver by role alone', id: people.moderator, roles: [moderators] },
  ])('is not available to $who', async ({ id, roles }) => {
    const waiting = await createPendingApproval(bot);
    const before = puts().length;
    const edit = findButtonId(waiting.card(), 'edit');
    const sheet = getView(await admin().press(edit));
    const person = bot.as(id, approvalChannel, { roles });
    for (const press of [edit, partId(sheet, 'tags'), sheet.picker?.press ?? '']) {
      expect(toText(getView(await person.press(press, ['0'])))).toMatch(
        anyText('error-not-approver', 'error-not-approver-here', 'error-no-permission'),
      );
    }
    expect(puts()).toHaveLength(before);
  });

  it('ends when the request is decided, by the bot or in Overseerr', async () => {
    const waiting = await createPendingApproval(bot);
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    const before = puts().length;
    await bot.overseerr.driver.decline(waiting.remoteId, 6);
    const late = await admin().press(sheet.picker?.press ?? '', ['0']);
    expect(toText(getView(late))).toMatch(
      anyText('error-already-decided-by', 'error-already-decided-at'),
    );
    expect(toText(getView(await admin().press(partId(sheet, 'tags'))))).toMatch(
      anyText('error-already-decided-by', 'error-already-decided-at'),
    );
    expect(puts()).toHaveLength(before);
    await bot.waitUntilIdle();
  });
});

describe('a requester with the permission', () => {
  const requester = () => bot.as(people.requester, approvalChannel);
  const allow = async (...more: readonly ('requestAdvanced' | 'request4k')[]) => {
    bot.overseerr.driver.setPermissions(3, ['request', ...more]);
    await syncAccounts(bot);
  };
  const verbId = (view: View, start: string) =>
    listButtonIds(view).find((id) => id.startsWith(start)) ?? '';
  const openOptions = async (title: string, quality = '0') => {
    const card = getView(await requester().command('request', { title }));
    const ids = listButtonIds(card);
    const open = ids.find((id) => id.startsWith('options:') && id.endsWith(`:${quality}`)) ?? '';
    return { card, open, form: open ? getView(await requester().press(open)) : null };
  };
  const pick = async (view: View, part: string, value: string) => {
    const shown = getView(await requester().press(verbIdOf(view, part)));
    return getView(await requester().press(shown.picker?.press ?? '', [toValue(shown, value)]));
  };
  const verbIdOf = (view: View, part: string) =>
    listButtonIds(view).find((id) => new RegExp(`^options-part:.*:${part}:0$`).test(id)) ?? '';
  afterEach(() => allow());

  it('chooses what is sent with the request, as approvers then see it and change it', async () => {
    await allow('requestAdvanced');
    addRadarr({ id: 7, name: 'Radarr kids' });
    const { form, card } = await openOptions('movie:603');
    expect(form?.picker?.options.map(idOf)).toEqual([0, 7]);
    const moved = getView(await requester().press(form?.picker?.press ?? '', [toValue(form, '7')]));
    const chosen = await pick(moved, 'profile', '6');
    const done = getView(await requester().press(verbId(chosen, 'options-close')));
    expect(toText(done)).toContain('Radarr kids · HD - 720p/1080p');
    await requester().press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(held()).toMatchObject({ serverId: 7, profileId: 6, rootFolder: null, tags: null });
    const post = bot.overseerr.calls.findLast(({ method }) => method === 'POST');
    expect(post).toMatchObject({ asUser: '3', status: 201 });
    const stored = await bot.prisma.request.findFirstOrThrow();
    expect(stored.downloadChoice).toMatchObject({ server: { id: 7 }, profile: { id: 6 } });
    const pending = getView(await admin().command('pending'));
    expect(toText(pending)).toContain('Radarr kids · HD - 720p/1080p');
    const edit = getView(await admin().press(findButtonId(pending, 'edit')));
    const folders = getView(await admin().press(partId(edit, 'folder')));
    const folder = folders.picker?.options.at(-1);
    await admin().press(folders.picker?.press ?? '', [folder?.value ?? '']);
    expect(toText(getView(await admin().command('pending')))).toContain(
      `HD - 720p/1080p · ${folder?.label}`,
    );
  });

  it('sends nothing of it without a choice, nor after going back to the defaults', async () => {
    await allow('requestAdvanced');
    const { card, form } = await openOptions('movie:603');
    if (!form) throw new Error('no form');
    const chosen = await pick(form, 'profile', '6');
    const close = listButtonIds(chosen).filter((id) => id.startsWith('options-close:'));
    const reset = getView(await requester().press(close.at(-1) ?? ''));
    expect(toText(reset)).not.toContain('HD - 720p/1080p');
    await requester().press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    const open = { serverId: null, profileId: null, rootFolder: null, tags: null };
    expect(held()).toMatchObject(open);
  });

  it('chooses for each quality among its own servers', async () => {
    await allow('requestAdvanced', 'request4k');
    const { form } = await openOptions('movie:603', '1');
    expect(form?.picker?.options.map(({ label }) => label)).toEqual(['Radarr 4K']);
  });

  it('is told when the permission is gone, and then requests with the defaults', async () => {
    await allow('requestAdvanced');
    const { card, form } = await openOptions('movie:603');
    if (!form) throw new Error('no form');
    await pick(form, 'profile', '6');
    await allow();
    const press = findButtonId(card, 'request');
    const told = getView(await requester().press(press));
    expect(toText(told)).toContain(t('error-no-advanced-permission'));
    expect(listButtonIds(told).some((id) => id.startsWith('options:'))).toBe(false);
    expect(held()).toBeUndefined();
    await requester().press(press);
    await bot.waitUntilIdle();
    expect(held()).toMatchObject({ requestedById: 3, profileId: null });
  });
});

describe('the form for editing', () => {
  const open = async (part: string, waiting: { card(): View }) => {
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    return part === 'server' ? sheet : getView(await admin().press(partId(sheet, part)));
  };
  const optionsOf = (view: View) =>
    view.picker?.options.map(({ label, isSelected, detail }) => [label, isSelected, detail]);

  it('saves only the changes, so that anime keeps its folder and tags', async () => {
    const [sonarr] = bot.overseerr.arrServers.sonarr;
    if (!sonarr?.anime) throw new Error('no Sonarr');
    sonarr.anime.tagIds = [2];
    addSonarr({ ...sonarr, id: 5, name: 'Sonarr 2', anime: { ...sonarr.anime, tagIds: [1] } });
    const waiting = await createPendingApproval(bot, 'tv:1429', 'select-seasons');
    const folder = await open('folder', waiting);
    expect(optionsOf(folder)).toEqual([
      ['/tv', false, undefined],
      ['/tv-anime', true, t('edit-default')],
    ]);
    const tags = getView(await admin().press(partId(folder, 'tags')));
    expect(optionsOf(tags)).toEqual([
      ['rig', false, undefined],
      ['kids', true, t('edit-default')],
    ]);
    const servers = getView(await admin().press(partId(tags, 'server')));
    const before = puts().length;
    await admin().press(servers.picker?.press ?? '', [toValue(servers, '0')]);
    expect(puts()).toHaveLength(before);
    await admin().press(servers.picker?.press ?? '', [toValue(servers, '5')]);
    expect(puts().at(-1)?.body).toEqual({ mediaType: 'tv', seasons: [1, 2, 3, 4], serverId: 5 });
    await bot.overseerr.driver.approve(waiting.remoteId);
    expect(bot.overseerr.state.media.find(({ tmdbId }) => tmdbId === 1429)?.arr).toMatchObject({
      serviceId: 5,
      settings: { rootFolder: '/tv-anime', tags: [1] },
    });
    await bot.waitUntilIdle();
  });

  it('replaces the values of the request with the defaults of a new server', async () => {
    addRadarr({ id: 7, name: 'Radarr kids', directory: '/kids', profileId: 9, tagIds: [3] });
    const waiting = await createPendingApproval(bot);
    Object.assign(held() ?? {}, { profileId: 6, tags: [1] });
    const servers = await open('server', waiting);
    await admin().press(servers.picker?.press ?? '', [toValue(servers, '7')]);
    expect(held()).toMatchObject({ serverId: 7, profileId: 9, rootFolder: null, tags: [3] });
  });

  it('marks values that no longer exist, and does not replace them', async () => {
    const waiting = await createPendingApproval(bot);
    Object.assign(held() ?? {}, { serverId: 42, profileId: 6, rootFolder: '/gone', tags: [8] });
    expect(optionsOf(await open('server', waiting))).toEqual([
      ['#42', true, t('edit-missing')],
      ['Radarr HD', false, undefined],
    ]);
    expect(optionsOf(await open('profile', waiting))).toEqual([['#6', true, t('edit-missing')]]);
    Object.assign(held() ?? {}, { serverId: 0 });
    expect(optionsOf(await open('profile', waiting))).toContainEqual([
      'HD - 720p/1080p',
      true,
      t('edit-current'),
    ]);
    const folder = await open('folder', waiting);
    expect(optionsOf(folder)?.[0]).toEqual(['/gone', true, t('edit-missing')]);
    expect(optionsOf(await open('tags', waiting))?.[0]).toEqual(['#8', true, t('edit-missing')]);
    const [gone, first] = folder.picker?.options ?? [];
    const before = puts().length;
    await admin().press(folder.picker?.press ?? '', [gone?.value ?? '']);
    expect(puts()).toHaveLength(before);
    await admin().press(folder.picker?.press ?? '', [first?.value ?? '']);
    expect(held()?.rootFolder).toBe('/movies');
  });

  it('selects no server when there is no default server', async () => {
    const [hd] = bot.overseerr.arrServers.radarr;
    if (hd) hd.isDefault = false;
    const waiting = await createPendingApproval(bot);
    expect(optionsOf(await open('server', waiting))).toEqual([['Radarr HD', false, undefined]]);
  });

  it('has the language profiles of Sonarr 3', async () => {
    const [sonarr] = bot.overseerr.arrServers.sonarr;
    if (!sonarr) throw new Error('no Sonarr');
    sonarr.languageProfileId = 1;
    sonarr.languageProfiles = [
      { id: 1, name: 'English' },
      { id: 2, name: 'German' },
    ];
    const waiting = await createPendingApproval(bot, 'tv:1396', 'select-seasons');
    const language = await open('language', waiting);
    expect(optionsOf(language)).toEqual([
      ['English', true, t('edit-default')],
      ['German', false, undefined],
    ]);
    await admin().press(language.picker?.press ?? '', [toValue(language, '2')]);
    expect(held()?.languageProfileId).toBe(2);
  });

  it('reads the options of the server every time it is opened', async () => {
    const waiting = await createPendingApproval(bot);
    const labels = async () => optionsOf(await open('folder', waiting))?.map(([label]) => label);
    expect(await labels()).toEqual(['/movies', '/movies-kids']);
    const [hd] = bot.overseerr.arrServers.radarr;
    if (hd) hd.rootFolders = ['/movies'];
    addRadarr({ id: 7, name: 'Radarr new' });
    expect(await labels()).toEqual(['/movies']);
    expect(optionsOf(await open('server', waiting))).toContainEqual([
      'Radarr new',
      false,
      undefined,
    ]);
  });
});

describe('two approvers at the same time', () => {
  /** Holds the lock of the title until all actions that `begin` starts are underway. */
  const held1396 = <Result>(begin: () => Result) =>
    bot.locks.withLock(
      toTitleLockKey(bot.serviceId, { mediaType: 'tv', tmdbId: 1396 }),
      async () => {
        const begun = begin();
        await bot.as(people.stranger).command('help');
        return { begun };
      },
    );

  it('can edit the same request, and both changes are saved', async () => {
    const waiting = await aWaitingSeries();
    const sheet = getView(await manager().press(findButtonId(waiting.card(), 'edit')));
    const profile = getView(await admin().press(partId(sheet, 'profile')));
    const last = profile.picker?.options.at(-1)?.value ?? '';
    const { begun } = await held1396(() => [
      manager().press(sheet.picker?.press ?? '', ['2', '3']),
      admin().press(profile.picker?.press ?? '', [last]),
    ]);
    await Promise.all(begun);
    await bot.waitUntilIdle();
    expect(held()).toMatchObject({ profileId: Number.parseInt(last, 10) });
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2, 3]);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.seasons).toEqual([2, 3]);
  });

  it('cannot change a request that the other has decided', async () => {
    const waiting = await aWaitingSeries();
    const sheet = getView(await manager().press(findButtonId(waiting.card(), 'edit')));
    const before = puts().length;
    const { begun } = await held1396(async () => {
      const edited = manager().press(sheet.picker?.press ?? '', ['2', '3']);
      await admin().press(findButtonId(waiting.card(), 'approve'));
      return { edited };
    });
    const { edited } = await begun;
    expect(toText(getView(await edited))).toMatch(
      anyText('error-already-decided-by', 'error-already-decided-at'),
    );
    await bot.waitUntilIdle();
    expect(puts()).toHaveLength(before);
  });
});

describe('a Radarr that does not respond', () => {
  it('is called once, however often the button is pressed, and later works again', async () => {
    const other = await createApprovalBot();
    const waiting = await createPendingApproval(other);
    other.overseerr.faults.radarrDown(true);
    const person = other.as(people.admin, approvalChannel);
    const sheet = getView(await person.press(findButtonId(waiting.card(), 'edit')));
    const profile = partId(sheet, 'profile');
    expect(toText(getView(await person.press(profile)))).toMatch(
      anyText('error-overseerr-unreachable', 'error-overseerr-failed'),
    );
    other.overseerr.faults.radarrDown(false);
    if (other.overseerr.crashes.length > 0) await other.overseerr.restart();
    for (let press = 0; press < 3; press += 1) await person.press(profile);
    expect(
      other.overseerr.calls.filter(({ path }) => /^\/service\/radarr\/\d/.test(path)),
    ).toHaveLength(1);
    await person.press(findButtonId(waiting.card(), 'approve'));
    await other.waitUntilIdle();
    expect(toText(waiting.card())).toContain(`user ${people.admin}`);
    await other.stop();
  });

  it('keeps the last options that were read, and is not called again immediately', async () => {
    const other = await createApprovalBot();
    const waiting = await createPendingApproval(other);
    const person = other.as(people.admin, approvalChannel);
    const openProfiles = async () => {
      const sheet = getView(await person.press(findButtonId(waiting.card(), 'edit')));
      return getView(await person.press(partId(sheet, 'profile'))).picker?.options.length;
    };
    expect(await openProfiles()).toBe(3);
    other.overseerr.faults.radarrDown(true);
    expect(await openProfiles()).toBe(3);
    expect(other.overseerr.crashes).toHaveLength(1);
    await other.overseerr.restart();
    await waitUntil(async () => (await openProfiles()) === 3, 'the server to respond');
    expect(other.overseerr.crashes).toHaveLength(1);
    await other.stop();
  });
});

function addRadarr(more: Partial<ArrServer> & { readonly id: number }) {
  const { arrServers } = bot.overseerr;
  const [hd] = arrServers.radarr;
  if (!hd) throw new Error('no Radarr');
  arrServers.radarr = [...arrServers.radarr, { ...hd, isDefault: false, ...more }];
}

function addSonarr(server: ArrServer) {
  const { arrServers } = bot.overseerr;
  arrServers.sonarr = [...arrServers.sonarr, { ...server, isDefault: false }];
}

async function aWaitingSeries() {
  return createPendingApproval(bot, 'tv:1396', 'select-seasons');
}
