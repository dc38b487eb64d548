import { describe, expect, test, vi } from 'vitest';
import { type Reply, updateMessage } from '../../../src/chat/reply.ts';
import { textView, type View } from '../../../src/chat/view.ts';
import type { MessageRef } from '../../../src/domain/place.ts';
import { aBot, aPromise, buttonsView, setUpDiscord } from '../../support/discord-setup.ts';

const post = 'POST /channels/{channel_id}/messages';
const patch = 'PATCH /channels/{channel_id}/messages/{message_id}';
const patchReply = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';

const channel = (address: string) => ({ platform: 'discord', kind: 'channel', address }) as const;
const direct = (address: string) => ({ platform: 'discord', kind: 'direct', address }) as const;

describe('posting to Discord', () => {
  test('posts to a channel, and the message can be edited', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    const message = await bot.outbound.post(channel(channelId), textView('one'), 'once-1');
    expect(message).toEqual({
      place: channel(channelId),
      messageId: fake.messages(channelId)[0]?.id,
    });
    await bot.outbound.edit(message, textView('two'));
    expect(JSON.stringify(fake.messages(channelId))).toContain('two');
  });

  test('posts and edits from a process that never connects to the gateway', async () => {
    const { fake, channelId } = await setUpDiscord();
    const worker = aBot(fake);
    const message = await worker.outbound.post(channel(channelId), textView('one'), 'once-1');
    await worker.outbound.edit(message, textView('two'));
    expect(JSON.stringify(fake.messages(channelId))).toContain('two');
  });

  test('posts once for one idempotency key', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    const first = await bot.outbound.post(channel(channelId), textView('one'), 'once-1');
    expect(await bot.outbound.post(channel(channelId), textView('one'), 'once-1')).toEqual(first);
    expect(fake.messages(channelId)).toHaveLength(1);
  });

  test('posts once if the response is lost', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    fake.faults.loseAnswer(post);
    const again = () => bot.outbound.post(channel(channelId), textView('one'), 'once-1');
    await again().catch(again);
    expect(fake.messages(channelId)).toHaveLength(1);
  });

  test('reports that a message that was posted before has different content', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    const pending = { ...buttonsView('pending', 'go:1'), title: 'Dune' };
    fake.faults.loseAnswer(post);
    const again = (view: View) => bot.outbound.post(channel(channelId), view, 'once-1');
    const same = await again(pending).catch(() => again(pending));
    expect(same.isOutdated).toBeUndefined();
    const declined = await again({ ...textView('declined'), title: 'Dune' });
    expect(declined).toEqual({ ...same, isOutdated: true });
  });

  test('opens the direct message channel of a user once', async () => {
    const { bot, fake, anna } = await setUpDiscord();
    const first = await bot.outbound.post(direct(anna.userId), textView('one'), 'once-1');
    await bot.outbound.post(direct(anna.userId), textView('two'), 'once-2');
    expect(first.place).toEqual(channel(anna.dmChannelId));
    expect(fake.dms(anna.userId)).toHaveLength(2);
    expect(fake.calls.filter((call) => call.route === 'POST /users/@me/channels')).toHaveLength(1);
    await bot.outbound.edit(first, textView('changed'));
    expect(JSON.stringify(fake.dms(anna.userId)[0])).toContain('changed');
  });

  test.each(['http://seerr:5055', 'http://localhost:5055', 'http://[fe80::1]:5055', 'seerr'])(
    'posts a message with a button for %s, which Discord rejects',
    async (url) => {
      const { bot, fake, channelId } = await setUpDiscord();
      const { buttons = [] } = buttonsView('card', 'go:1');
      const view = { ...textView('card'), buttons: [...buttons, [{ label: 'Open', url }]] };
      await bot.outbound.post(channel(channelId), view, 'once-1');
      const [message] = fake.messages(channelId);
      expect(JSON.stringify(message?.components)).toContain('go:1');
      expect(JSON.stringify(message?.components)).not.toContain('Open');
    },
  );

  test('posts and edits again without the parts that Discord refuses', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    const error = { _errors: [{ code: 'URL_TYPE_INVALID_URL', message: 'Not well formed' }] };
    const errors = {
      components: { 0: { components: { 1: { url: error } } } },
      embeds: { 0: { thumbnail: { url: error } } },
    };
    const refusal = { code: 50035, message: 'Invalid Form Body', errors };
    const link = { label: 'Open', url: 'https://my_seerr.lan/movie/1' };
    const [row = []] = buttonsView('card', 'go:1').buttons ?? [];
    const view = {
      ...textView('card'),
      image: 'https://my_seerr.lan/a.jpg',
      buttons: [[...row, link]],
    };
    fake.faults.fail(post, 400, 1, refusal);
    const message = await bot.outbound.post(channel(channelId), view, 'once-1');
    fake.faults.fail(patch, 400, 1, refusal);
    await bot.outbound.edit(message, { ...view, title: 'changed' });
    const shown = JSON.stringify(fake.messages(channelId));
    expect(shown).toContain('changed');
    expect(shown).toContain('go:1');
    expect(shown).not.toContain('my_seerr');
    expect(bot.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });

  test('reports a rejection that a retry without the rejected parts cannot fix', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    const errors = { nonce: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'too long' }] } };
    fake.faults.fail(post, 400, 1, { code: 50035, message: 'Invalid Form Body', errors });
    await expect(
      bot.outbound.post(channel(channelId), textView('one'), 'once-1'),
    ).rejects.toMatchObject({ code: 'platform-rejected' });
    expect(fake.messages(channelId)).toEqual([]);
  });

  test('notifies only users in `mentions`', async () => {
    const { bot, fake, channelId, annaId } = await setUpDiscord();
    const key = { platform: 'discord', platformUserId: annaId } as const;
    const view = { ...textView('@everyone it is there'), mentions: [key] };
    await bot.outbound.post(channel(channelId), view, 'once-1');
    expect(fake.messages(channelId)[0]?.mentionedIds).toEqual([annaId]);
  });
});

