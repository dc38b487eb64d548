import { expect, it } from 'vitest';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { createSubmissionTimes } from '../../../src/database/requests/submission-times.ts';
import {
  aNewRequest,
  aRequest,
  newId,
  setUpDatabaseForTest,
} from '../../support/database-setup.ts';
import { anId } from '../../support/factories.ts';

it('the time when an answer was lost is stored with its request', async () => {
  const setup = await setUpDatabaseForTest();
  const { pool, sender: jobSender, serviceId } = setup;
  const request = aRequest(serviceId);
  await createRequestRepository({ pool, jobSender, newId }).create(
    aNewRequest(request, { jobs: [] }),
  );
  const times = createSubmissionTimes({ ...setup, reads: pool });
  expect(await times.findAnswerLost(request.id)).toBeNull();
  const at = new Date('2026-11-29T08:30:00.123Z');
  await times.recordAnswerLost(request.id, at);
  expect(await times.findAnswerLost(request.id)).toEqual(at);
  expect(await times.findOtherAnswerLost(request)).toBeNull();
  const other = { ...request, id: anId<'request'>(), is4k: true };
  expect(await times.findOtherAnswerLost(other)).toEqual(at);
  const another = { ...other, title: { ...other.title, tmdbId: other.title.tmdbId + 1 } };
  expect(await times.findOtherAnswerLost(another)).toBeNull();
  await setup.prisma.request.updateMany({ data: { state: 'failed' } });
  expect(await times.findOtherAnswerLost(other)).toBeNull();
});
