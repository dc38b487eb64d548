import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { titleLock } from '../../src/usecases/title-lock.ts';
import {
  aWaiting,
  clear,
  createApprovalBot,
  desk,
  moderators,
  people,
  textOf,
} from '../support/approvals.ts';
import { idOf, idsIn, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await clear(bot);
});
afterAll(async () => {
  await bot.stop();
});

const admin = () => bot.as(people.admin, desk);
const manager = () => bot.as(people.manager, desk);
const held = () => bot.overseerr.state.requests.at(-1);
const calls = (path: RegExp) => bot.overseerr.calls.filter((call) => path.test(call.path));
const puts = () => bot.overseerr.calls.filter(({ method }) => method === 'PUT');
const partId = (view: Parameters<typeof idsIn>[0], part: string) =>
  idsIn(view).find((id) => id.startsWith('edit-part:') && id.includes(`:${part}:`)) ?? '';

describe('Edit', () => {
  it('changes the seasons before approving, as the approver’s own account', async () => {
    const waiting = await aWaitingSeries();
    const sheet = viewOf(await manager().press(idOf(waiting.card(), 'edit')));
    expect(sheet.picker?.options.filter(({ isPicked }) => isPicked)).toHaveLength(5);
    const after = viewOf(await manager().press(sheet.picker?.press ?? '', ['2', '3']));
    expect(textOf(after)).toContain('Season 2, Season 3');
    await bot.settle();
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2, 3]);
    expect(puts().at(-1)).toMatchObject({ asUser: '6', status: 200 });
    expect(textOf(waiting.card())).toContain('2–3');
    const row = await bot.prisma.mediaRequest.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.seasons).toEqual([2, 3]);
    const [audit] = await bot.prisma.auditLog.findMany({ where: { subjectId: waiting.id } });
    expect(audit).toMatchObject({ action: 'request.edit', after: { seasons: [2, 3] } });

    const toggled = viewOf(await manager().press(`${sheet.picker?.press}~3`));
    expect(textOf(toggled)).not.toContain('Season 3, ');
    const none = await manager().press(`${sheet.picker?.press}~2`);
    expect(textOf(viewOf(none))).toContain('Pick at least one season');
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2]);
  });

  it('changes profile, folder, tags and server, and asks each downloader once', async () => {
    const waiting = await aWaiting(bot);
    const before = calls(/^\/service\/radarr\/\d/).length;
    const sheet = viewOf(await admin().press(idOf(waiting.card(), 'edit')));
    expect(calls(/^\/service\/radarr\/\d/)).toHaveLength(before);
    for (const part of ['profile', 'folder', 'tags', 'server'] as const) {
      const page = part === 'server' ? sheet : viewOf(await admin().press(partId(sheet, part)));
      const last = page.picker?.options.at(-1);
      const changed = viewOf(await admin().press(page.picker?.press ?? '', [last?.value ?? '']));
      expect(textOf(changed)).toContain(last?.label);
      if (part === 'profile') expect(held()?.profileId).toBe(Number(last?.value));
      if (part === 'folder') expect(held()?.rootFolder).toBe(last?.label);
      if (part === 'tags') expect(held()?.tags).toEqual([Number(last?.value)]);
      if (part === 'server') expect(held()?.serverId).toBe(Number(last?.value));
    }
    expect(calls(/^\/service\/radarr\/\d/).length - before).toBe(1);
    expect(held()?.status).toBe(1);
    expect(puts().at(-1)?.asUser).toBeUndefined();
  });

  it('marks what is chosen, and leads back to the card or straight to the approval', async () => {
    const waiting = await aWaiting(bot);
    const sheet = viewOf(await admin().press(idOf(waiting.card(), 'edit')));
    const details = sheet.picker?.options.map(({ isPicked, detail }) => [isPicked, detail]);
    expect(details).toContainEqual([true, 'now']);
    expect(details?.filter(([, detail]) => detail === 'now')).toHaveLength(1);
    const card = viewOf(await admin().press(idOf(sheet, 'edit-done')));
    expect(idOf(card, 'approve')).toBe(idOf(waiting.card(), 'approve'));
    const { message } = await admin().pressAndWatch(idOf(sheet, 'edit-approve'));
    await bot.settle();
    expect(held()?.status).toBe(2);
    expect(message.latest()).toEqual(waiting.card());
    const late = viewOf(await admin().press(idOf(sheet, 'edit-done')));
    expect(textOf(late)).toContain('Already');
  });

  it.each([
    { who: 'the requester', id: people.requester, roles: [] },
    { who: 'a stranger', id: people.stranger, roles: [] },
    { who: 'an approver by role alone', id: people.moderator, roles: [moderators] },
  ])('is not for $who', async ({ id, roles }) => {
    const waiting = await aWaiting(bot);
    const before = puts().length;
    const edit = idOf(waiting.card(), 'edit');
    const sheet = viewOf(await admin().press(edit));
    const person = bot.as(id, desk, { roles });
    for (const press of [edit, partId(sheet, 'tags'), sheet.picker?.press ?? '']) {
      expect(textOf(viewOf(await person.press(press, ['0'])))).toMatch(/may not (decide|do that)/);
    }
    expect(puts()).toHaveLength(before);
  });

  it('is over once somebody has decided, here or on the page', async () => {
    const waiting = await aWaiting(bot);
    const sheet = viewOf(await admin().press(idOf(waiting.card(), 'edit')));
    const before = puts().length;
    await bot.overseerr.act.decline(waiting.number, 6);
    const late = await admin().press(sheet.picker?.press ?? '', ['0']);
    expect(textOf(viewOf(late))).toContain('Already declined');
    expect(textOf(viewOf(await admin().press(partId(sheet, 'tags'))))).toContain(
      'Already declined',
    );
    expect(puts()).toHaveLength(before);
    await bot.settle();
  });
});

