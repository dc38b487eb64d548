import { v7 as uuidv7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { createJobSender } from '../../src/database/job-sender.ts';
import type { Database } from '../../src/database/prisma-client.ts';
import type { Sender } from '../../src/domain/accounts/sender.ts';
import { type Id, type ServiceId, toId, type UserId } from '../../src/domain/id.ts';
import type { Job } from '../../src/domain/job.ts';
import type { NewCard } from '../../src/domain/notifications/card.ts';
import type { MediaRequest } from '../../src/domain/requests/request.ts';
import type { NewRequest, RequestChange } from '../../src/ports/requests/request-repository.ts';
import { toJobKey } from '../../src/queue/job-payload.ts';
import { queueDefinitions } from '../../src/queue/queue-settings.ts';
import { aRequest as aRequestOf } from './factories.ts';
import { takeDatabase } from './recycled-database.ts';

export { createRecordingLog } from './recording-log.ts';
export { aRemoteAccount, aRemoteUserId } from './remote-accounts.ts';

/** A new ID of any kind. */
export function newId<Kind extends string>(): Id<Kind> {
  const id = toId<Kind>(uuidv7());
  if (!id) throw new Error('uuid made no UUID');
  return id;
}

/** An empty database with all tables, which the caller closes. For `isFresh`, see `takeDatabase`. */
export async function setUpDatabase(options: { readonly isFresh?: boolean } = {}) {
  const { url, database, release } = await takeDatabase(options);
  const jobSender = createJobSender({
    queues: queueDefinitions,
    toKey: toJobKey,
    onCommit: () => undefined,
  });
  const sender = {
    ...jobSender,
    /** Commits jobs without waking the job system, as another process would. */
    async enqueue(jobs: readonly Job[]): Promise<void> {
      const text = `with gate as (select 1), ${jobSender.sql('gate', '$1')} select 1`;
      await jobSender.commit(jobs, async (encoded) => {
        await database.pool.query(text, [encoded]);
        return true;
      });
    },
  };
  const serviceId = await aService(database);
  return { ...database, url, sender, serviceId, newId, close: release };
}

/** Like `setUpDatabase`, closed at the end of the running test. */
export async function setUpDatabaseForTest(options: { readonly isFresh?: boolean } = {}) {
  const setup = await setUpDatabase(options);
  onTestFinished(setup.close);
  return setup;
}

export async function aService({ prisma }: Pick<Database, 'prisma'>): Promise<ServiceId> {
  const id = newId<'service'>();
  await prisma.serviceConfig.create({
    data: { id, kind: 'overseerr', name: id, baseUrl: 'http://media', sealedSecret: 'x' },
  });
  return id;
}

export async function aUser(
  { prisma }: Pick<Database, 'prisma'>,
  discordId?: string,
): Promise<UserId> {
  const id = newId<'user'>();
  await prisma.user.create({
    data: {
      id,
      displayName: 'Ada',
      ...(discordId
        ? {
            chatAccounts: {
              create: { platform: 'discord', platformUserId: discordId, name: 'Ada' },
            },
          }
        : {}),
    },
  });
  return id;
}

/** A request without a user, on an existing server. */
export function aRequest(serviceId: ServiceId, parts: Partial<MediaRequest> = {}): MediaRequest {
  return aRequestOf({ serviceId, userId: null, draftId: null, ...parts });
}

export function aCard(parts: Partial<NewCard> = {}): NewCard {
  return {
    id: newId(),
    role: 'private',
    key: 'private',
    message: {
      place: {
        platform: 'discord',
        kind: 'reply',
        address: 'pass',
        editableUntil: new Date('2026-01-02T03:19:05.678Z'),
      },
      messageId: null,
    },
    recipients: [],
    locale: 'en',
    ...parts,
  };
}

export function submitJobOf(request: MediaRequest): Job {
  return { kind: 'submit-request', payload: { requestId: request.id } };
}

export function updateCardsJobOf(request: Pick<MediaRequest, 'id'>): Job {
  return { kind: 'update-cards', payload: { requestId: request.id } };
}

export function aNewRequest(request: MediaRequest, parts: Partial<NewRequest> = {}): NewRequest {
  return {
    request,
    startedAt: null,
    history: {
      event: 'request',
      from: null,
      to: request.state,
      actor: 'Ada',
      userId: request.userId,
      source: request.source,
    },
    cards: [],
    jobs: [submitJobOf(request)],
    ...parts,
  };
}

export function aSender(parts: Partial<Sender> = {}): Sender {
  return {
    platform: 'discord',
    platformUserId: '1001',
    name: 'Ada',
    locale: 'de',
    roles: [],
    ...parts,
  };
}

/** The change when a server has accepted a request. */
export function aRequestChange(
  request: MediaRequest,
  parts: Partial<RequestChange> = {},
): RequestChange {
  return {
    id: request.id,
    expectedVersion: request.version,
    patch: { state: 'pending', stateChangedAt: new Date('2026-02-03T04:05:06.789Z') },
    history: {
      event: 'await-approval',
      from: request.state,
      to: 'pending',
      actor: 'Overseerr',
      userId: null,
      source: 'overseerr',
      detail: { remoteId: 7 },
    },
    cards: [],
    jobs: [updateCardsJobOf(request)],
    ...parts,
  };
}
