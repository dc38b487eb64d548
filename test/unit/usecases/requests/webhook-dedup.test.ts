import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobPayloads } from '../../../../src/domain/job.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import {
  createWebhookDedup,
  type WebhookDedup,
} from '../../../../src/usecases/requests/webhook-dedup.ts';
import { anId, aRequest } from '../../../support/factories.ts';

const serviceId = anId<'service'>();
const dune = { mediaType: 'movie', tmdbId: 438631 } as const;

let added: Job[];
let now: number;
let echoes: WebhookDedup;
beforeEach(() => {
  added = [];
  now = 1_000_000;
  const jobs = { enqueue: async (jobs: readonly Job[]) => void added.push(...jobs) };
  echoes = createWebhookDedup({ jobs, clock: () => new Date(now) });
});

function heed(parts: Partial<JobPayloads['handle-webhook']> = {}): Job {
  const payload = {
    serviceId,
    remoteId: 7,
    title: 'movie:438631',
    to: 'pending',
    ...parts,
  } as const;
  return { kind: 'handle-webhook', payload };
}

/** A call that runs until the test ends it. */
function aCall(outcome: Partial<MediaRequest> | null = { remoteId: 7, state: 'pending' }) {
  let end: (fails?: boolean) => void = () => undefined;
  const answer = new Promise<void>((resolve, reject) => {
    end = (fails = false) => (fails ? reject(new Error('the wire broke')) : resolve());
  });
  const done = echoes.suppressDuring(serviceId, dune, async () => {
    await answer;
    return outcome && aRequest(outcome);
  });
  return { end, done };
}

describe('a webhook during a call of the bot', () => {
  it('is held, and dropped if the response has the same status', async () => {
    const call = aCall();
    await echoes.receive([heed()]);
    call.end();
    await call.done;
    expect(added).toEqual([]);
  });

  it.each([
    ['is about another request for the title', heed({ remoteId: 8 }), undefined],
    ['says more than the answer', heed({ to: 'approved' }), undefined],
    ['is about a call that came to nothing', heed(), null],
  ])('becomes a job when it %s', async (_, said, outcome) => {
    const call = aCall(outcome);
    await echoes.receive([said]);
    expect(added).toEqual([]);
    call.end();
    await call.done;
    expect(added).toEqual([said]);
  });

  it('becomes a job if the call fails, and the error is passed on', async () => {
    const call = aCall();
    await echoes.receive([heed()]);
    call.end(true);
    await expect(call.done).rejects.toThrow('the wire broke');
    expect(added).toEqual([heed()]);
  });

  it('waits for the last of several calls for a title', async () => {
    const [first, second] = [aCall(null), aCall()];
    await echoes.receive([heed()]);
    first.end();
    await first.done;
    second.end();
    await second.done;
    expect(added).toEqual([]);
  });
});

describe('a webhook after the response', () => {
  beforeEach(async () => {
    const call = aCall({ remoteId: 7, state: 'approved' });
    call.end();
    await call.done;
  });

  it('is dropped if it has no new information', async () => {
    await echoes.receive([heed({ to: 'approved' })]);
    expect(added).toEqual([]);
  });

  it.each([
    ['of another service', { serviceId: anId<'service'>() }],
    ['about another request', { remoteId: 8 }],
    ['that says something else', { to: 'declined' } as const],
  ])('%s becomes a job', async (_, parts) => {
    const said = heed({ to: 'approved', ...parts });
    await echoes.receive([said]);
    expect(added).toEqual([said]);
  });

  it('becomes a job if the response is a few seconds old', async () => {
    now += 5_001;
    await echoes.receive([heed({ to: 'approved' })]);
    expect(added).toHaveLength(1);
  });

  it('becomes a job if the request has changed since', async () => {
    const look = { kind: 'sync-request', payload: { serviceId, remoteId: 7 } } as const;
    await echoes.receive([look]);
    await echoes.receive([heed({ to: 'approved' })]);
    expect(added).toEqual([look, heed({ to: 'approved' })]);
  });
});

it('a webhook without a call of the bot becomes a job', async () => {
  const look = { kind: 'sync-request', payload: { serviceId, remoteId: 7 } } as const;
  await echoes.receive([heed(), look]);
  expect(added).toEqual([heed(), look]);
});
