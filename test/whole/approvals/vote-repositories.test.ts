import { afterAll, beforeAll, describe } from 'vitest';
import { createVoteRepository } from '../../../src/database/approvals/vote-repository.ts';
import { createVoteRuleRepository } from '../../../src/database/approvals/vote-rule-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { toRowId } from '../../../src/database/row-id.ts';
import { promiseVoteRepositories } from '../../contracts/vote-repository-contract.ts';
import { aNewRequest, aRequest, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let userCount = 0;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('the repositories of votes and their rules in PostgreSQL', () => {
  promiseVoteRepositories(async () => {
    const { prisma, pool, serviceId, sender: jobSender } = setup;
    const requests = createRequestRepository({ pool, jobSender, newId });
    const space = await prisma.space.create({
      data: { platform: 'discord', platformSpaceId: newId(), name: 'Movie night' },
    });
    const where = { subjectId: space.id };
    return {
      votes: createVoteRepository({ ...setup, jobSender }),
      rules: createVoteRuleRepository({ ...setup, jobSender }),
      serviceId,
      spaceId: toRowId(space.id),
      async addRequest(parts) {
        const request = aRequest(serviceId, parts);
        await requests.create(aNewRequest(request));
        return request.id;
      },
      async addVoter(displayName, state) {
        userCount += 1;
        const userId = newId<'user'>();
        const accountId = newId<'account'>();
        const blockedAt = new Date();
        await prisma.user.create({
          data: { id: userId, displayName, ...(state === 'user-blocked' ? { blockedAt } : {}) },
        });
        await prisma.account.create({
          data: {
            id: accountId,
            serviceId,
            remoteUserId: userCount,
            name: displayName,
            ...(state === 'account-blocked' ? { blockedAt } : {}),
          },
        });
        if (state !== 'not-linked') {
          const link = { verifiedBy: 'plex', verifiedAt: new Date() } as const;
          await prisma.accountLink.create({ data: { userId, accountId, serviceId, ...link } });
        }
        return { userId, accountId };
      },
      async getVersion(id) {
        return (await prisma.request.findUniqueOrThrow({ where: { id } })).version;
      },
      async takeJobs() {
        const text = 'delete from pgboss.job returning name';
        const { rows } = await pool.query<{ name: 'count-votes' | 'update-cards' }>(text);
        return rows.map(({ name }) => name).sort();
      },
      async listCardKeys(requestId) {
        return (await prisma.card.findMany({ where: { requestId } })).map(({ key }) => key);
      },
      countAuditEntries: () => prisma.auditLog.count({ where }),
    };
  });
});
