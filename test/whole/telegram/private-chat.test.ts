import { describe, expect, it } from 'vitest';
import { replyPrivately, toast } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { setUpTelegram, waitForAnswer } from '../../support/telegram-setup.ts';
import { t } from '../../support/text.ts';

describe('in a private Telegram chat', () => {
  it('a command takes the rest of the message as its text', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/request Dune: Part Two');
    const answer = await waitForAnswer(fake, ann);
    expect(script.calls).toEqual([
      {
        kind: 'command',
        name: 'request',
        options: { title: 'Dune: Part Two' },
        interaction: {
          sender: {
            platform: 'telegram',
            platformUserId: String(ann),
            name: 'Ann',
            username: null,
            locale: 'en',
            roles: [],
            canManageSpace: false,
          },
          space: null,
          place: { platform: 'telegram', kind: 'direct', address: String(ann) },
          answer: null,
          isPrivateMessage: true,
        },
      },
    ]);
    expect(answer.text).toBe('request {"title":"Dune: Part Two"}');
    expect(answer.reply_to_message).toBeUndefined();
  });

  it('plain text is a search', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, 'dune 4k');
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([
      { name: 'request', options: { title: 'dune', '4k': true } },
    ]);
  });

  it('a pasted link is recognized within the surrounding text', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const text = 'have you seen https://www.imdb.com/title/tt1160419/ yet?';
    fake.as(ann).say(ann, text, { forwardedFrom: ann });
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([
      { name: 'request', options: { title: 'https://www.imdb.com/title/tt1160419/' } },
    ]);
  });

  it('a command asks for its missing text, and the next message is the answer', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/request');
    const question = await waitForAnswer(fake, ann);
    expect(question.text).toContain('/request\n');
    expect(question.prompt).toMatchObject({ force_reply: true });
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann, 2);
    expect(script.calls).toMatchObject([{ name: 'request', options: { title: 'dune' } }]);
  });

  it('the command in a question can be tapped and copied', async () => {
    const { fake, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/request');
    const question = await waitForAnswer(fake, ann);
    expect(question.text).not.toContain('\u2060');
    expect(question.text).toContain('/cancel');
  });

  it('a command with the name of another bot is answered', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/request@AnotherBot dune');
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'request', options: { title: 'dune' } }]);
  });

  it('/cancel cancels the question', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/request');
    await waitForAnswer(fake, ann);
    fake.as(ann).say(ann, '/cancel');
    const answer = await waitForAnswer(fake, ann, 2);
    expect(answer.text).toBe(t('question-canceled'));
    expect(script.calls).toEqual([]);
  });

  it('commands have their names in every language', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/solicitar dune');
    await waitForAnswer(fake, ann);
    fake.as(ann).say(ann, '/prosby 2');
    await waitForAnswer(fake, ann, 2);
    expect(script.calls).toMatchObject([
      { name: 'request', options: { title: 'dune' } },
      { name: 'requests', options: { page: 2 } },
    ]);
    fake.as(ann).say(ann, '/annuler');
    expect((await waitForAnswer(fake, ann, 3)).text).toBe(t('question-canceled'));
  });

  it('/start shows the help', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).start();
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'help', options: {} }]);
  });

  it('a deep link runs its command', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const payload = `request-${Buffer.from('movie:438631').toString('base64url')}`;
    fake.as(ann).start(payload);
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'request', options: { title: 'movie:438631' } }]);
  });

  it('a deep link without text runs its command', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).start('requests');
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'requests', options: {} }]);
  });

  it('an unknown deep link shows the help', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).start('somebody_elses');
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'help' }]);
  });

  it('a number is parsed as a count', async () => {
    const { fake, script, ann } = await setUpTelegram();
    fake.as(ann).say(ann, '/requests 3');
    await waitForAnswer(fake, ann);
    expect(script.calls).toMatchObject([{ name: 'requests', options: { page: 3 } }]);
  });

  it('a toast in reply to a command is a message', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.onCommand = () => toast('noted');
    fake.as(ann).say(ann, '/help');
    expect((await waitForAnswer(fake, ann)).text).toBe('noted');
  });

  it('a reply is sent again after a connection error', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.onCommand = () => replyPrivately(textView('here I am'));
    fake.faults.drop('sendMessage');
    fake.as(ann).say(ann, '/help');
    expect((await waitForAnswer(fake, ann)).text).toBe('here I am');
  });

  it('blocking and unblocking the bot is reported', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const closed = (isClosed: boolean) => ({
      kind: 'closed',
      platformUserId: String(ann),
      isClosed,
    });
    fake.as(ann).block();
    fake.as(ann).start();
    await waitForAnswer(fake, ann);
    expect(script.events).toEqual([closed(true), closed(false)]);
  });

  it('a reply to a user who has blocked the bot is logged and does not stop the bot', async () => {
    const { fake, log, script, ann } = await setUpTelegram();
    const bob = fake.world.addUser({ firstName: 'Bob' });
    script.onCommand = (_, __, { sender }) => {
      if (sender.name === 'Bob') fake.as(bob).block();
      return replyPrivately(textView('hello'));
    };
    fake.as(bob).say(bob, '/help');
    fake.as(ann).say(ann, '/help');
    await waitForAnswer(fake, ann);
    await fake.until('the loss is noted', () =>
      log.lines.some(({ message }) => message === 'Could not send a reply'),
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
