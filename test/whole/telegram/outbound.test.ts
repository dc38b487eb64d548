import { describe, expect, it } from 'vitest';
import { textView, type View } from '../../../src/chat/view.ts';
import type { Place } from '../../../src/domain/place.ts';
import { telegramLimits } from '../../../src/telegram/client.ts';
import type { FakeTelegram } from '../../fakes/telegram/server.ts';
import { setUpTelegram } from '../../support/telegram-setup.ts';

const direct = (id: number): Place => ({
  platform: 'telegram',
  kind: 'direct',
  address: String(id),
});
const countRefused = (fake: FakeTelegram) =>
  fake.callsOf('sendMessage').filter(({ answer }) => !answer?.ok).length;
const channel = (id: number): Place => ({ ...direct(id), kind: 'channel' });

describe('posting to Telegram', () => {
  it('posts once for one idempotency key, even at the same time', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    const { outbound } = telegram;
    const [one, two] = await Promise.all([
      outbound.post(direct(ann), textView('news'), 'a'),
      outbound.post(direct(ann), textView('news'), 'a'),
    ]);
    expect(one).toEqual(two);
    expect(await outbound.post(direct(ann), textView('news'), 'a')).toEqual(one);
    expect(fake.botMessages(ann)).toHaveLength(1);
  });

  it('reports that a message that was posted before has different content', async () => {
    const { telegram, ann } = await setUpTelegram();
    const posted = await telegram.outbound.post(direct(ann), textView('pending'), 'a');
    expect(posted.isOutdated).toBeUndefined();
    const again = await telegram.outbound.post(direct(ann), textView('declined'), 'a');
    expect(again).toEqual({ ...posted, isOutdated: true });
  });

  it('posts again after a failure', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    fake.faults.fail('sendMessage', 502, 'Bad Gateway');
    const post = () => telegram.outbound.post(direct(ann), textView('news'), 'a');
    await expect(post()).rejects.toMatchObject({ code: 'platform-unavailable' });
    await post();
    expect(fake.botMessages(ann)).toHaveLength(1);
  });

  it('edits a posted message, and succeeds if nothing changes', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    const posted = await telegram.outbound.post(direct(ann), textView('one'), 'a');
    await telegram.outbound.edit(posted, textView('two'));
    await telegram.outbound.edit(posted, textView('two'));
    expect(fake.botMessages(ann)).toMatchObject([{ text: 'two' }]);
  });

  it.each([
    "inline keyboard button URL 'https://a.example/' is invalid: Wrong HTTP URL",
    'BUTTON_URL_INVALID',
    "can't parse entities: Unsupported start tag",
  ])('posts and edits in a simpler form after "%s"', async (description) => {
    const { fake, telegram, ann, log } = await setUpTelegram();
    const view: View = {
      tone: 'neutral',
      title: 'Dune <2021>',
      url: 'https://a.example/',
      lines: [['see ', { link: 'the page', url: 'https://b.example/' }]],
      buttons: [
        [
          { label: 'Approve', press: 'go:1', style: 'main' },
          { label: 'Open', url: 'https://a.example/' },
        ],
      ],
    };
    fake.faults.fail('sendMessage', 400, description, 2);
    const message = await telegram.outbound.post(direct(ann), view, 'a');
    expect(fake.botMessages(ann)).toMatchObject([{ text: 'Dune <2021>\nsee the page' }]);
    expect(JSON.stringify(fake.botMessages(ann)[0]?.reply_markup)).toContain('go:1');
    fake.faults.fail('editMessageText', 400, description, 1);
    await telegram.outbound.edit(message, { ...view, title: 'Changed' });
    expect(fake.botMessages(ann)).toMatchObject([{ text: 'Changed\nsee the page' }]);
    expect(JSON.stringify(fake.botMessages(ann)[0])).not.toContain('example');
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });

  it('notifies only users in `mentions`', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    const group = fake.world.addGroup({ title: 'Club', members: [ann] });
    const key = { platform: 'telegram', platformUserId: String(ann) } as const;
    const lines = [[{ mention: key, name: 'Ann' }]];
    const view = { tone: 'neutral', lines } as const;
    await telegram.outbound.post(channel(group), view, 'a');
    await telegram.outbound.post(channel(group), { ...view, mentions: [key] }, 'b');
    const [quiet, loud] = fake.botMessages(group);
    expect(quiet?.entities).toBeUndefined();
    expect(loud?.entities).toMatchObject([{ type: 'text_mention', user: { id: ann } }]);
    expect(
      fake.callsOf('sendMessage').map((one) => one.parameters['disable_notification']),
    ).toEqual([true, undefined]);
  });

  it('waits as long as a 429 asks for', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    fake.faults.tooMany({ method: 'sendMessage', retryAfterSeconds: 1 });
    await telegram.outbound.post(direct(ann), textView('news'), 'a');
    expect(fake.callsOf('sendMessage').map(({ answer }) => answer?.ok)).toEqual([false, true]);
  });

  it('fails at once if a 429 asks for more than a minute', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    fake.faults.tooMany({ method: 'sendMessage', retryAfterSeconds: 600 });
    const post = telegram.outbound.post(direct(ann), textView('news'), 'a');
    await expect(post).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  it('stays within the limit of a chat', async () => {
    const { fake, telegram, ann } = await setUpTelegram({ limits: telegramLimits });
    const posts = ['a', 'b', 'c'].map((once) =>
      telegram.outbound.post(direct(ann), textView(once), once),
    );
    await Promise.all(posts);
    expect(fake.botMessages(ann).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    const [first, , last] = fake.callsOf('sendMessage').map(({ at }) => at);
    // They are sent over two seconds. On a busy machine, one can arrive late, and the next closer to it.
    expect(Number(last) - Number(first)).toBeGreaterThan(1_000);
  });

  it('stays within the overall limit', async () => {
    const { fake, telegram } = await setUpTelegram({ limits: telegramLimits });
    const people = Array.from({ length: 60 }, (_, n) =>
      fake.world.privateChat(fake.world.addUser({ firstName: `Person ${n}` })),
    );
    fake.rates.enforce = true;
    await Promise.all(
      people.map((id) => telegram.outbound.post(direct(id), textView('x'), `${id}`)),
    );
    // If sent all at once, 30 of them would be rejected.
    expect(countRefused(fake)).toBeLessThan(30);
  });

  it('reports missing chats and messages', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    const { outbound } = telegram;
    const bob = fake.world.addUser({ firstName: 'Bob' });
    const gone = fake.world.addUser({ firstName: 'Gone', blockedBot: true });
    const group = fake.world.addGroup({ title: 'Club', members: [ann] });
    const posted = await outbound.post(channel(group), textView('x'), 'x');
    const forum = fake.world.addGroup({ title: 'Forum', forum: true, members: [ann] });
    fake.world.removeBot(group, ann);
    const codeOf = (work: Promise<unknown>) => work.then(String, (error) => error.code);
    expect({
      blocked: await codeOf(outbound.post(direct(gone), textView('x'), 'a')),
      neverMet: await codeOf(outbound.post(direct(bob), textView('x'), 'b')),
      unknownUser: await codeOf(outbound.post(direct(99), textView('x'), 'c')),
      unknownGroup: await codeOf(outbound.post(channel(-99), textView('x'), 'd')),
      kicked: await codeOf(outbound.post(channel(group), textView('x'), 'e')),
      editAfterKick: await codeOf(outbound.edit(posted, textView('y'))),
      noTopic: await codeOf(outbound.post({ ...channel(forum), topic: '77' }, textView('x'), 'f')),
      noMessage: await codeOf(
        outbound.edit({ place: direct(ann), messageId: '4711' }, textView('x')),
      ),
    }).toEqual({
      blocked: 'direct-messages-closed',
      neverMet: 'direct-messages-closed',
      unknownUser: 'direct-messages-closed',
      unknownGroup: 'channel-not-found',
      kicked: 'channel-not-found',
      editAfterKick: 'channel-not-found',
      noTopic: 'channel-not-found',
      noMessage: 'message-not-found',
    });
  });

  it('distinguishes a missing permission from an invalid call', async () => {
    const { fake, telegram, ann } = await setUpTelegram();
    const post = (once: string) => telegram.outbound.post(direct(ann), textView('x'), once);
    fake.faults.fail('sendMessage', 400, 'Bad Request: not enough rights to send text messages');
    await expect(post('a')).rejects.toMatchObject({ code: 'channel-forbidden' });
    fake.faults.fail('sendMessage', 400, "Bad Request: can't parse entities: oh dear", 3);
    await expect(post('b')).rejects.toMatchObject({ code: 'platform-rejected' });
    fake.faults.drop('sendMessage');
    await expect(post('c')).rejects.toMatchObject({ code: 'platform-unavailable' });
  });
});
