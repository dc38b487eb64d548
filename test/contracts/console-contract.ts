import { describe, expect, it } from 'vitest';
import type { UserId } from '../../src/domain/id.ts';
import type { ApiTokenRepository } from '../../src/ports/console/api-token-repository.ts';
import type { ConsoleSessionRepository } from '../../src/ports/console/console-session-repository.ts';
import type { ConsoleSignInRepository } from '../../src/ports/console/console-sign-in-repository.ts';
import type { ConsoleTaskRepository } from '../../src/ports/console/console-task-repository.ts';
import { anId } from '../support/factories.ts';

/** What the contract is checked with. */
export interface ConsoleRepositories {
  readonly sessions: ConsoleSessionRepository;
  readonly tokens: ApiTokenRepository;
  readonly signIns: ConsoleSignInRepository;
  readonly tasks: ConsoleTaskRepository;
  /** A new user with this name. */
  addUser(name: string): Promise<UserId>;
}

/** The time of the repositories. */
export const contractNow = new Date('2026-11-23T10:00:00.000Z');
const minutes = (count: number) => new Date(contractNow.getTime() + count * 60_000);

/** What every implementation of the repositories of the console promises. */
export function promiseConsoleRepositories(open: () => Promise<ConsoleRepositories>): void {
  const aSession = (userId: UserId, lastUsedAt = contractNow) => ({
    id: anId<'console-session'>(),
    userId,
    accountId: null,
    method: 'link' as const,
    browser: 'Firefox',
    createdAt: minutes(-60),
    lastUsedAt,
    expiresAt: minutes(60),
  });

  describe('sessions of the console', () => {
    it('are found by token and by ID, and remember when they were used', async () => {
      const { sessions, addUser } = await open();
      const session = aSession(await addUser('Ada'));
      await sessions.create(session, `hash ${session.id}`);
      expect(await sessions.findByToken(`hash ${session.id}`)).toEqual(session);
      await sessions.recordUse(session.id, minutes(1));
      expect(await sessions.findById(session.id)).toEqual({ ...session, lastUsedAt: minutes(1) });
      expect(await sessions.findByToken('another hash')).toBeNull();
    });

    it('are listed until they are over, the latest used first', async () => {
      const { sessions, addUser } = await open();
      const [ada, bob] = [await addUser('Ada'), await addUser('Bob')];
      const first = aSession(ada, minutes(-2));
      const second = aSession(bob, minutes(-1));
      const idle = aSession(ada, minutes(-12 * 60));
      const over = { ...aSession(ada), expiresAt: contractNow };
      for (const each of [first, second, idle, over]) await sessions.create(each, `h ${each.id}`);
      const own = (await sessions.list(ada, 10)).map(({ id, userName }) => [id, userName]);
      expect(own).toEqual([[first.id, 'Ada']]);
      const ids = (await sessions.list(null, 1_000)).map(({ id }) => id);
      expect(ids.filter((id) => id === first.id || id === second.id)).toEqual([
        second.id,
        first.id,
      ]);
      const last = { ...aSession(ada), lastUsedAt: contractNow };
      await sessions.create(last, `h ${last.id}`);
      expect((await sessions.list(ada, 1)).map(({ id }) => id)).toEqual([last.id]);
    });

    it('are removed once', async () => {
      const { sessions, addUser } = await open();
      const session = aSession(await addUser('Ada'));
      await sessions.create(session, `hash ${session.id}`);
      expect(await sessions.remove(session.id)).toEqual(session);
      expect(await sessions.remove(session.id)).toBeNull();
      expect(await sessions.findById(session.id)).toBeNull();
    });
  });

  describe('tokens for scripts', () => {
    it('are found, listed, and revoked once', async () => {
      const { tokens, addUser } = await open();
      const token = {
        id: anId<'api-token'>(),
        name: 'Backups',
        scope: 'read' as const,
        userId: await addUser('Ada'),
        accountId: null,
        createdAt: contractNow,
        lastUsedAt: null,
        expiresAt: minutes(60),
        revokedAt: null,
      };
      await tokens.create(token, `hash ${token.id}`);
      expect(await tokens.findByToken(`hash ${token.id}`)).toEqual(token);
      await tokens.recordUse(token.id, minutes(1));
      const revoked = { ...token, lastUsedAt: minutes(1), revokedAt: minutes(2) };
      expect(await tokens.revoke(token.id, minutes(2))).toEqual(revoked);
      expect(await tokens.revoke(token.id, minutes(3))).toBeNull();
      expect(await tokens.findById(token.id)).toEqual(revoked);
      const listed = (await tokens.list(1_000)).find(({ id }) => id === token.id);
      expect(listed).toEqual({ ...revoked, userName: 'Ada' });
      const usable = { ...token, id: anId<'api-token'>() };
      await tokens.create(usable, `hash ${usable.id}`);
      const later = { ...usable, id: anId<'api-token'>() };
      await tokens.create(later, `hash ${later.id}`);
      await tokens.revoke(later.id, minutes(5));
      const ids = (await tokens.list(1_000)).map(({ id }) => id);
      const own = ids.filter((id) => [token.id, usable.id, later.id].includes(id));
      expect(own).toEqual([usable.id, later.id, token.id]);
      expect(await tokens.list(1)).toHaveLength(1);
    });
  });

  describe('links to the console', () => {
    it('are used up by the first call, and then known as used', async () => {
      const { signIns, addUser } = await open();
      const userId = await addUser('Ada');
      const tokenHash = `hash ${userId}`;
      await signIns.createLink(userId, { tokenHash, expiresAt: minutes(5) });
      const taken = await Promise.all([signIns.takeLink(tokenHash), signIns.takeLink(tokenHash)]);
      expect(taken.map((each) => each?.isFirstUse).sort()).toEqual([false, true]);
      expect(await signIns.takeLink(tokenHash)).toEqual({ userId, isFirstUse: false });
    });

    it('are replaced by a newer one of the same user, and expire', async () => {
      const { signIns, addUser } = await open();
      const userId = await addUser('Ada');
      await signIns.createLink(userId, { tokenHash: `1 ${userId}`, expiresAt: minutes(5) });
      await signIns.createLink(userId, { tokenHash: `2 ${userId}`, expiresAt: contractNow });
      expect(await signIns.takeLink(`1 ${userId}`)).toBeNull();
      expect(await signIns.takeLink(`2 ${userId}`)).toBeNull();
    });
  });

  describe('sign-ins with Plex', () => {
    it('are found until they end, which happens once', async () => {
      const { signIns } = await open();
      const [serviceId, tokenHash] = [anId<'service'>(), `plex ${anId()}`];
      await signIns.createPlexSignIn({ serviceId, pinId: 7 }, { tokenHash, expiresAt: minutes(5) });
      expect(await signIns.findPlexSignIn(tokenHash)).toEqual({ serviceId, pinId: 7 });
      expect(await signIns.endPlexSignIn(tokenHash)).toBe(true);
      expect(await signIns.endPlexSignIn(tokenHash)).toBe(false);
      expect(await signIns.findPlexSignIn(tokenHash)).toBeNull();
    });

    it('expire', async () => {
      const { signIns } = await open();
      const [serviceId, tokenHash] = [anId<'service'>(), `plex ${anId()}`];
      await signIns.createPlexSignIn(
        { serviceId, pinId: 7 },
        { tokenHash, expiresAt: contractNow },
      );
      expect(await signIns.findPlexSignIn(tokenHash)).toBeNull();
    });
  });

  describe('tasks of the console', () => {
    const aTask = () => ({
      id: anId<'console-task'>(),
      kind: 'backup',
      userId: null,
      actor: 'Ada',
      state: 'running' as const,
      done: 0,
      total: null,
      detail: {},
      errorCode: null,
      startedAt: contractNow,
      updatedAt: contractNow,
      finishedAt: null,
    });
    const progress = { done: 2, total: 3, detail: { step: 'copy', names: ['a'] }, at: minutes(1) };
    const end = { ...progress, done: 3, errorCode: null, at: minutes(2) };

    it('record their progress and their end', async () => {
      const { tasks } = await open();
      const task = aTask();
      await tasks.create(task, []);
      expect(await tasks.recordProgress(task.id, progress)).toEqual({ mustStop: false });
      const { at: _, ...recorded } = progress;
      expect(await tasks.find(task.id)).toEqual({ ...task, ...recorded, updatedAt: minutes(1) });
      await tasks.finish(task.id, { ...end, state: 'finished' });
      await tasks.finish(task.id, { ...end, state: 'failed', at: minutes(3) });
      expect(await tasks.find(task.id)).toMatchObject({
        state: 'finished',
        done: 3,
        finishedAt: minutes(2),
      });
      expect(await tasks.recordProgress(task.id, progress)).toEqual({ mustStop: true });
    });

    it('learn with their progress that they have to stop', async () => {
      const { tasks } = await open();
      const task = aTask();
      await tasks.create(task, []);
      expect(await tasks.requestStop(task.id)).toBe(true);
      expect(await tasks.recordProgress(task.id, progress)).toEqual({ mustStop: true });
      await tasks.finish(task.id, { ...end, state: 'stopped' });
      expect(await tasks.requestStop(task.id)).toBe(false);
    });

    it('count as interrupted if they were silent', async () => {
      const { tasks } = await open();
      const [silent, alive] = [aTask(), { ...aTask(), updatedAt: minutes(1) }];
      await tasks.create(silent, []);
      await tasks.create(alive, []);
      await tasks.interruptSilent(minutes(1));
      expect(await tasks.find(silent.id)).toMatchObject({ state: 'interrupted' });
      expect(await tasks.find(alive.id)).toMatchObject({ state: 'running' });
    });

    it('are listed page by page, the newest first', async () => {
      const { tasks } = await open();
      const [first, second, third] = [aTask(), aTask(), aTask()];
      for (const each of [first, second, third]) await tasks.create(each, []);
      const page = await tasks.list({ startedBy: null, after: null, limit: 2 });
      expect(page.map(({ id }) => id)).toEqual([third.id, second.id]);
      const [next] = await tasks.list({
        startedBy: null,
        after: { id: second.id },
        limit: 1,
      });
      expect(next?.id).toBe(first.id);
      const own = { ...aTask(), actor: 'Bob' };
      await tasks.create(own, []);
      await tasks.create(aTask(), []);
      const { userId, actor } = own;
      const ofBob = await tasks.list({ startedBy: { userId, actor }, after: null, limit: 1 });
      expect(ofBob.map(({ id }) => id)).toEqual([own.id]);
    });
  });
}
