import { describe, expect, test } from 'vitest';
import { update, whisper } from '../../src/chat/reply.ts';
import { say } from '../../src/chat/view.ts';
import { aPromise, aStage, buttonsView } from './stage.ts';

/** The text of an embed, or the content. */
function textOf(message: { content: string; embeds: readonly unknown[] } | undefined): string {
  return JSON.stringify([message?.content, message?.embeds]);
}

describe('a command', () => {
  test('is answered at once with a private message', async () => {
    const { anna, channelId, script, guildId } = await aStage({ deferAfterMs: 500 });
    const interaction = anna.command(channelId, 'request', { title: 'Dune', '4k': true });
    expect(await interaction.ack).toMatchObject({ type: 4 });
    const reply = await interaction.waitFor();
    expect(reply.flags).toBe(64);
    expect(textOf(reply)).toContain('/request');
    expect(script.asked).toMatchObject([
      {
        verb: 'command',
        what: 'request',
        given: { title: 'Dune', '4k': true },
        happening: {
          visitor: {
            platform: 'discord',
            platformUserId: anna.userId,
            name: 'Anna',
            locale: 'en-US',
          },
          space: { platformSpaceId: guildId, name: 'Films' },
          place: { platform: 'discord', kind: 'channel', address: channelId },
          answer: { place: { kind: 'reply' }, messageId: null },
        },
      },
    ]);
  });

  test('that takes long is announced, then answered', async () => {
    const { anna, channelId, script } = await aStage();
    const answer = aPromise<ReturnType<typeof whisper>>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'request', { title: 'Dune' });
    expect(await interaction.ack).toMatchObject({ type: 5 });
    answer.fulfil(whisper(say('found')));
    const reply = await interaction.waitFor();
    expect(textOf(reply)).toContain('found');
    expect(reply.flags).toBe(64);
  });
});

describe('a press', () => {
  test('changes the private message it was made on', async () => {
    const { anna, channelId, script } = await aStage({ deferAfterMs: 500 });
    script.onPress = (id) => update(say(`changed by ${id}`));
    const interaction = anna.command(channelId, 'request', { title: 'Dune' });
    const pressed = anna.press(await interaction.waitFor(), 'go:1');
    expect(await pressed.ack).toMatchObject({ type: 7 });
    expect(textOf(await pressed.waitFor())).toContain('changed by go:1');
  });

  test('on a message of the bot changes it', async () => {
    const { anna, bot, channelId, script, fake } = await aStage({ deferAfterMs: 500 });
    script.onPress = (id) => update(say(`changed by ${id}`));
    const place = { platform: 'discord', kind: 'channel', address: channelId } as const;
    const posted = await bot.outbound.post(place, buttonsView('card', 'go:2'), 'card-1');
    await anna.press(posted.messageId ?? '', 'go:2').ack;
    expect(textOf(fake.messages(channelId)[0])).toContain('changed by go:2');
    expect(script.asked[0]?.happening.answer).toEqual(posted);
  });
});
