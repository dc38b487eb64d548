import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';

let setup: DiscordSetup;
let channel: string;

beforeEach(async () => {
  setup = await createDiscordSetup({ oldEdits: { limit: 1, perMs: 60_000 } });
  channel = `/channels/${setup.channelId}`;
});
afterEach(() => setup.stop());

describe('channel messages', () => {
  it('are posted, edited with history, fetched and deleted', async () => {
    const id = await setup.post({ content: 'one' });
    const path = `${channel}/messages/${id}`;
    expect((await setup.call('PATCH', path, { content: 'two' })).body['content']).toBe('two');
    const [message] = setup.discord.messages(setup.channelId);
    expect(message).toMatchObject({ content: 'two', history: [{ content: 'one' }] });
    expect((await setup.call('GET', path)).body['edited_timestamp']).not.toBeNull();
    const deleted = await setup.call('DELETE', path);
    expect([deleted.status, deleted.headers.get('content-type')]).toEqual([204, null]);
    expect((await setup.call('PATCH', path, { content: 'x' })).body['code']).toBe(10008);
  });

  it('with the same enforced nonce are one message', async () => {
    const first = await setup.post({ content: 'x', nonce: 'n1', enforce_nonce: true });
    expect(await setup.post({ content: 'x', nonce: 'n1', enforce_nonce: true })).toBe(first);
    expect(await setup.post({ content: 'x', nonce: 'n1' })).not.toBe(first);
  });

  it('of others cannot be edited or deleted', async () => {
    const { id } = setup.discord.as(setup.annaId).say(setup.channelId, 'mine');
    const path = `${channel}/messages/${id}`;
    expect((await setup.call('PATCH', path, { content: 'x' })).body['code']).toBe(50005);
    expect((await setup.call('DELETE', path)).body['code']).toBe(50013);
  });

  it('older than an hour take few edits, then 429 with code 30046', async () => {
    const id = await setup.post({ content: 'x' });
    setup.discord.world.makeOlder(id, 3_700_000);
    const edit = () => setup.call('PATCH', `${channel}/messages/${id}`, { content: 'y' });
    expect((await edit()).status).toBe(200);
    expect(await edit()).toMatchObject({ status: 429, body: { code: 30046, global: false } });
  });

  it('that answer an unknown message are refused unless told not to fail', async () => {
    const message_reference = { message_id: '1' };
    const refused = await setup.call('POST', `${channel}/messages`, {
      content: 'x',
      message_reference,
    });
    expect(refused.body['code']).toBe(10008);
    await setup.post({
      content: 'x',
      message_reference: { message_id: '1', fail_if_not_exists: false },
    });
  });
});

describe('mentions', () => {
  const pinged = (id: string) =>
    setup.discord.messages(setup.channelId).find((one) => one.id === id)?.mentionedIds;

  it('notify members by default, and nobody when none are allowed', async () => {
    const content = `<@${setup.annaId}> <@1> @everyone`;
    expect(pinged(await setup.post({ content }))).toEqual([setup.annaId]);
    expect(pinged(await setup.post({ content, allowed_mentions: { parse: [] } }))).toEqual([]);
    const users = { users: [setup.benId] };
    expect(pinged(await setup.post({ content, allowed_mentions: users }))).toEqual([]);
  });

  it('of roles and everyone notify only where the bot may', async () => {
    const role = setup.discord.world.addRole(setup.guildId, { name: 'staff' }).id;
    const content = `<@&${role}> @everyone`;
    expect(pinged(await setup.post({ content }))).toEqual([role]);
    setup.discord.world.setBotPermissions(setup.channelId, [
      'ViewChannel',
      'SendMessages',
      'MentionEveryone',
    ]);
    expect(pinged(await setup.post({ content }))).toEqual([role, 'everyone']);
  });

  it('in embeds notify nobody; an answer notifies its author', async () => {
    expect(pinged(await setup.post({ embeds: [{ title: `<@${setup.annaId}>` }] }))).toEqual([]);
    const { id } = setup.discord.as(setup.benId).say(setup.channelId, 'hi');
    const message_reference = { message_id: id };
    expect(pinged(await setup.post({ content: 'x', message_reference }))).toEqual([setup.benId]);
  });
});