describe('posting to Discord fails if', () => {
  test('direct messages are closed', async () => {
    const { bot, fake, annaId } = await setUpDiscord();
    fake.world.setDmsClosed(annaId, true);
    await expect(bot.outbound.post(direct(annaId), textView('x'), 'o')).rejects.toMatchObject({
      code: 'direct-messages-closed',
    });
  });

  test('the channel is gone', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    fake.world.deleteChannel(channelId);
    await expect(bot.outbound.post(channel(channelId), textView('x'), 'o')).rejects.toMatchObject({
      code: 'channel-not-found',
    });
  });

  test('the channel is hidden, or writing is not allowed', async () => {
    const { bot, fake, channelId } = await setUpDiscord();
    fake.world.setBotPermissions(channelId, ['ViewChannel']);
    const attempt = () => bot.outbound.post(channel(channelId), textView('x'), 'o');
    await expect(attempt()).rejects.toMatchObject({ code: 'channel-forbidden' });
    fake.world.denyAccess(channelId);
    await expect(attempt()).rejects.toMatchObject({ code: 'channel-forbidden' });
  });

  test.each(['not-an-id', '../users/@me', ''])('"%s" is not a channel id', async (address) => {
    const { bot, fake } = await setUpDiscord();
    const callsBefore = fake.calls.length;
    await expect(bot.outbound.post(channel(address), textView('x'), 'o')).rejects.toMatchObject({
      code: 'channel-not-found',
    });
    expect(fake.calls).toHaveLength(callsBefore);
  });
});

