import { afterAll, beforeAll, describe } from 'vitest';
import { createSpaceRepository } from '../../../src/database/spaces/space-repository.ts';
import { promiseSpaceRepository } from '../../contracts/space-repository-contract.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('a space repository in PostgreSQL', () => {
  promiseSpaceRepository(async () => ({
    spaces: createSpaceRepository(setup),
    serviceId: setup.serviceId,
    countAuditEntries: (subjectId) => setup.prisma.auditLog.count({ where: { subjectId } }),
  }));
});
