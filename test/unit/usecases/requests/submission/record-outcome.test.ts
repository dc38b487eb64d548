import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { createRequestTransitions } from '../../../../../src/usecases/requests/request-transitions.ts';
import { createOutcomeRecorder } from '../../../../../src/usecases/requests/submission/record-outcome.ts';
import { anAccount, anId, aRequest, aSeries } from '../../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../../support/in-memory/request-repository.ts';
import {
  createScriptedServers,
  type ScriptedServer,
} from '../../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../../support/in-memory/use-case-setup.ts';

const serviceId = anId<'service'>();
const quota = { limit: 2, used: 2, days: 7 };

let store: ReturnType<typeof createInMemoryStore>;
let server: ScriptedServer;
let outcomes: ReturnType<typeof createOutcomeRecorder>;

beforeEach(() => {
  store = createInMemoryStore();
  server = {};
  const clock = () => new Date('2026-11-23T12:00:00Z');
  const requestRepository = createInMemoryRequests(store, clock);
  outcomes = createOutcomeRecorder({
    requestRepository,
    transitions: createRequestTransitions({
      requestRepository,
      retryDelaysMs: [],
      clock,
      newId: anId,
    }),
    servers: createScriptedServers([{ id: serviceId, server }]),
    members: { refreshAccount: async (account) => account },
    quotas: {
      refresh: async () => ({ movie: quota, tv: quota }),
      findResetAt: async () => null,
    },
  });
});

function addRequest(parts: Partial<MediaRequest> = {}): MediaRequest {
  const request = aRequest({ serviceId, ...parts });
  store.requests.set(request.id, request);
  return request;
}

it('a request that the server has is recorded with the seasons that it left out', async () => {
  server.getTitleDetails = async () => aSeries(3);
  const request = addRequest({ title: aSeries(3), seasons: [1, 2] });
  const recorded = await outcomes.confirm(
    request,
    toRemoteRequest(request, { remoteId: 12, seasons: [1] }),
  );
  expect(recorded).toMatchObject({
    state: 'pending',
    remoteId: 12,
    cause: null,
    outcome: { created: [1], skipped: [2], available: [] },
  });
  expect(store.requests.get(request.id)).toEqual(recorded);
});

it('a remote ID is taken from an older request whose server was restored from a backup', async () => {
  const older = addRequest({ state: 'pending', remoteId: 12 });
  const request = addRequest();
  await outcomes.confirm(request, toRemoteRequest(request, { remoteId: 12 }));
  expect(store.requests.get(older.id)?.remoteId).toBeNull();
  expect(store.requests.get(request.id)).toMatchObject({ state: 'pending', remoteId: 12 });
});

it('a refusal by the server is recorded with its cause and what explains it', async () => {
  const request = addRequest();
  const account = anAccount({ serviceId });
  const refusal = new AppError('movie-quota-exceeded');
  expect(await outcomes.reject(request, refusal, account)).toMatchObject({
    state: 'failed',
    cause: 'movie-quota-exceeded',
    outcome: { quota: { limit: 2, used: 2 } },
  });
});

it('a refusal by the bot itself is recorded without asking the server', async () => {
  const request = addRequest();
  expect(await outcomes.reject(request, new AppError('not-linked'), null)).toMatchObject({
    state: 'failed',
    cause: 'not-linked',
    outcome: { quota: null, existingRequester: null },
  });
});
