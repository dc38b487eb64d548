import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBotMembershipRepository } from '../../../src/database/spaces/bot-membership-repository.ts';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import type { Platform } from '../../../src/domain/place.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let spaces: ReturnType<typeof createSpaceRepository>;
let botMembership: ReturnType<typeof createBotMembershipRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  spaces = createSpaceRepository(setup);
  botMembership = createBotMembershipRepository(setup);
});

afterAll(() => setup.close());

const monday = new Date('2026-03-02T00:00:00.000Z');
const tuesday = new Date('2026-03-03T00:00:00.000Z');

async function leftAt(platform: Platform, platformSpaceId: string): Promise<Date | null> {
  const where = { platform_platformSpaceId: { platform, platformSpaceId } };
  return (await setup.prisma.space.findUniqueOrThrow({ where })).leftAt;
}

describe('a space', () => {
  it('is left since the first report', async () => {
    await spaces.findOrCreate('discord', 'left', 'Friends');
    expect(await botMembership.setLeft('discord', 'left', monday)).toBe(true);
    expect(await botMembership.setLeft('discord', 'left', tuesday)).toBe(false);
    expect(await leftAt('discord', 'left')).toEqual(monday);
  });

  it('keeps its settings when the bot joins again', async () => {
    const { id } = await spaces.findOrCreate('telegram', '-1', 'Club');
    await setup.prisma.space.update({
      where: { id },
      data: { settings: { publicCards: false }, serviceId: setup.serviceId },
    });
    const before = await spaces.find(id);
    await botMembership.setLeft('telegram', '-1', monday);
    expect(await botMembership.setLeft('telegram', '-1', null)).toBe(true);
    expect(await botMembership.setLeft('telegram', '-1', null)).toBe(false);
    expect(await leftAt('telegram', '-1')).toBeNull();
    expect(await spaces.find(id)).toEqual(before);
  });

  it('is no longer left after an interaction in it', async () => {
    await spaces.findOrCreate('telegram', '-2', 'Club');
    await botMembership.setLeft('telegram', '-2', monday);
    await spaces.findOrCreate('telegram', '-2', 'Club');
    expect(await leftAt('telegram', '-2')).toBeNull();
  });

  it('is not created by a report if it is unknown', async () => {
    const before = await setup.prisma.space.count();
    expect(await botMembership.setLeft('discord', 'never met', monday)).toBe(false);
    await botMembership.setCurrentSpaces('discord', ['never met either'], monday);
    expect(await setup.prisma.space.count()).toBe(before);
  });

  it('with the same ID on another platform is another space', async () => {
    await spaces.findOrCreate('discord', 'same', 'One');
    await spaces.findOrCreate('web', 'same', 'Other');
    await botMembership.setLeft('discord', 'same', monday);
    expect(await leftAt('web', 'same')).toBeNull();
  });
});

describe('the list of current spaces of a platform', () => {
  it('marks the missing spaces as left and the listed ones as joined, and changes no other platform', async () => {
    const { prisma } = setup;
    await prisma.space.deleteMany();
    for (const id of ['stays', 'gone', 'gone before', 'back']) {
      await spaces.findOrCreate('discord', id, id);
    }
    for (const platform of ['telegram', 'web'] as const) {
      await spaces.findOrCreate(platform, 'elsewhere', 'Elsewhere');
      await spaces.findOrCreate(platform, 'stays', 'Left elsewhere');
      await botMembership.setLeft(platform, 'stays', monday);
    }
    await botMembership.setLeft('discord', 'gone before', monday);
    await botMembership.setLeft('discord', 'back', monday);
    const changed = await botMembership.setCurrentSpaces(
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
    expect(await botMembership.setCurrentSpaces('discord', ['stays', 'back'], tuesday)).toEqual({
      left: 0,
      joined: 0,
    });
  });

  it('may be empty', async () => {
    await setup.prisma.space.deleteMany();
    await spaces.findOrCreate('discord', 'last', 'Last');
    expect(await botMembership.setCurrentSpaces('discord', [], tuesday)).toEqual({
      left: 1,
      joined: 0,
    });
  });
});
