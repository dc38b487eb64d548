import { describe, expect, it } from 'vitest';
import { setUpTelegram, waitForAnswer } from '../../support/telegram-setup.ts';

const dune = {
  label: 'Dune (2021) · Film',
  value: 'movie:438631',
  detail: 'Paul <Atreides> & the desert.',
  image: 'https://image.tmdb.org/t/p/w500/dune.jpg',
};

describe('inline mode in Telegram', () => {
  it('shows suggestions with posters', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.suggestions = [dune, { label: 'Dune (1984) · Film', value: 'movie:841' }, dune];
    const answer = await fake.as(ann).inline('dune');
    expect(script.calls).toMatchObject([{ kind: 'suggest', typed: 'dune' }]);
    expect(answer.isPersonal).toBe(true);
    expect(answer.results).toMatchObject([
      { id: 'movie:438631', title: 'Dune (2021) · Film', description: dune.detail },
      { id: 'movie:841', title: 'Dune (1984) · Film' },
    ]);
    expect(fake.callsOf('answerInlineQuery')[0]?.parameters['results']).toMatchObject([
      { thumbnail_url: dune.image },
      {},
    ]);
  });

  it('posts a card whose button continues in the private chat', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const bob = fake.world.addUser({ firstName: 'Bob' });
    const group = fake.world.addGroup({ title: 'Club', members: [ann, bob], bot: false });
    script.suggestions = [dune];
    await fake.as(ann).inline('dune');
    const card = fake.as(ann).chooseInline('movie:438631', group);
    expect(card.text).toBe('Dune (2021) · Film\nPaul <Atreides> & the desert.');
    expect(card.link_preview_options).toMatchObject({ url: dune.image, show_above_text: true });
    const [button] = card.reply_markup?.inline_keyboard.flat() ?? [];
    const link = new URL(button?.url ?? '');
    expect(link.pathname).toBe(`/${fake.botUsername}`);
    fake.as(bob).start(link.searchParams.get('start') ?? '');
    await waitForAnswer(fake, bob);
    expect(script.calls.at(-1)).toMatchObject({
      name: 'request',
      options: { title: 'movie:438631' },
      interaction: { sender: { name: 'Bob' } },
    });
  });

  it('does not search for a card that was posted in the private chat', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.suggestions = [dune];
    await fake.as(ann).inline('dune');
    fake.as(ann).chooseInline('movie:438631', ann);
    fake.as(ann).say(ann, '/help');
    await waitForAnswer(fake, ann);
    expect(script.calls.map(({ kind }) => kind)).toEqual(['suggest', 'command']);
  });

  it('shows nothing before text is typed', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.suggestions = [dune];
    expect((await fake.as(ann).inline('')).results).toEqual([]);
    expect(script.calls).toEqual([]);
  });

  it('ignores an expired query', async () => {
    const { fake, script, log, ann } = await setUpTelegram();
    script.suggestions = [dune];
    fake.faults.fail(
      'answerInlineQuery',
      400,
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
    void fake.as(ann).inline('dune');
    await fake.until('the answer', () => fake.callsOf('answerInlineQuery')[0]?.answer);
    fake.as(ann).say(ann, '/help');
    await waitForAnswer(fake, ann);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