describe('editing a Discord message', () => {
  async function aMessage() {
    const stage = await setUpDiscord();
    const message = await stage.bot.outbound.post(
      channel(stage.channelId),
      textView('one'),
      'once-1',
    );
    return { ...stage, message, edit: () => stage.bot.outbound.edit(message, textView('two')) };
  }

  test('fails if the message was deleted', async () => {
    const { fake, message, edit } = await aMessage();
    fake.world.deleteMessage(message.messageId ?? '');
    await expect(edit()).rejects.toMatchObject({ code: 'message-not-found' });
  });

  test('fails if the channel was deleted', async () => {
    const { fake, channelId, edit } = await aMessage();
    fake.world.deleteChannel(channelId);
    await expect(edit()).rejects.toMatchObject({ code: 'channel-not-found' });
  });

  test('fails if the channel is hidden', async () => {
    const { fake, channelId, edit } = await aMessage();
    fake.world.denyAccess(channelId);
    await expect(edit()).rejects.toMatchObject({ code: 'channel-forbidden' });
  });

  test('succeeds if nothing changes', async () => {
    const { edit } = await aMessage();
    await edit();
    await expect(edit()).resolves.toBeUndefined();
  });

  test('waits as long as Discord asks for, so that no call is rejected twice', async () => {
    const { fake, edit } = await aMessage();
    fake.faults.rateLimit(patch, 1_000);
    await edit();
    const statuses = fake.calls.filter(({ route }) => route === patch).map(({ status }) => status);
    expect(statuses).toEqual([429, 200]);
  });

  test('fails at once if Discord asks for a long wait, and can be retried later', async () => {
    const { fake, edit } = await aMessage();
    fake.faults.rateLimit(patch, 120_000);
    await expect(edit()).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  test.each([500, 502, 503])(
    'while Discord returns %i has failed and can be retried later',
    async (status) => {
      const { fake, edit } = await aMessage();
      fake.faults.fail(patch, status, 4);
      await expect(edit()).rejects.toMatchObject({
        code: 'platform-unavailable',
        metadata: { isRetryable: true },
      });
      await edit();
    },
  );

  test('fails after a connection error and can be retried', async () => {
    const { fake, edit } = await aMessage();
    fake.faults.dropConnection(patch, 4);
    await expect(edit()).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  test('that Discord rejects fails with the reason, without the URL', async () => {
    const { fake, edit, message } = await aMessage();
    const errors = { embeds: { _errors: [{ code: 'X', message: 'too big' }] } };
    fake.faults.fail(patch, 400, 1, { code: 50035, message: 'Invalid Form Body', errors });
    const fault = await edit().catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'platform-rejected' });
    const { cause } = Object(fault);
    expect(String(cause)).toMatch(/50035.*\nembeds\[X\]: too big/);
    expect(JSON.stringify({ ...cause })).not.toContain(message.messageId);
  });

  test('of too many old messages can be retried', async () => {
    const { fake, edit } = await aMessage();
    fake.faults.fail(patch, 400, 1, { code: 30046, message: 'too many edits' });
    await expect(edit()).rejects.toMatchObject({ code: 'platform-unavailable' });
  });
});

describe('editing a reply to a Discord interaction', () => {
  async function aReply() {
    const stage = await setUpDiscord({ deferAfterMs: 2_000 });
    const interaction = stage.anna.command(stage.channelId, 'request', { title: 'Dune' });
    const shown = await interaction.waitFor();
    const answer = stage.script.calls[0]?.interaction.answer;
    if (!answer) throw new Error('no answer to edit');
    return { ...stage, interaction, shown, answer };
  }

  /** The same reply, from an interaction that has certainly expired. */
  function aged({ place }: MessageRef): MessageRef {
    return { place: { ...place, editableUntil: new Date(Date.now() + 60_000) }, messageId: null };
  }

  test('updates the message that the user sees', async () => {
    const { bot, answer, interaction } = await aReply();
    await bot.outbound.edit(answer, textView('approved'));
    expect(JSON.stringify(interaction.reply())).toContain('approved');
  });

  test('fails if the reply was dismissed', async () => {
    const { bot, fake, answer, shown } = await aReply();
    fake.world.deleteMessage(shown.id);
    await expect(bot.outbound.edit(answer, textView('x'))).rejects.toMatchObject({
      code: 'message-not-found',
    });
  });

  test('fails if the token has expired', async () => {
    const { bot, fake, answer, interaction } = await aReply();
    fake.expire(interaction.token);
    await expect(bot.outbound.edit(aged(answer), textView('x'))).rejects.toMatchObject({
      code: 'reply-expired',
    });
  });

  test('can be retried if the reply is too recent to have expired', async () => {
    const { bot, fake, answer } = await aReply();
    fake.faults.fail(patchReply, 404, 1, { code: 10015, message: 'Unknown Webhook' });
    await expect(bot.outbound.edit(answer, textView('x'))).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    await bot.outbound.edit(answer, textView('now'));
  });

  test.each(['', 'x', 'x:y', '1:../../users/@me'])(
    'fails for the invalid address "%s"',
    async (address) => {
      const { bot } = await setUpDiscord();
      const place = { platform: 'discord', kind: 'reply', address } as const;
      await expect(
        bot.outbound.edit({ place, messageId: null }, textView('x')),
      ).rejects.toMatchObject({
        code: 'reply-expired',
      });
    },
  );

  test('waits for the response to a press on the same message', async () => {
    const { bot, anna, script, shown, fake } = await aReply();
    const answer = aPromise<Reply>();
    script.onPress = () => answer.promise;
    const pressed = anna.press(shown, 'go:1');
    await vi.waitFor(() => expect(script.calls).toHaveLength(2));
    const at = script.calls[1]?.interaction.answer;
    const edited = at && bot.outbound.edit(at, textView('newer'));
    answer.fulfil(updateMessage(textView('older')));
    await edited;
    expect(JSON.stringify(pressed.reply())).toContain('newer');
    const order = fake.calls.slice(-2).map(({ body }) => JSON.stringify(body));
    expect(order[0]).toContain('older');
    expect(order[1]).toContain('newer');
  });

  test('a posted reply is private and can be edited', async () => {
    const { bot, answer, interaction } = await aReply();
    const posted = await bot.outbound.post(answer.place, buttonsView('more', 'go:2'), 'once-1');
    await bot.outbound.edit(posted, textView('less'));
    expect(interaction.followups).toMatchObject([{ id: posted.messageId, flags: 64 }]);
    expect(JSON.stringify(interaction.followups)).toContain('less');
  });
});

test('editing replies does not count toward the limit of 50 calls a second', async () => {
  const { bot, fake, anna, channelId } = await setUpDiscord({}, { ackDeadlineMs: 20_000 });
  fake.faults.limitBucket(patchReply, { limit: 1_000, perMs: 1_000 });
  fake.faults.limitBucket('POST /interactions/{interaction_id}/{interaction_token}/callback', {
    limit: 1_000,
    perMs: 1_000,
  });
  const edits = Array.from({ length: 120 }, async () => {
    const asked = anna.command(channelId, 'request', { title: 'dune' });
    await asked.waitFor();
    const address = `${fake.applicationId}:${asked.token}`;
    const place = { platform: 'discord', kind: 'reply', address } as const;
    await bot.outbound.edit({ place, messageId: null }, textView('later'));
  });
  await Promise.all(edits);
  expect(bot.lines.map(({ message }) => message)).not.toContain('Discord limits the rate');
});
