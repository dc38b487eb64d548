import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIssueCardRepository } from '../../../src/database/issues/issue-card-repository.ts';
import { createIssueCommentRepository } from '../../../src/database/issues/issue-comment-repository.ts';
import { createIssueRepository } from '../../../src/database/issues/issue-repository.ts';
import { createRequestStories } from '../../../src/database/operator/requests/request-stories.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { NewIssueCard } from '../../../src/domain/issues/issue-card.ts';
import { promiseIssueRepositories } from '../../contracts/issue-repository-contract.ts';
import {
  aNewRequest,
  aRequest,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';
import { aNewCard } from '../../support/factories.ts';
import { anIssue } from '../../support/issue-factories.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

describe('the repositories of issues in PostgreSQL', () => {
  promiseIssueRepositories(async () => ({
    issues: createIssueRepository(setup),
    comments: createIssueCommentRepository(setup),
    createServer: () => aService(setup),
    createUser: () => aUser(setup),
  }));
});

it('issues with messages that have changed lately are listed', async () => {
  const { kysely } = setup;
  const serviceId = await aService(setup);
  const [issues, cards] = [createIssueRepository(setup), createIssueCardRepository(setup)];
  const [shown, withLostCard, withoutCards] = [1, 2, 3].map((remoteId) =>
    anIssue({ serviceId, remoteId, state: 'open' }),
  );
  if (!shown || !withLostCard || !withoutCards) throw new Error('three issues');
  for (const issue of [shown, withLostCard, withoutCards])
    await issues.create(issue, { comments: [], isShowDue: false });
  const card = (): NewIssueCard => ({ ...aNewCard(), role: 'card', news: null });
  const lost = card();
  await cards.create(shown.id, [card()]);
  await cards.create(withLostCard.id, [lost]);
  await cards.markLost(lost.id, 'channel-not-found');
  const listed = await cards.listRecentlyChanged(new Date(0));
  expect(listed).toContain(shown.id);
  expect(listed).not.toContain(withLostCard.id);
  expect(listed).not.toContain(withoutCards.id);
  const { updated_at } = await kysely
    .selectFrom('issue')
    .where('id', '=', shown.id)
    .select('updated_at')
    .executeTakeFirstOrThrow();
  expect(await cards.listRecentlyChanged(updated_at)).not.toContain(shown.id);
});

it('the story of a request has the issues of its title, oldest first', async () => {
  const { pool, prisma, sender: jobSender, serviceId } = setup;
  const requests = createRequestRepository({ pool, jobSender, newId });
  const title = {
    mediaType: 'tv',
    tmdbId: 4_242,
    name: 'Lost',
    year: 2004,
    posterPath: null,
  } as const;
  const request = aRequest(serviceId, { title, seasons: [1] });
  await requests.create(aNewRequest(request, { jobs: [] }));
  const add = (of: { serviceId?: string; mediaType?: 'movie'; message: string }) =>
    prisma.issue.create({
      data: {
        serviceId,
        reporterName: 'Ada',
        mediaType: 'tv',
        tmdbId: 4_242,
        title: 'Lost',
        type: 'audio',
        season: 1,
        episode: 2,
        source: 'discord',
        ...of,
      },
    });
  const first = await add({ message: 'Out of sync' });
  await add({ message: 'of another server', serviceId: await aService(setup) });
  await add({ message: 'of a movie', mediaType: 'movie' });
  await add({ message: 'Still' });
  for (const message of ['We look at it', 'Replaced']) {
    await prisma.issueComment.create({
      data: {
        issueId: first.id,
        authorName: 'Erin',
        isByReporter: false,
        message,
        source: 'overseerr',
      },
    });
  }
  const story = await createRequestStories(setup).find(request.id);
  expect(story?.issues).toMatchObject([
    { message: 'Out of sync', season: 1, episode: 2, reporterName: 'Ada', commentCount: 2 },
    { message: 'Still', commentCount: 0, state: 'queued', changedBy: null },
  ]);
});
