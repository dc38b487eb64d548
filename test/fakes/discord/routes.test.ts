import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
let channel: string;

beforeEach(async () => {
  stage = await createStage({ oldEdits: { limit: 1, perMs: 60_000 } });
  channel = `/channels/${stage.channelId}`;
});
afterEach(() => stage.stop());

describe('channel messages', () => {
  it('are posted, edited with history, fetched and deleted', async () => {
    const id = await stage.post({ content: 'one' });
    const path = `${channel}/messages/${id}`;
    expect((await stage.call('PATCH', path, { content: 'two' })).body['content']).toBe('two');
    const [message] = stage.discord.messages(stage.channelId);
    expect(message).toMatchObject({ content: 'two', history: [{ content: 'one' }] });
    expect((await stage.call('GET', path)).body['edited_timestamp']).not.toBeNull();
    const deleted = await stage.call('DELETE', path);
    expect([deleted.status, deleted.headers.get('content-type')]).toEqual([204, null]);
    expect((await stage.call('PATCH', path, { content: 'x' })).body['code']).toBe(10008);
  });

  it('with the same enforced nonce are one message', async () => {
    const first = await stage.post({ content: 'x', nonce: 'n1', enforce_nonce: true });
    expect(await stage.post({ content: 'x', nonce: 'n1', enforce_nonce: true })).toBe(first);
    expect(await stage.post({ content: 'x', nonce: 'n1' })).not.toBe(first);
  });

  it('of others cannot be edited or deleted', async () => {
    const { id } = stage.discord.as(stage.annaId).say(stage.channelId, 'mine');
    const path = `${channel}/messages/${id}`;
    expect((await stage.call('PATCH', path, { content: 'x' })).body['code']).toBe(50005);
    expect((await stage.call('DELETE', path)).body['code']).toBe(50013);
  });

  it('older than an hour take few edits, then 429 with code 30046', async () => {
    const id = await stage.post({ content: 'x' });
    stage.discord.world.age(id, 3_700_000);
    const edit = () => stage.call('PATCH', `${channel}/messages/${id}`, { content: 'y' });
    expect((await edit()).status).toBe(200);
    expect(await edit()).toMatchObject({ status: 429, body: { code: 30046, global: false } });
  });

  it('that answer an unknown message are refused unless told not to fail', async () => {
    const message_reference = { message_id: '1' };
    const refused = await stage.call('POST', `${channel}/messages`, {
      content: 'x',
      message_reference,
    });
    expect(refused.body['code']).toBe(10008);
    await stage.post({
      content: 'x',
      message_reference: { message_id: '1', fail_if_not_exists: false },
    });
  });
});

describe('mentions', () => {
  const pinged = (id: string) =>
    stage.discord.messages(stage.channelId).find((one) => one.id === id)?.pinged;

  it('notify members by default, and nobody when none are allowed', async () => {
    const content = `<@${stage.annaId}> <@1> @everyone`;
    expect(pinged(await stage.post({ content }))).toEqual([stage.annaId]);
    expect(pinged(await stage.post({ content, allowed_mentions: { parse: [] } }))).toEqual([]);
    const users = { users: [stage.benId] };
    expect(pinged(await stage.post({ content, allowed_mentions: users }))).toEqual([]);
  });

  it('of roles and everyone notify only where the bot may', async () => {
    const role = stage.discord.world.addRole(stage.guildId, { name: 'staff' }).id;
    const content = `<@&${role}> @everyone`;
    expect(pinged(await stage.post({ content }))).toEqual([role]);
    stage.discord.world.setBotPermissions(stage.channelId, [
      'ViewChannel',
      'SendMessages',
      'MentionEveryone',
    ]);
    expect(pinged(await stage.post({ content }))).toEqual([role, 'everyone']);
  });

  it('in embeds notify nobody; an answer notifies its author', async () => {
    expect(pinged(await stage.post({ embeds: [{ title: `<@${stage.annaId}>` }] }))).toEqual([]);
    const { id } = stage.discord.as(stage.benId).say(stage.channelId, 'hi');
    const message_reference = { message_id: id };
    expect(pinged(await stage.post({ content: 'x', message_reference }))).toEqual([stage.benId]);
  });
});

