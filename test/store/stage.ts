import { v7 as uuidv7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { type AccountNumber, type RemoteAccount, toAccountNumber } from '../../src/core/account.ts';
import type { NewCard } from '../../src/core/card.ts';
import { type Id, type ServiceId, toId, type UserId } from '../../src/core/id.ts';
import type { Job } from '../../src/core/job.ts';
import type { MediaRequest } from '../../src/core/request.ts';
import type { Visitor } from '../../src/core/user.ts';
import { install } from '../../src/jobs/installation.ts';
import { createSender } from '../../src/jobs/sender.ts';
import type { Change, NewEntry } from '../../src/ports.ts';
import { createPrismaClient, type Database } from '../../src/store/prisma-client.ts';
import { createTestDatabase } from '../support/database.ts';
import { aRequest as aRequestOf } from '../support/factories.ts';

/** A log that keeps what was said. */
export function listeningLog() {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log, lines };
}

/** A fresh id of whatever kind is asked for. */
export function newId<Kind extends string>(): Id<Kind> {
  const id = toId<Kind>(uuidv7());
  if (!id) throw new Error('uuid made no id');
  return id;
}

export function accountNumber(value: number): AccountNumber {
  const number = toAccountNumber(value);
  if (!number) throw new Error(`${value} is no account number`);
  return number;
}

/** A database of the test's own, with the job table, closed when the test ends. */
export async function openStage() {
  const place = await createTestDatabase();
  const database = createPrismaClient({ url: place.url, poolSize: 10, poolTimeoutSeconds: 10 });
  const { log } = listeningLog();
  const installation = await install({ pool: database.pool, log });
  const close = async () => {
    await installation.stop();
    await database.close();
    await place.drop();
  };
  const sender = createSender({ pool: database.pool, onSent: () => undefined });
  const serviceId = await aService(database);
  return { ...database, url: place.url, sender, serviceId, newId, close };
}

/** As `openStage`, closed by itself at the end of the running test. */
export async function openStageForTest() {
  const stage = await openStage();
  onTestFinished(stage.close);
  return stage;
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

/** A request of nobody in particular on a service that is there. */
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
        until: new Date('2026-01-02T03:19:05.678Z'),
      },
      messageId: null,
    },
    tells: [],
    locale: 'en',
    ...parts,
  };
}

export function submitOf(request: MediaRequest): Job {
  return { kind: 'submit', payload: { requestId: request.id } };
}

export function showOf(request: Pick<MediaRequest, 'id'>): Job {
  return { kind: 'show', payload: { requestId: request.id } };
}

export function anEntry(request: MediaRequest, parts: Partial<NewEntry> = {}): NewEntry {
  return {
    request,
    history: {
      event: 'ask',
      from: null,
      to: request.state,
      actor: 'Ada',
      userId: request.userId,
      door: request.door,
    },
    cards: [],
    jobs: [submitOf(request)],
    ...parts,
  };
}

export function aVisitor(parts: Partial<Visitor> = {}): Visitor {
  return {
    platform: 'discord',
    platformUserId: '1001',
    name: 'Ada',
    locale: 'de',
    roles: [],
    ...parts,
  };
}

export function aRemoteAccount(number: number, parts: Partial<RemoteAccount> = {}): RemoteAccount {
  return {
    number: accountNumber(number),
    name: `member ${number}`,
    email: null,
    plexId: null,
    permissions: 32,
    madeAt: null,
    discordIds: [],
    telegramIds: [],
    ...parts,
  };
}

/** The service has taken a request. */
export function aChange(request: MediaRequest, parts: Partial<Change> = {}): Change {
  return {
    id: request.id,
    expectedVersion: request.version,
    patch: { state: 'pending', stateAt: new Date('2026-02-03T04:05:06.789Z') },
    history: {
      event: 'hold',
      from: request.state,
      to: 'pending',
      actor: 'media server',
      userId: null,
      door: 'service',
      detail: { number: 7 },
    },
    cards: [],
    jobs: [showOf(request)],
    ...parts,
  };
}
