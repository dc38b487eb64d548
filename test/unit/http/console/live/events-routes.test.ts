import { describe, expect, it } from 'vitest';
import { createConsoleFixture } from '../../../../support/console/console-fixture.ts';

/** Reads what the stream has sent until now. */
async function listen(fixture: ReturnType<typeof createConsoleFixture>, session: string) {
  const response = await fixture.call('/api/v1/events', { session });
  const reader = response.body?.getReader();
  if (!reader) throw new Error('there is no stream');
  let text = '';
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += new TextDecoder().decode(value);
    }
  })();
  await fixture.ticker.settle();
  const topics = () => [...text.matchAll(/"topic":"(\w+)"/g)].map(([, topic]) => topic);
  return { response, topics, ended, close: () => reader.cancel() };
}

describe('the stream of events', () => {
  it('names what has changed', async () => {
    const fixture = createConsoleFixture();
    const stream = await listen(fixture, await fixture.signIn(fixture.admin));
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    fixture.changes.change('requests');
    await fixture.ticker.tick(2_000);
    fixture.events.emit('logs');
    await fixture.ticker.settle();
    expect(stream.topics()).toEqual(['requests', 'logs']);
    await stream.close();
    await fixture.ticker.settle();
    expect(fixture.ticker.count()).toBe(0);
  });

  it('is open only once changes are told, so that what is read then misses none', async () => {
    const fixture = createConsoleFixture();
    const session = await fixture.signIn(fixture.admin);
    const { read } = fixture.changes.reader;
    let answer = () => {};
    fixture.changes.reader.read = async (since) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return read(since);
    };
    let isOpen = false;
    const opening = listen(fixture, session).then((stream) => {
      isOpen = true;
      return stream;
    });
    for (let count = 0; count < 5; count += 1) await fixture.ticker.settle();
    expect(isOpen).toBe(false);
    answer();
    fixture.changes.reader.read = read;
    const stream = await opening;
    fixture.changes.change('requests');
    await fixture.ticker.tick(2_000);
    expect(stream.topics()).toEqual(['requests']);
    await stream.close();
  });

  it('tells approvers only about requests and tasks', async () => {
    const fixture = createConsoleFixture();
    const stream = await listen(fixture, await fixture.signIn(fixture.approver));
    fixture.changes.change('audit', 'people', 'requests', 'settings', 'tasks');
    await fixture.ticker.tick(2_000);
    expect(stream.topics()).toEqual(['requests', 'tasks']);
    await stream.close();
  });

  it('ends when the session does, and does not keep it alive', async () => {
    const fixture = createConsoleFixture();
    const stream = await listen(fixture, await fixture.signIn(fixture.admin));
    fixture.pass(12 * 60 * 60_000 - 1);
    await fixture.ticker.tick(20_000);
    fixture.pass(1);
    await fixture.ticker.tick(20_000);
    await stream.ended;
    expect(fixture.ticker.count()).toBe(0);
  });

  it('ends as soon as a session is revoked, also that of an approver who is told nothing about it', async () => {
    const fixture = createConsoleFixture();
    const session = await fixture.signIn(fixture.approver);
    const stream = await listen(fixture, session);
    const caller = await fixture.consoleAccess.findBySession(session);
    if (!caller?.sessionId) throw new Error('nobody is signed in');
    await fixture.consoleSessions.revoke(caller, caller.sessionId);
    fixture.changes.change('audit');
    await fixture.ticker.tick(2_000);
    await stream.ended;
    expect(stream.topics()).toEqual([]);
    expect(fixture.ticker.count()).toBe(0);
  });

  it('is refused to a person who has too many of them in all their browsers, until one is closed', async () => {
    const fixture = createConsoleFixture();
    const sessions = [await fixture.signIn(fixture.admin), await fixture.signIn(fixture.admin)];
    const streams = [];
    for (const session of sessions) {
      for (let count = 0; count < 20; count += 1) streams.push(await listen(fixture, session));
    }
    const [session = ''] = sessions;
    expect((await fixture.call('/api/v1/events', { session })).status).toBe(429);
    // Nobody shuts another person out.
    const other = await listen(fixture, await fixture.signIn(fixture.approver));
    await streams.pop()?.close();
    streams.push(other, await listen(fixture, session));
    for (const stream of streams) await stream.close();
    await fixture.ticker.settle();
    expect(fixture.ticker.count()).toBe(0);
  });

  it('ends when somebody loses their role', async () => {
    const fixture = createConsoleFixture();
    const stream = await listen(fixture, await fixture.signIn(fixture.admin));
    const holder = fixture.people.get(fixture.admin);
    if (holder) {
      const user = { ...holder.user, isAdmin: false };
      fixture.people.set(fixture.admin, { ...holder, user });
    }
    await fixture.ticker.tick(20_000);
    await stream.ended;
    expect(fixture.ticker.count()).toBe(0);
  });
});
