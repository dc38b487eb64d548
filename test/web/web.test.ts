import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { say } from '../../src/chat/view.ts';
import { isFault } from '../../src/core/fault.ts';
import { aFolder, aHouse, said } from './house.ts';

const general = { platform: 'web', kind: 'channel', address: 'general' } as const;
const command = { as: 'ben', room: 'general', name: 'request', options: {}, text: '/request' };

describe('what people do', () => {
  it('reaches the dispatcher with person, space, place and the message of the answer', async () => {
    const house = await aHouse();
    house.answers(said('here'));
    await house.post('/web/command', { ...command, options: { title: 'dune', '4k': true } });
    expect(house.done).toMatchObject([
      {
        what: 'request',
        given: { title: 'dune', '4k': true },
        happening: {
          visitor: { platform: 'web', platformUserId: 'ben', name: 'Ben' },
          space: { platformSpaceId: 'demo' },
          place: general,
          answer: { place: { platform: 'web', kind: 'reply', address: 'm1' }, messageId: null },
        },
      },
    ]);
  });

  it('is answered in private unless the answer is for everybody', async () => {
    const house = await aHouse();
    house.answers(said('only Ben'));
    await house.post('/web/command', command);
    house.answers(said('all', 'everyone'));
    await house.post('/web/command', command);
    expect(await house.seenBy('ben')).toHaveLength(2);
    expect(await house.seenBy('mia')).toEqual([{ id: 'm2', text: '[["all"]]' }]);
    expect(await house.seenBy()).toEqual([]);
  });

  it('in a direct chat happens in no space', async () => {
    const house = await aHouse();
    await house.post('/web/command', { ...command, room: 'direct' });
    expect(house.done[0]?.happening).toMatchObject({
      space: null,
      place: { kind: 'direct', address: 'ben' },
    });
  });

  it('changes the message whose button was pressed', async () => {
    const house = await aHouse();
    house.answers(said('before'));
    await house.post('/web/command', command);
    house.answers({ kind: 'update', view: say('after') });
    await house.post('/web/press', { as: 'ben', message: 'm1', id: 'ask:x', values: [] });
    expect(await house.seenBy('ben')).toEqual([{ id: 'm1', text: '[["after"]]' }]);
  });

  it('can be answered with a toast or a form', async () => {
    const house = await aHouse();
    house.answers({ kind: 'toast', text: 'noted' });
    expect(await house.post('/web/command', command)).toEqual({
      status: 200,
      body: { toast: 'noted' },
    });
    const form = { title: 'Why?', submit: 'decline-text:x', fields: [] };
    house.answers({ kind: 'form', form });
    expect(await house.post('/web/command', command)).toEqual({ status: 200, body: { form } });
  });

  it('with a message of somebody else is answered as if there were none', async () => {
    const house = await aHouse();
    house.answers(said('secret'));
    await house.post('/web/command', command);
    const press = { as: 'mia', message: 'm1', id: 'ask:x', values: [] };
    expect(await house.post('/web/press', press)).toMatchObject({ status: 404 });
    expect(await house.post('/web/react', { ...press, sign: 'yes' })).toMatchObject({
      status: 404,
    });
    expect(house.done).toHaveLength(1);
  });

  it('among the approvals is for the owner alone', async () => {
    const house = await aHouse();
    const { outbound } = house.web;
    await outbound.post({ ...general, address: 'approvals' }, say('may it?'), 'once');
    const press = { message: 'm1', id: 'approve:x', values: [] };
    expect(await house.post('/web/press', { ...press, as: 'ben' })).toMatchObject({ status: 404 });
    expect(await house.post('/web/press', { ...press, as: 'olivia' })).toMatchObject({
      status: 200,
    });
    expect(await house.seenBy('ben', 'mia')).toEqual([]);
  });

  it('gives a sign once, and takes it back without a word', async () => {
    const house = await aHouse();
    await house.web.outbound.post(general, say('card'), 'once');
    const sign = { as: 'ben', message: 'm1', sign: 'yes' };
    await house.post('/web/react', sign);
    await house.post('/web/react', sign);
    expect(house.done).toMatchObject([
      { what: 'yes', happening: { answer: { place: general, messageId: 'm1' } } },
    ]);
  });
});

describe('speaking first', () => {
  it('posts once what is posted twice under one mark', async () => {
    const house = await aHouse();
    const { outbound } = house.web;
    const first = await outbound.post(general, say('card'), 'mark');
    expect(await outbound.post(general, say('card'), 'mark')).toEqual(first);
    expect(await house.seenBy('mia')).toHaveLength(1);
  });

  it('waits with an edit for the answer to a press on the same message', async () => {
    const house = await aHouse();
    const { outbound } = house.web;
    const card = await outbound.post(general, say('card'), 'mark');
    let answer: (reply: Reply) => void = () => undefined;
    house.answers(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const press = { as: 'ben', message: 'm1', id: 'ask:x', values: [] };
    const pressed = house.post('/web/press', press);
    await expect.poll(() => house.done.length).toBe(1);
    const edited = outbound.edit(card, say('newest'));
    answer({ kind: 'update', view: say('older') });
    await Promise.all([pressed, edited]);
    expect(await house.seenBy('ben')).toEqual([{ id: 'm1', text: '[["newest"]]' }]);
  });

  it.each([
    ['nowhere', 'place-gone'],
    ['m1', 'message-gone'],
  ])('in %s fails with %s', async (address, code) => {
    const { outbound } = (await aHouse()).web;
    const place = { ...general, address };
    const failing =
      code === 'place-gone'
        ? outbound.post(place, say('x'), 'mark')
        : outbound.edit({ place: general, messageId: address }, say('x'));
    const fault = await failing.catch((error: unknown) => error);
    expect(isFault(fault, 'place-gone', 'message-gone')).toBe(true);
    expect(fault).toMatchObject({ code });
  });
});

describe('a restart', () => {
  it('loses no message, and numbers go on', async () => {
    const folder = await aFolder();
    const before = await aHouse({ folder });
    const when = new Date('2026-06-01T12:00:00Z');
    await before.web.outbound.post(general, say('card'), 'one');
    await before.web.outbound.post(
      general,
      { tone: 'good', lines: [[{ when, style: 'relative' }]] },
      'two',
    );
    await before.web.stop();
    const after = await aHouse({ folder });
    const seen = await after.seenBy('ben');
    expect(seen.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(seen[1]?.text).toContain('2026-06-01T12:00:00.000Z');
    const next = await after.web.outbound.post(general, say('next'), 'three');
    expect(next.messageId).toBe('m3');
    expect((await after.web.outbound.post(general, say('card'), 'one')).messageId).toBe('m1');
  });

  it('puts a file that it cannot read aside, and begins afresh', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'web-messages.json'), '[{"number":"one"}]');
    const house = await aHouse({ folder });
    expect(await house.seenBy('ben')).toEqual([]);
    expect(await readdir(folder)).toContain('web-messages.json.unreadable');
  });
});