describe('access', () => {
  it('is refused with the code of what is missing', async () => {
    const { world } = stage.discord;
    const post = async (body = {}) =>
      (await stage.call('POST', `${channel}/messages`, { content: 'x', ...body })).body['code'];
    world.setBotPermissions(stage.channelId, ['ViewChannel', 'SendMessages']);
    expect(await post({ embeds: [{ title: 'x' }] })).toBe(50013);
    world.setBotPermissions(stage.channelId, ['ViewChannel']);
    expect(await post()).toBe(50013);
    world.denyAccess(stage.channelId);
    expect(await post()).toBe(50001);
    world.deleteChannel(stage.channelId);
    expect(await post()).toBe(10003);
    expect((await stage.call('GET', '/guilds/1')).body['code']).toBe(10004);
    expect((await stage.call('GET', `/guilds/${stage.guildId}/members/1`)).body['code']).toBe(
      10007,
    );
    expect((await stage.call('GET', '/users/1')).body['code']).toBe(10013);
  });

  it('without the right token is 401', async () => {
    const answer = await stage.call('GET', '/users/@me', undefined, 'wrong');
    expect(answer).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  });

  it('to someone with closed direct messages is refused with 50007', async () => {
    const opened = await stage.call('POST', '/users/@me/channels', { recipient_id: stage.annaId });
    const id = String(opened.body['id']);
    expect(opened.body).toMatchObject({ type: 1, recipients: [{ id: stage.annaId }] });
    await stage.post({ content: 'hello' }, id);
    expect(stage.discord.dms(stage.annaId)).toMatchObject([{ content: 'hello' }]);
    stage.discord.world.setDmsClosed(stage.annaId, true);
    const refused = await stage.call('POST', `/channels/${id}/messages`, { content: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { code: 50007 } });
  });
});

describe('reactions', () => {
  it('are added once, need rights, and go away', async () => {
    const id = await stage.post({ content: 'x' });
    const path = `${channel}/messages/${id}/reactions/${encodeURIComponent('👍')}`;
    expect((await stage.call('PUT', `${path}/@me`)).status).toBe(204);
    stage.discord.as(stage.annaId).react(stage.channelId, id, '👍');
    expect((await stage.call('GET', path)).body['list']).toHaveLength(2);
    expect((await stage.call('DELETE', `${path}/${stage.annaId}`)).body['code']).toBe(50013);
    expect((await stage.call('DELETE', `${path}/@me`)).status).toBe(204);
    expect(
      (await stage.call('PUT', `${channel}/messages/${id}/reactions/nope/@me`)).body['code'],
    ).toBe(10014);
    stage.discord.world.setBotPermissions(stage.channelId, ['ViewChannel', 'ReadMessageHistory']);
    const other = path.replace(encodeURIComponent('👍'), encodeURIComponent('❌'));
    expect((await stage.call('PUT', `${other}/@me`)).body['code']).toBe(50013);
  });
});

describe('commands', () => {
  it('keep their ids in a bulk overwrite and change version only with a change', async () => {
    const path = `/applications/${stage.discord.applicationId}/guilds/${stage.guildId}/commands`;
    const put = async (description: string) => {
      await stage.call('PUT', path, [{ name: 'a', description }]);
      return stage.discord.commands(stage.guildId)[0];
    };
    const first = await put('one');
    expect(await put('one')).toEqual(first);
    const changed = await put('two');
    expect(changed?.id).toBe(first?.id);
    expect(changed?.version).not.toBe(first?.version);
    const created = await stage.call('POST', path, { name: 'b', description: 'x' });
    expect(created.status).toBe(201);
    const one = `${path}/${String(created.body['id'])}`;
    expect((await stage.call('PATCH', one, { description: 'y' })).body['description']).toBe('y');
    expect((await stage.call('DELETE', one)).status).toBe(204);
    expect((await stage.call('GET', one)).body['code']).toBe(10063);
  });
});

describe('files', () => {
  it('come as multipart with payload_json', async () => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'see' }));
    form.set('files[0]', new Blob(['x']), 'poster.png');
    await fetch(`${stage.discord.apiUrl}/v10${channel}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${stage.discord.token}` },
      body: form,
    });
    expect(stage.discord.messages(stage.channelId)).toMatchObject([
      { content: 'see', attachments: ['poster.png'] },
    ]);
  });
});

describe('a guild the bot was put out of', () => {
  it('is closed to it, and so are the direct messages of who has no other in common', async () => {
    const { discord } = stage;
    const dm = await stage.call('POST', '/users/@me/channels', { recipient_id: stage.annaId });
    discord.world.removeBot(stage.guildId);
    const direct = `/channels/${String(dm.body['id'])}/messages`;
    const own = `/applications/${discord.applicationId}/guilds/${stage.guildId}/commands`;
    const codeOf = async (method: string, path: string, body?: object) =>
      (await stage.call(method, path, body)).body['code'];
    expect(await codeOf('GET', channel)).toBe(50001);
    expect(await codeOf('POST', `${channel}/messages`, { content: 'hi' })).toBe(50001);
    expect(await codeOf('GET', `/guilds/${stage.guildId}`)).toBe(10004);
    expect(await codeOf('GET', own)).toBe(50001);
    expect(await codeOf('POST', direct, { content: 'hi' })).toBe(50007);
    expect((await stage.call('GET', '/users/@me/guilds')).body['list']).toEqual([]);
    discord.world.returnBot(stage.guildId);
    expect((await stage.call('POST', direct, { content: 'hi' })).status).toBe(200);
    expect((await stage.call('GET', channel)).status).toBe(200);
  });
});
