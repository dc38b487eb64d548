import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toTitleLockKey } from '../../../src/usecases/requests/title-lock.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  moderators,
  people,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
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

    const toggled = getView(await manager().press(`${sheet.picker?.press}~3`));
    expect(toText(toggled)).not.toContain('Season 3, ');
    const none = await manager().press(`${sheet.picker?.press}~2`);
    expect(toText(getView(none))).toContain(t('error-no-seasons-selected'));
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2]);
  });

  it('changes profile, folder, tags, and server, and reads each download server once', async () => {
    const waiting = await createPendingApproval(bot);
    const before = calls(/^\/service\/radarr\/\d/).length;
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    expect(calls(/^\/service\/radarr\/\d/)).toHaveLength(before);
    for (const part of ['profile', 'folder', 'tags', 'server'] as const) {
      const page = part === 'server' ? sheet : getView(await admin().press(partId(sheet, part)));
      const last = page.picker?.options.at(-1);
      const changed = getView(await admin().press(page.picker?.press ?? '', [last?.value ?? '']));
      expect(toText(changed)).toContain(last?.label);
      if (part === 'profile') expect(held()?.profileId).toBe(Number(last?.value));
      if (part === 'folder') expect(held()?.rootFolder).toBe(last?.label);
      if (part === 'tags') expect(held()?.tags).toEqual([Number(last?.value)]);
      if (part === 'server') expect(held()?.serverId).toBe(Number(last?.value));
    }
    expect(calls(/^\/service\/radarr\/\d/).length - before).toBe(1);
    expect(held()?.status).toBe(1);
    expect(puts().at(-1)?.asUser).toBeUndefined();
  });

  it('marks the chosen options, and returns to the card or approves directly', async () => {
    const waiting = await createPendingApproval(bot);
    const sheet = getView(await admin().press(findButtonId(waiting.card(), 'edit')));
    const details = sheet.picker?.options.map(({ isSelected, detail }) => [isSelected, detail]);
    expect(details).toContainEqual([true, t('edit-current')]);
    expect(details?.filter(([, detail]) => detail === t('edit-current'))).toHaveLength(1);
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
  ])('is not for $who', async ({ id, roles }) => {
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

describe('two approvers at the same time', () => {
  /** Lets everybody in only when all that `begin` begins is on its way. */
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
    expect(held()).toMatchObject({ profileId: Number(last) });
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
});

async function aWaitingSeries() {
  return createPendingApproval(bot, 'tv:1396', 'select-seasons');
}