describe('access', () => {
  it('is refused with the code of what is missing', async () => {
    const { world } = setup.discord;
    const post = async (body = {}) =>
      (await setup.call('POST', `${channel}/messages`, { content: 'x', ...body })).body['code'];
    world.setBotPermissions(setup.channelId, ['ViewChannel', 'SendMessages']);
    expect(await post({ embeds: [{ title: 'x' }] })).toBe(50013);
    world.setBotPermissions(setup.channelId, ['ViewChannel']);
    expect(await post()).toBe(50013);
    world.denyAccess(setup.channelId);
    expect(await post()).toBe(50001);
    world.deleteChannel(setup.channelId);
    expect(await post()).toBe(10003);
    expect((await setup.call('GET', '/guilds/1')).body['code']).toBe(10004);
    expect((await setup.call('GET', `/guilds/${setup.guildId}/members/1`)).body['code']).toBe(
      10007,
    );
    expect((await setup.call('GET', '/users/1')).body['code']).toBe(10013);
  });

  it('without the right token is 401', async () => {
    const answer = await setup.call('GET', '/users/@me', undefined, 'wrong');
    expect(answer).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  });

  it('to someone with closed direct messages is refused with 50007', async () => {
    const opened = await setup.call('POST', '/users/@me/channels', { recipient_id: setup.annaId });
    const id = String(opened.body['id']);
    expect(opened.body).toMatchObject({ type: 1, recipients: [{ id: setup.annaId }] });
    await setup.post({ content: 'hello' }, id);
    expect(setup.discord.dms(setup.annaId)).toMatchObject([{ content: 'hello' }]);
    setup.discord.world.setDmsClosed(setup.annaId, true);
    const refused = await setup.call('POST', `/channels/${id}/messages`, { content: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { code: 50007 } });
  });
});

describe('reactions', () => {
  it('are added once, need rights, and go away', async () => {
    const id = await setup.post({ content: 'x' });
    const path = `${channel}/messages/${id}/reactions/${encodeURIComponent('👍')}`;
    expect((await setup.call('PUT', `${path}/@me`)).status).toBe(204);
    setup.discord.as(setup.annaId).react(setup.channelId, id, '👍');
    expect((await setup.call('GET', path)).body['list']).toHaveLength(2);
    expect((await setup.call('DELETE', `${path}/${setup.annaId}`)).body['code']).toBe(50013);
    expect((await setup.call('DELETE', `${path}/@me`)).status).toBe(204);
    expect(
      (await setup.call('PUT', `${channel}/messages/${id}/reactions/nope/@me`)).body['code'],
    ).toBe(10014);
    setup.discord.world.setBotPermissions(setup.channelId, ['ViewChannel', 'ReadMessageHistory']);
    const other = path.replace(encodeURIComponent('👍'), encodeURIComponent('❌'));
    expect((await setup.call('PUT', `${other}/@me`)).body['code']).toBe(50013);
  });
});

describe('commands', () => {
  it('keep their ids in a bulk overwrite and change version only with a change', async () => {
    const path = `/applications/${setup.discord.applicationId}/guilds/${setup.guildId}/commands`;
    const put = async (description: string) => {
      await setup.call('PUT', path, [{ name: 'a', description }]);
      return setup.discord.commands(setup.guildId)[0];
    };
    const first = await put('one');
    expect(await put('one')).toEqual(first);
    const changed = await put('two');
    expect(changed?.id).toBe(first?.id);
    expect(changed?.version).not.toBe(first?.version);
    const created = await setup.call('POST', path, { name: 'b', description: 'x' });
    expect(created.status).toBe(201);
    const one = `${path}/${String(created.body['id'])}`;
    expect((await setup.call('PATCH', one, { description: 'y' })).body['description']).toBe('y');
    expect((await setup.call('DELETE', one)).status).toBe(204);
    expect((await setup.call('GET', one)).body['code']).toBe(10063);
  });
});

describe('files', () => {
  it('come as multipart with payload_json', async () => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'see' }));
    form.set('files[0]', new Blob(['x']), 'poster.png');
    await fetch(`${setup.discord.apiUrl}/v10${channel}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${setup.discord.token}` },
      body: form,
    });
    expect(setup.discord.messages(setup.channelId)).toMatchObject([
      { content: 'see', attachments: ['poster.png'] },
    ]);
  });
});

describe('a guild the bot was put out of', () => {
  it('is closed to it, and so are the direct messages of who has no other in common', async () => {
    const { discord } = setup;
    const dm = await setup.call('POST', '/users/@me/channels', { recipient_id: setup.annaId });
    discord.world.removeBot(setup.guildId);
    const direct = `/channels/${String(dm.body['id'])}/messages`;
    const own = `/applications/${discord.applicationId}/guilds/${setup.guildId}/commands`;
    const codeOf = async (method: string, path: string, body?: object) =>
      (await setup.call(method, path, body)).body['code'];
    expect(await codeOf('GET', channel)).toBe(50001);
    expect(await codeOf('POST', `${channel}/messages`, { content: 'hi' })).toBe(50001);
    expect(await codeOf('GET', `/guilds/${setup.guildId}`)).toBe(10004);
    expect(await codeOf('GET', own)).toBe(50001);
    expect(await codeOf('POST', direct, { content: 'hi' })).toBe(50007);
    expect((await setup.call('GET', '/users/@me/guilds')).body['list']).toEqual([]);
    discord.world.returnBot(setup.guildId);
    expect((await setup.call('POST', direct, { content: 'hi' })).status).toBe(200);
    expect((await setup.call('GET', channel)).status).toBe(200);
  });
});
