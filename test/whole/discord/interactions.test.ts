import { describe, expect, test, vi } from 'vitest';
import { type Reply, replyPrivately, toast, updateMessage } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { aPromise, buttonsView, setUpDiscord } from '../../support/discord-setup.ts';

const callback = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
/** Longer than a response in a test may take on a busy machine. */
const patient = { deferAfterMs: 2_000 };

function textOf(message: { content: string; embeds: readonly unknown[] } | undefined): string {
  return JSON.stringify([message?.content, message?.embeds]);
}

function inChannel(channelId: string) {
  return { platform: 'discord', kind: 'channel', address: channelId } as const;
}

describe('a Discord command', () => {
  test('gets a private reply at once', async () => {
    const { anna, channelId, script, guildId } = await setUpDiscord(patient);
    const interaction = anna.command(channelId, 'request', { title: 'Dune', '4k': true });
    expect(await interaction.ack).toMatchObject({ type: 4 });
    const reply = await interaction.waitFor();
    expect(reply.flags).toBe(64);
    expect(textOf(reply)).toContain('/request');
    expect(script.calls).toMatchObject([
      {
        verb: 'command',
        what: 'request',
        input: { title: 'Dune', '4k': true },
        interaction: {
          sender: {
            platform: 'discord',
            platformUserId: anna.userId,
            name: 'Anna',
            locale: 'en-US',
          },
          space: { platformSpaceId: guildId, name: 'Films' },
          place: inChannel(channelId),
          answer: { place: { kind: 'reply' }, messageId: null },
        },
      },
    ]);
  });

  test('has the nickname, roles, and language of the sender', async () => {
    const { fake, guildId, channelId, script } = await setUpDiscord(patient);
    const role = fake.world.addRole(guildId, { name: 'friends' });
    const ben = fake.world.addUser({ username: 'ben' });
    fake.world.addMember(guildId, ben.id, { nick: 'Benny', roles: [role.id] });
    await fake.as(ben.id).command(channelId, 'requests', {}, { locale: 'de' }).ack;
    expect(script.calls[0]?.interaction.sender).toEqual({
      platform: 'discord',
      platformUserId: ben.id,
      name: 'Benny',
      username: 'ben',
      locale: 'de',
      roles: [role.id],
      canManageSpace: false,
    });
  });

  test('says whether the sender can manage the guild', async () => {
    const { fake, guildId, channelId, script } = await setUpDiscord(patient);
    const role = fake.world.addRole(guildId, { name: 'mods', permissions: ['ManageGuild'] });
    const mia = fake.world.addUser({ username: 'mia' });
    fake.world.addMember(guildId, mia.id, { roles: [role.id] });
    await fake.as(mia.id).command(channelId, 'requests').ack;
    expect(script.calls[0]?.interaction.sender.canManageSpace).toBe(true);
  });

  test('in direct messages has no space', async () => {
    const { anna, script } = await setUpDiscord(patient);
    await anna.command(anna.dmChannelId, 'requests').ack;
    expect(script.calls[0]?.interaction).toMatchObject({ space: null, sender: { name: 'Anna' } });
  });

  test('that takes a long time is deferred, then answered', async () => {
    const { anna, channelId, script } = await setUpDiscord();
    const answer = aPromise<Reply>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'request', { title: 'Dune' });
    expect(await interaction.ack).toMatchObject({ type: 5 });
    answer.fulfil(replyPrivately(textView('found')));
    const reply = await interaction.waitFor();
    expect(textOf(reply)).toContain('found');
    expect(reply.flags).toBe(64);
  });

  test('can be answered publicly, at once and after a deferral', async () => {
    const { anna, channelId, script, fake } = await setUpDiscord(patient);
    const open: Reply = { kind: 'message', view: textView('hello all'), audience: 'everyone' };
    script.onCommand = () => open;
    await anna.command(channelId, 'requests').ack;
    expect(fake.messages(channelId)).toHaveLength(1);
  });

  test('can be answered publicly after a private deferral', async () => {
    const { anna, channelId, script, fake } = await setUpDiscord();
    const answer = aPromise<Reply>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'requests');
    await interaction.ack;
    answer.fulfil({ kind: 'message', view: textView('hello all'), audience: 'everyone' });
    const message = await fake.waitForMessage(channelId, (one) => textOf(one).includes('hello'));
    expect(message.flags).toBe(0);
  });
});

