import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { isAppError } from '../../../src/domain/app-error.ts';
import { createFolder, createWebFixture, sayReply } from '../../support/web/web-fixture.ts';

const general = { platform: 'web', kind: 'channel', address: 'general' } as const;
const command = { as: 'ben', room: 'general', name: 'request', options: {}, text: '/request' };

describe('an action on the demo page', () => {
  it('reaches the dispatcher with person, space, place, and message', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply(sayReply('here'));
    await fixture.post('/web/command', { ...command, options: { title: 'dune', '4k': true } });
    expect(fixture.calls).toMatchObject([
      {
        name: 'request',
        input: { title: 'dune', '4k': true },
        interaction: {
          sender: { platform: 'web', platformUserId: 'ben', name: 'Ben' },
          space: { platformSpaceId: 'demo' },
          place: general,
          answer: { place: { platform: 'web', kind: 'reply', address: 'm1' }, messageId: null },
        },
      },
    ]);
  });

  it('is answered privately unless the reply is public', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply(sayReply('only Ben'));
    await fixture.post('/web/command', command);
    fixture.setNextReply(sayReply('all', 'everyone'));
    await fixture.post('/web/command', command);
    expect(await fixture.listMessages('ben')).toHaveLength(2);
    expect(await fixture.listMessages('mia')).toEqual([{ id: 'm2', text: '[["all"]]' }]);
    expect(await fixture.listMessages()).toEqual([]);
  });

  it('in a direct chat has no space', async () => {
    const fixture = await createWebFixture();
    await fixture.post('/web/command', { ...command, room: 'direct' });
    expect(fixture.calls[0]?.interaction).toMatchObject({
      space: null,
      place: { kind: 'direct', address: 'ben' },
    });
  });

  it('changes the message whose button was pressed', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply(sayReply('before'));
    await fixture.post('/web/command', command);
    fixture.setNextReply({ kind: 'update', view: textView('after') });
    await fixture.post('/web/press', { as: 'ben', message: 'm1', id: 'ask:x', values: [] });
    expect(await fixture.listMessages('ben')).toEqual([{ id: 'm1', text: '[["after"]]' }]);
  });

  it('can be answered with a toast or a form', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply({ kind: 'toast', text: 'noted' });
    expect(await fixture.post('/web/command', command)).toEqual({
      status: 200,
      body: { toast: 'noted' },
    });
    const form = { title: 'Why?', submit: 'decline-text:x', fields: [] };
    fixture.setNextReply({ kind: 'form', form });
    expect(await fixture.post('/web/command', command)).toEqual({ status: 200, body: { form } });
  });

  it('on a message of another user is answered as not found', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply(sayReply('secret'));
    await fixture.post('/web/command', command);
    const press = { as: 'mia', message: 'm1', id: 'ask:x', values: [] };
    expect(await fixture.post('/web/press', press)).toMatchObject({ status: 404 });
    expect(await fixture.post('/web/react', { ...press, vote: 'yes' })).toMatchObject({
      status: 404,
    });
    expect(fixture.calls).toHaveLength(1);
  });

  it('in the approvals room is only for the owner', async () => {
    const fixture = await createWebFixture();
    const { outbound } = fixture.web;
    await outbound.post({ ...general, address: 'approvals' }, textView('may it?'), 'once');
    const press = { message: 'm1', id: 'approve:x', values: [] };
    expect(await fixture.post('/web/press', { ...press, as: 'ben' })).toMatchObject({
      status: 404,
    });
    expect(await fixture.post('/web/press', { ...press, as: 'olivia' })).toMatchObject({
      status: 200,
    });
    expect(await fixture.listMessages('ben', 'mia')).toEqual([]);
  });

  it('adds a reaction with a reply, and removes it without one', async () => {
    const fixture = await createWebFixture();
    await fixture.web.outbound.post(general, textView('card'), 'once');
    const vote = { as: 'ben', message: 'm1', vote: 'yes' };
    await fixture.post('/web/react', vote);
    await fixture.post('/web/react', vote);
    expect(fixture.calls).toMatchObject([
      { name: 'yes', interaction: { answer: { place: general, messageId: 'm1' } } },
    ]);
  });
});

describe('a message that the bot posts', () => {
  it('is posted once for the same key', async () => {
    const fixture = await createWebFixture();
    const { outbound } = fixture.web;
    const first = await outbound.post(general, textView('card'), 'mark');
    expect(await outbound.post(general, textView('card'), 'mark')).toEqual(first);
    expect(await fixture.listMessages('mia')).toHaveLength(1);
  });

  it('is edited after the pending answer to a press on it', async () => {
    const fixture = await createWebFixture();
    const { outbound } = fixture.web;
    const card = await outbound.post(general, textView('card'), 'mark');
    let answer: (reply: Reply) => void = () => undefined;
    fixture.setNextReply(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const press = { as: 'ben', message: 'm1', id: 'ask:x', values: [] };
    const pressed = fixture.post('/web/press', press);
    await expect.poll(() => fixture.calls.length).toBe(1);
    const edited = outbound.edit(card, textView('newest'));
    answer({ kind: 'update', view: textView('older') });
    await Promise.all([pressed, edited]);
    expect(await fixture.listMessages('ben')).toEqual([{ id: 'm1', text: '[["newest"]]' }]);
  });

  it.each([
    ['nowhere', 'channel-not-found'],
    ['m1', 'message-not-found'],
  ])('to %s fails with %s', async (address, code) => {
    const { outbound } = (await createWebFixture()).web;
    const place = { ...general, address };
    const failing =
      code === 'channel-not-found'
        ? outbound.post(place, textView('x'), 'mark')
        : outbound.edit({ place: general, messageId: address }, textView('x'));
    const error = await failing.catch((error: unknown) => error);
    expect(isAppError(error, 'channel-not-found', 'message-not-found')).toBe(true);
    expect(error).toMatchObject({ code });
  });
});

describe('a restart of the demo page', () => {
  it('keeps all messages and continues their numbers', async () => {
    const folder = await createFolder();
    const before = await createWebFixture({ folder });
    const when = new Date('2026-06-01T12:00:00Z');
    await before.web.outbound.post(general, textView('card'), 'one');
    await before.web.outbound.post(
      general,
      { tone: 'good', lines: [[{ when, style: 'relative' }]] },
      'two',
    );
    await before.web.stop();
    const after = await createWebFixture({ folder });
    const seen = await after.listMessages('ben');
    expect(seen.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(seen[1]?.text).toContain('2026-06-01T12:00:00.000Z');
    const next = await after.web.outbound.post(general, textView('next'), 'three');
    expect(next.messageId).toBe('m3');
    expect((await after.web.outbound.post(general, textView('card'), 'one')).messageId).toBe('m1');
  });

  it('renames an unreadable file and starts without messages', async () => {
    const folder = await createFolder();
    await writeFile(join(folder, 'web-messages.json'), '[{"number":"one"}]');
    const fixture = await createWebFixture({ folder });
    expect(await fixture.listMessages('ben')).toEqual([]);
    expect(await readdir(folder)).toContain('web-messages.json.unreadable');
  });
});