describe('two at once', () => {
  /** Lets everybody in only when all that `begin` begins is on its way. */
  const held1396 = <Result>(begin: () => Result) =>
    bot.locks.withLock(titleLock(bot.serviceId, { mediaType: 'tv', tmdbId: 1396 }), async () => {
      const begun = begin();
      await bot.as(people.stranger).command('help');
      return { begun };
    });

  it('who edit one request both have their way', async () => {
    const waiting = await aWaitingSeries();
    const sheet = viewOf(await manager().press(idOf(waiting.card(), 'edit')));
    const profile = viewOf(await admin().press(partId(sheet, 'profile')));
    const last = profile.picker?.options.at(-1)?.value ?? '';
    const { begun } = await held1396(() => [
      manager().press(sheet.picker?.press ?? '', ['2', '3']),
      admin().press(profile.picker?.press ?? '', [last]),
    ]);
    await Promise.all(begun);
    await bot.settle();
    expect(held()).toMatchObject({ profileId: Number(last) });
    expect(held()?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([2, 3]);
    const row = await bot.prisma.mediaRequest.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.seasons).toEqual([2, 3]);
  });

  it('of whom one decides leave the request as it was decided on', async () => {
    const waiting = await aWaitingSeries();
    const sheet = viewOf(await manager().press(idOf(waiting.card(), 'edit')));
    const before = puts().length;
    const { begun } = await held1396(async () => {
      const edited = manager().press(sheet.picker?.press ?? '', ['2', '3']);
      await admin().press(idOf(waiting.card(), 'approve'));
      return { edited };
    });
    const { edited } = await begun;
    expect(textOf(viewOf(await edited))).toContain('Already approved');
    await bot.settle();
    expect(puts()).toHaveLength(before);
  });
});

describe('a Radarr that is down', () => {
  it('is asked once, however often somebody presses, and the bot recovers', async () => {
    const other = await createApprovalBot();
    const waiting = await aWaiting(other);
    other.overseerr.faults.radarrDown(true);
    const person = other.as(people.admin, desk);
    const sheet = viewOf(await person.press(idOf(waiting.card(), 'edit')));
    const profile = partId(sheet, 'profile');
    expect(textOf(viewOf(await person.press(profile)))).toMatch(/does not answer|has trouble/);
    other.overseerr.faults.radarrDown(false);
    if (other.overseerr.crashes.length > 0) await other.overseerr.restart();
    for (let press = 0; press < 3; press += 1) await person.press(profile);
    expect(
      other.overseerr.calls.filter(({ path }) => /^\/service\/radarr\/\d/.test(path)),
    ).toHaveLength(1);
    await person.press(idOf(waiting.card(), 'approve'));
    await other.settle();
    expect(textOf(waiting.card())).toContain(`user ${people.admin}`);
    await other.stop();
  });
});

async function aWaitingSeries() {
  return aWaiting(bot, 'tv:1396', 'take');
}
