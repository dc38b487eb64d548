import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { createBotMembershipRepository } from '../../../src/database/spaces/bot-membership-repository.ts';
import type { Platform } from '../../../src/domain/place.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let people: ReturnType<typeof createUserRepository>;
let presence: ReturnType<typeof createBotMembershipRepository>;

beforeAll(async () => {
  stage = await setUpDatabase();
  people = createUserRepository(stage);
  presence = createBotMembershipRepository(stage);
});

afterAll(() => stage.close());

const monday = new Date('2026-03-02T00:00:00.000Z');
const tuesday = new Date('2026-03-03T00:00:00.000Z');

async function leftAt(platform: Platform, platformSpaceId: string): Promise<Date | null> {
  const where = { platform_platformSpaceId: { platform, platformSpaceId } };
  return (await stage.prisma.space.findUniqueOrThrow({ where })).leftAt;
}

describe('a space', () => {
  it('is left since the first time it is told', async () => {
    await people.findOrCreateSpace('discord', 'left', 'Friends');
    expect(await presence.setLeft('discord', 'left', monday)).toBe(true);
    expect(await presence.setLeft('discord', 'left', tuesday)).toBe(false);
    expect(await leftAt('discord', 'left')).toEqual(monday);
  });

  it('that is joined again has all it had set', async () => {
    const { id } = await people.findOrCreateSpace('telegram', '-1', 'Club');
    await stage.prisma.space.update({
      where: { id },
      data: { settings: { publicCards: false }, serviceId: stage.serviceId },
    });
    const before = await people.findSpace(id);
    await presence.setLeft('telegram', '-1', monday);
    expect(await presence.setLeft('telegram', '-1', null)).toBe(true);
    expect(await presence.setLeft('telegram', '-1', null)).toBe(false);
    expect(await leftAt('telegram', '-1')).toBeNull();
    expect(await people.findSpace(id)).toEqual(before);
  });

  it('is no longer left when something happens in it', async () => {
    await people.findOrCreateSpace('telegram', '-2', 'Club');
    await presence.setLeft('telegram', '-2', monday);
    await people.findOrCreateSpace('telegram', '-2', 'Club');
    expect(await leftAt('telegram', '-2')).toBeNull();
  });

  it('that nobody has met is not made', async () => {
    const before = await stage.prisma.space.count();
    expect(await presence.setLeft('discord', 'never met', monday)).toBe(false);
    await presence.setCurrentSpaces('discord', ['never met either'], monday);
    expect(await stage.prisma.space.count()).toBe(before);
  });

  it('of the same id on another platform is another', async () => {
    await people.findOrCreateSpace('discord', 'same', 'One');
    await people.findOrCreateSpace('web', 'same', 'Other');
    await presence.setLeft('discord', 'same', monday);
    expect(await leftAt('web', 'same')).toBeNull();
  });
});

describe('the list of a platform', () => {
  it('marks what is not in it, unmarks what is, and leaves the rest alone', async () => {
    const { prisma } = stage;
    await prisma.space.deleteMany();
    for (const id of ['stays', 'gone', 'gone before', 'back']) {
      await people.findOrCreateSpace('discord', id, id);
    }
    for (const platform of ['telegram', 'web'] as const) {
      await people.findOrCreateSpace(platform, 'elsewhere', 'Elsewhere');
      await people.findOrCreateSpace(platform, 'stays', 'Left elsewhere');
      await presence.setLeft(platform, 'stays', monday);
    }
    await presence.setLeft('discord', 'gone before', monday);
    await presence.setLeft('discord', 'back', monday);
    const changed = await presence.setCurrentSpaces(
      'discord',
      ['stays', 'back', 'unknown'],
      tuesday,
    );
    expect(changed).toEqual({ left: 1, joined: 1 });
    const rows = await prisma.space.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => [row.platform, row.platformSpaceId, row.leftAt])).toEqual([
      ['discord', 'stays', null],
      ['discord', 'gone', tuesday],
      ['discord', 'gone before', monday],
      ['discord', 'back', null],
      ['telegram', 'elsewhere', null],
      ['telegram', 'stays', monday],
      ['web', 'elsewhere', null],
      ['web', 'stays', monday],
    ]);
    expect(await presence.setCurrentSpaces('discord', ['stays', 'back'], tuesday)).toEqual({
      left: 0,
      joined: 0,
    });
  });

  it('may be empty', async () => {
    await stage.prisma.space.deleteMany();
    await people.findOrCreateSpace('discord', 'last', 'Last');
    expect(await presence.setCurrentSpaces('discord', [], tuesday)).toEqual({ left: 1, joined: 0 });
  });
});
