import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let spaces: ReturnType<typeof createSpaceRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  spaces = createSpaceRepository(setup);
});

afterAll(() => setup.close());

describe('a space repository', () => {
  it('are created once on first contact', async () => {
    const enter = () => spaces.findOrCreate('discord', 'guild', 'Friends');
    const found = await Promise.all(Array.from({ length: 6 }, enter));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(found[0]).toMatchObject({ name: 'Friends', serviceId: null, settings: {} });
  });

  it('follow a new name and keep their settings', async () => {
    const { id } = await spaces.findOrCreate('telegram', '-100', 'Old');
    const requestPlace = {
      platform: 'telegram',
      kind: 'channel',
      address: '-100',
      topic: '3',
    } as const;
    await setup.prisma.space.update({
      where: { id },
      data: { settings: { requestPlace, publicCards: false }, serviceId: setup.serviceId },
    });
    const space = await spaces.findOrCreate('telegram', '-100', 'New');
    expect(space).toEqual({
      id,
      platform: 'telegram',
      platformSpaceId: '-100',
      name: 'New',
      serviceId: setup.serviceId,
      settings: { requestPlace, publicCards: false },
    });
    expect(await spaces.findOrCreate('telegram', '-100', 'New')).toEqual(space);
  });
});