describe('a press on a Discord button', () => {
  test('updates the private message with the button', async () => {
    const { anna, channelId, script } = await setUpDiscord(patient);
    script.onPress = (id) => updateMessage(textView(`changed by ${id}`));
    const interaction = anna.command(channelId, 'request', { title: 'Dune' });
    const pressed = anna.press(await interaction.waitFor(), 'go:1');
    expect(await pressed.ack).toMatchObject({ type: 7 });
    expect(textOf(await pressed.waitFor())).toContain('changed by go:1');
    expect(script.calls[1]?.interaction.answer?.place.kind).toBe('reply');
  });

  test('updates the public message with the button', async () => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord(patient);
    script.onPress = (id) => updateMessage(textView(`changed by ${id}`));
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('card', 'go:2'), 'c1');
    await anna.press(posted.messageId ?? '', 'go:2').ack;
    expect(textOf(fake.messages(channelId)[0])).toContain('changed by go:2');
    expect(script.calls[0]?.interaction.answer).toEqual(posted);
  });

  test('that takes a long time is deferred, then updates the message', async () => {
    const { anna, channelId, script } = await setUpDiscord();
    const answer = aPromise<Reply>();
    script.onPress = () => answer.promise;
    const card = await anna.command(channelId, 'request', { title: 'Dune' }).waitFor();
    const pressed = anna.press(card, 'go:1');
    expect(await pressed.ack).toMatchObject({ type: 6 });
    answer.fulfil(updateMessage(textView('done')));
    expect(textOf(await pressed.waitFor((one) => textOf(one).includes('done')))).toContain('done');
  });

  test.each([
    ['at once', 2_000],
    ['late', 0],
  ])('leaves the message unchanged if answered with a toast %s', async (_, deferAfterMs) => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord({ deferAfterMs });
    const answer = aPromise<Reply>();
    script.onPress = () => answer.promise;
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('card', 'go:2'), 'c1');
    const pressed = anna.press(posted.messageId ?? '', 'go:2');
    if (deferAfterMs === 0) await pressed.ack;
    answer.fulfil(toast('*only* you'));
    const note = await pressed.waitFor((one) => one.content.includes('only'));
    expect(note).toMatchObject({ content: '\\*only\\* you', flags: 64 });
    expect(textOf(fake.messages(channelId)[0])).toContain('card');
  });

  test('on a select menu passes on the selected values', async () => {
    const { anna, channelId, script } = await setUpDiscord(patient);
    const options = ['1', '2', '3'].map((value) => ({ value, label: value, isSelected: false }));
    const picker = { press: 'pick:1', placeholder: 'seasons', isMultiple: true, options };
    script.onCommand = () => replyPrivately({ ...textView('pick'), picker });
    const card = await anna.command(channelId, 'request', { title: 'Dune' }).waitFor();
    await anna.select(card, 'pick:1', ['1', '3']).ack;
    expect(script.calls[1]).toMatchObject({ what: 'pick:1', input: ['1', '3'] });
  });

  test('passes on a forged id unchanged', async () => {
    const { anna, bot, channelId, script } = await setUpDiscord(patient);
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('card', 'go:2'), 'c1');
    const data = { component_type: 2, custom_id: '../../etc', id: 1 };
    const messageId = posted.messageId ?? '';
    await anna.rawInteraction(channelId, { type: 3, data, messageId }).ack;
    expect(script.calls[0]).toMatchObject({ verb: 'press', what: '../../etc' });
  });
});

describe('a form in Discord', () => {
  const form = {
    title: 'Why?',
    submit: 'decline:1',
    fields: [{ name: 'reason', label: 'Reason', isLong: true, isRequired: true, maxLength: 300 }],
  };

  test('is awaited, opened, and passed on when submitted', async () => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord({ deferAfterMs: 0 });
    script.onPress = () => ({ kind: 'form', form });
    script.onSubmit = (_, fields) => updateMessage(textView(`declined: ${fields['reason']}`));
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('c', 'form:1'), 'c1');
    const pressed = anna.press(posted.messageId ?? '', 'form:1');
    expect(await pressed.waitForModal()).toMatchObject({ custom_id: 'decline:1', title: 'Why?' });
    anna.submitModal(pressed, { reason: 'too long' });
    await fake.waitForMessage(channelId, (one) => textOf(one).includes('declined: too long'));
    expect(script.calls[1]).toMatchObject({ verb: 'submit', input: { reason: 'too long' } });
  });

  test('is offered as a button after a deferral', async () => {
    const { anna, bot, channelId, script } = await setUpDiscord({ deferAfterMs: 0 });
    const answer = aPromise<Reply>();
    script.onPress = () => answer.promise;
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('card', 'go:1'), 'c1');
    const pressed = anna.press(posted.messageId ?? '', 'go:1');
    await pressed.ack;
    answer.fulfil({ kind: 'form', form });
    const offer = await pressed.waitFor((one) => textOf(one).includes('Why?'));
    expect(offer.flags).toBe(64);
    expect(JSON.stringify(offer.components)).toContain('"go:1"');
  });
});

