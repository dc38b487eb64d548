import { describe, expect, it } from 'vitest';
import { toast, whisper } from '../../src/chat/reply.ts';
import { say } from '../../src/chat/view.ts';
import { answerIn, aStage } from './stage.ts';

describe('in a private chat', () => {
  it('a command is run with all the rest as its text', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).say(ann, '/request Dune: Part Two');
    const answer = await answerIn(fake, ann);
    expect(script.asked).toEqual([
      {
        kind: 'command',
        name: 'request',
        options: { title: 'Dune: Part Two' },
        happening: {
          visitor: {
            platform: 'telegram',
            platformUserId: String(ann),
            name: 'Ann',
            username: null,
            locale: 'en',
            roles: [],
            canManage: false,
          },
          space: null,
          place: { platform: 'telegram', kind: 'direct', address: String(ann) },
          answer: null,
        },
      },
    ]);
    expect(answer.text).toBe('request {"title":"Dune: Part Two"}');
    expect(answer.reply_to_message).toBeUndefined();
  });

  it('plain text is a search', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).say(ann, 'dune 4k');
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([
      { name: 'request', options: { title: 'dune', '4k': true } },
    ]);
  });

  it('a pasted link is taken out of what stands around it', async () => {
    const { fake, script, ann } = await aStage();
    const text = 'have you seen https://www.imdb.com/title/tt1160419/ yet?';
    fake.as(ann).say(ann, text, { forwardedFrom: ann });
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([
      { name: 'request', options: { title: 'https://www.imdb.com/title/tt1160419/' } },
    ]);
  });

  it('a command without its text asks for it, and the next text is the answer', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).say(ann, '/request');
    const question = await answerIn(fake, ann);
    expect(question.text).toContain('/request\n');
    expect(question.prompt).toMatchObject({ force_reply: true });
    fake.as(ann).say(ann, 'dune');
    await answerIn(fake, ann, 2);
    expect(script.asked).toMatchObject([{ name: 'request', options: { title: 'dune' } }]);
  });

  it('/cancel drops the question', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).say(ann, '/request');
    await answerIn(fake, ann);
    fake.as(ann).say(ann, '/cancel');
    const answer = await answerIn(fake, ann, 2);
    expect(answer.text).toContain('Never mind');
    expect(script.asked).toEqual([]);
  });

  it('/start shows the help', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).start();
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([{ name: 'help', options: {} }]);
  });

  it('a deep link carries on with its command', async () => {
    const { fake, script, ann } = await aStage();
    const payload = `request-${Buffer.from('movie:438631').toString('base64url')}`;
    fake.as(ann).start(payload);
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([{ name: 'request', options: { title: 'movie:438631' } }]);
  });

  it('a deep link without words runs its command', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).start('requests');
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([{ name: 'requests', options: {} }]);
  });

  it('an unknown payload shows the help', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).start('somebody_elses');
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([{ name: 'help' }]);
  });

  it('a number is read as a count', async () => {
    const { fake, script, ann } = await aStage();
    fake.as(ann).say(ann, '/requests 3');
    await answerIn(fake, ann);
    expect(script.asked).toMatchObject([{ name: 'requests', options: { page: 3 } }]);
  });

  it('a toast in answer to a command is a message', async () => {
    const { fake, script, ann } = await aStage();
    script.onCommand = () => toast('noted');
    fake.as(ann).say(ann, '/help');
    expect((await answerIn(fake, ann)).text).toBe('noted');
  });

  it('a dropped connection does not swallow the answer', async () => {
    const { fake, script, ann } = await aStage();
    script.onCommand = () => whisper(say('here I am'));
    fake.faults.drop('sendMessage');
    fake.as(ann).say(ann, '/help');
    expect((await answerIn(fake, ann)).text).toBe('here I am');
  });

  it('that the bot is blocked is told, and that it no longer is', async () => {
    const { fake, script, ann } = await aStage();
    const closed = (isClosed: boolean) => ({
      kind: 'closed',
      platformUserId: String(ann),
      isClosed,
    });
    fake.as(ann).block();
    fake.as(ann).start();
    await answerIn(fake, ann);
    expect(script.news).toEqual([closed(true), closed(false)]);
  });

  it('somebody who blocked the bot meanwhile stops nobody', async () => {
    const { fake, log, script, ann } = await aStage();
    const bob = fake.world.addUser({ firstName: 'Bob' });
    script.onCommand = (_, __, { visitor }) => {
      if (visitor.name === 'Bob') fake.as(bob).block();
      return whisper(say('hello'));
    };
    fake.as(bob).say(bob, '/help');
    fake.as(ann).say(ann, '/help');
    await answerIn(fake, ann);
    await fake.until('the loss is noted', () =>
      log.lines.some(({ message }) => message === 'an answer could not be given'),
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
