import { expect, it } from 'vitest';
import { takeDatabase } from '../../support/recycled-database.ts';

it('a database that is used again is empty, and its numbers begin anew', async () => {
  const versions: unknown[] = [];
  for (let use = 0; use < 2; use += 1) {
    const { database, release } = await takeDatabase();
    const { version } = await database.prisma.settingsVersion.create({ data: {} });
    versions.push(version, await database.prisma.settingsVersion.count());
    await release();
  }
  expect(versions).toEqual([1, 1, 1, 1]);
});