describe('a reply that Discord does not accept', () => {
  test('is logged if it is too late, and the bot keeps running', async () => {
    const { anna, channelId, script, bot, fake } = await setUpDiscord(patient);
    const answer = aPromise<Reply>();
    script.onCommand = () => answer.promise;
    const late = anna.command(channelId, 'requests');
    await vi.waitFor(() => expect(script.calls).toHaveLength(1));
    fake.expire(late.token);
    answer.fulfil(replyPrivately(textView('late')));
    await vi.waitFor(() =>
      expect(bot.lines.some(({ message }) => /expired before/.test(message))).toBe(true),
    );
    script.onCommand = () => replyPrivately(textView('in time'));
    expect(textOf(await anna.command(channelId, 'requests').waitFor())).toContain('in time');
  });

  test('still updates a public message', async () => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord(patient);
    const answer = aPromise<Reply>();
    script.onPress = () => answer.promise;
    const posted = await bot.outbound.post(inChannel(channelId), buttonsView('card', 'go:1'), 'c1');
    const pressed = anna.press(posted.messageId ?? '', 'go:1');
    await vi.waitFor(() => expect(script.calls).toHaveLength(1));
    fake.expire(pressed.token);
    answer.fulfil(updateMessage(textView('changed anyway')));
    await fake.waitForMessage(channelId, (one) => textOf(one).includes('changed anyway'));
  });

  test('is sent again after a connection error', async () => {
    const { anna, channelId, fake } = await setUpDiscord(patient);
    fake.faults.dropConnection(callback, 2);
    expect(await anna.command(channelId, 'requests').ack).toMatchObject({ type: 4 });
  });

  test('counts as sent if only Discord’s answer was lost', async () => {
    const { anna, channelId, bot, fake } = await setUpDiscord(patient);
    fake.faults.loseAnswer(callback);
    await anna.command(channelId, 'requests').ack;
    await vi.waitFor(() =>
      expect(bot.lines.some(({ message }) => /already answered/.test(message))).toBe(true),
    );
    expect(bot.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  test('is sent again after a deferral and a connection error', async () => {
    const { anna, channelId, script, fake } = await setUpDiscord();
    const answer = aPromise<Reply>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'requests');
    await interaction.ack;
    fake.faults.dropConnection('PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original');
    answer.fulfil(replyPrivately(textView('at last')));
    expect(textOf(await interaction.waitFor())).toContain('at last');
  });

  test('never logs the token of the interaction', async () => {
    const { anna, channelId, script, bot, fake } = await setUpDiscord();
    const answer = aPromise<Reply>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'requests');
    await interaction.ack;
    const route = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
    fake.faults.fail(route, 400, 1, { code: 50035, message: 'Invalid Form Body' });
    answer.fulfil(replyPrivately(textView('refused')));
    await vi.waitFor(() => expect(bot.lines.some(({ level }) => level === 'error')).toBe(true));
    const [line] = bot.lines.filter((one) => one.level === 'error');
    const { error } = { error: null, ...line?.fields };
    expect(String(error)).toContain('50035');
    expect(JSON.stringify(Object.entries(Object(error)))).not.toContain(interaction.token);
    expect(String(error)).not.toContain(interaction.token);
  });
});

describe('a reaction in Discord', () => {
  test.each([
    ['👍', 'yes'],
    ['✅', 'yes'],
    ['👎🏽', 'no'],
    ['❌', 'no'],
  ])('%s on a message of the bot is the vote %s', async (emoji, vote) => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord();
    script.onReact = () => updateMessage(textView('decided'));
    const posted = await bot.outbound.post(inChannel(channelId), textView('card'), 'c1');
    anna.react(channelId, posted.messageId ?? '', emoji);
    await fake.waitForMessage(channelId, (one) => textOf(one).includes('decided'));
    expect(script.calls).toMatchObject([
      { verb: 'react', what: vote, interaction: { answer: posted, sender: { name: 'Anna' } } },
    ]);
  });

  test('with another emoji or on a message of another user is ignored', async () => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord();
    script.onReact = () => updateMessage(textView('decided'));
    const posted = await bot.outbound.post(inChannel(channelId), textView('card'), 'c1');
    const other = anna.say(channelId, 'hello');
    anna.react(channelId, posted.messageId ?? '', '🎉');
    anna.react(channelId, other.id, '👍');
    anna.react(channelId, posted.messageId ?? '', '👍');
    await fake.waitForMessage(channelId, (one) => textOf(one).includes('decided'));
    expect(script.calls).toHaveLength(1);
  });

  test('gets a toast as a direct message', async () => {
    const { anna, bot, channelId, script, fake } = await setUpDiscord();
    script.onReact = () => toast('not yours to decide');
    const posted = await bot.outbound.post(inChannel(channelId), textView('card'), 'c1');
    anna.react(channelId, posted.messageId ?? '', '👍');
    const note = await fake.waitForMessage(anna.dmChannelId);
    expect(textOf(note)).toContain('not yours to decide');
  });

  test('in direct messages has the name of the sender', async () => {
    const { anna, bot, script } = await setUpDiscord();
    const place = { platform: 'discord', kind: 'direct', address: anna.userId } as const;
    const posted = await bot.outbound.post(place, textView('approve?'), 'c1');
    anna.react(anna.dmChannelId, posted.messageId ?? '', '👍');
    await vi.waitFor(() => expect(script.calls).toHaveLength(1));
    expect(script.calls[0]?.interaction).toMatchObject({ space: null, sender: { name: 'Anna' } });
  });
});
