import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';
import type { Interaction } from '../../../fakes/discord/state/interactions.ts';
import type { Json } from '../../../fakes/discord/validation/shapes.ts';

let setup: DiscordSetup;

beforeEach(async () => {
  setup = await createDiscordSetup({ ackDeadlineMs: 2_000 });
});
afterEach(() => setup.stop());

const ask = () =>
  setup.discord.as(setup.annaId).command(setup.channelId, 'request', { title: 'Dune' });
const hook = ({ token }: Interaction) => `/webhooks/${setup.discord.applicationId}/${token}`;
const original = (used: Interaction) => `${hook(used)}/messages/%40original`;
const withButton = (id: string, more: Json = {}) => ({
  content: 'card',
  components: [
    { type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: id, ...more }] },
  ],
});

describe('the first answer', () => {
  it('a second answer is refused with 40060', async () => {
    const used = ask();
    expect((await setup.answer(used, 4, { content: 'one' })).status).toBe(204);
    expect(await setup.answer(used, 4, { content: 'two' })).toMatchObject({
      status: 400,
      body: { code: 40060 },
    });
    expect(used.reply()?.content).toBe('one');
  });

  it('a late answer is refused with 10062 and the person sees no answer', async () => {
    const used = ask();
    setup.discord.expire(used.token);
    expect(await setup.answer(used, 4, { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
    expect(used.expired).toBe(true);
    expect(setup.discord.messages(setup.channelId)).toEqual([]);
  });

  it('none in time rejects the acknowledgement', async () => {
    await setup.stop();
    setup = await createDiscordSetup({ ackDeadlineMs: 20 });
    await expect(ask().ack).rejects.toThrow(/an answer to interaction/);
  });

  it('needs no bot token but the right interaction token', async () => {
    const used = ask();
    const data = { type: 4, data: { content: 'x' } };
    const path = (token: string) => `/interactions/${used.id}/${token}/callback`;
    expect((await setup.call('POST', path('wrong'), data)).body['code']).toBe(10062);
    expect((await setup.call('POST', path(used.token), data, 'wrong')).status).toBe(204);
  });

  it('gives the message when asked to', async () => {
    const used = ask();
    const path = `/interactions/${used.id}/${used.token}/callback?with_response=true`;
    const answer = await setup.call('POST', path, { type: 4, data: { content: 'x', flags: 64 } });
    expect(answer.body).toMatchObject({
      interaction: { id: used.id, response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'x', flags: 64 } },
    });
  });
});

describe('after the first answer', () => {
  it('nothing can be edited before it: 10015', async () => {
    const used = ask();
    expect((await setup.call('PATCH', original(used), { content: 'x' })).body['code']).toBe(10015);
    expect((await setup.call('POST', hook(used), { content: 'x' })).body['code']).toBe(10015);
  });

  it('a deferred answer is thinking until it is edited, and stays ephemeral', async () => {
    const used = ask();
    await setup.answer(used, 5, { flags: 64 });
    expect(used.reply()?.flags).toBe(64 | 128);
    await setup.call('PATCH', original(used), { content: 'done' });
    expect(await used.waitFor()).toMatchObject({ content: 'done', flags: 64 });
    expect(setup.discord.messages(setup.channelId)).toEqual([]);
  });

  it('a public answer cannot become ephemeral', async () => {
    const used = ask();
    await setup.answer(used, 5);
    const edit = await setup.call('PATCH', original(used), { content: 'x', flags: 64 });
    expect(edit.body['code']).toBe(50035);
    expect(setup.discord.ruleViolations.join()).toMatch(/cannot become ephemeral/);
  });

  it('the first followup to a deferred answer takes its place, the next is new', async () => {
    const used = ask();
    await setup.answer(used, 5);
    await setup.call('POST', hook(used), { content: 'first' });
    await setup.call('POST', hook(used), { content: 'second', flags: 64 });
    expect(used.reply()?.content).toBe('first');
    expect(used.followups).toMatchObject([{ content: 'second', ephemeralFor: setup.annaId }]);
  });

  it('an ephemeral message does not exist for channel routes', async () => {
    const used = ask();
    await setup.answer(used, 4, { content: 'x', flags: 64 });
    const path = `/channels/${setup.channelId}/messages/${used.reply()?.id}`;
    expect((await setup.call('PATCH', path, { content: 'y' })).body['code']).toBe(10008);
  });

  it('the token ends: 50027', async () => {
    const used = ask();
    await setup.answer(used, 4, { content: 'x' });
    setup.discord.expire(used.token);
    expect(await setup.call('PATCH', original(used), { content: 'y' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  it('the answer can be fetched and deleted by its token', async () => {
    const used = ask();
    await setup.answer(used, 4, { content: 'x' });
    expect((await setup.call('GET', original(used))).body['content']).toBe('x');
    expect((await setup.call('DELETE', original(used))).status).toBe(204);
    expect((await setup.call('GET', original(used))).body['code']).toBe(10008);
  });
});

describe('components', () => {
  it('a press updates its message in place, at once or later', async () => {
    const id = await setup.post(withButton('go'));
    const ben = setup.discord.as(setup.benId);
    const first = ben.press(id, 'go');
    await setup.answer(first, 7, { content: 'pressed' });
    expect(setup.discord.messages(setup.channelId)).toMatchObject([{ content: 'pressed' }]);
    const second = ben.press(id, 'go');
    await setup.answer(second, 6);
    await setup.call('PATCH', original(second), { content: 'later', components: [] });
    expect(second.reply()).toMatchObject({ id, content: 'later' });
    expect(() => ben.press(id, 'go')).toThrow(/no component go/);
  });

  it('a person cannot press what is disabled, absent, or shown to another', async () => {
    const ben = setup.discord.as(setup.benId);
    const id = await setup.post(withButton('go', { disabled: true }));
    expect(() => ben.press(id, 'go')).toThrow(/disabled/);
    const used = ask();
    await setup.answer(used, 4, { ...withButton('mine'), flags: 64 });
    const mine = used.reply()?.id ?? '';
    expect(() => ben.press(mine, 'mine')).toThrow(/only to someone else/);
    expect(setup.discord.as(setup.annaId).press(mine, 'mine').id).toBeDefined();
  });

  it('a menu takes only what it offers', async () => {
    const options = [{ label: 'A', value: 'a' }];
    const menu = { type: 3, custom_id: 'pick', options };
    const id = await setup.post({ components: [{ type: 1, components: [menu] }] });
    const anna = setup.discord.as(setup.annaId);
    expect(() => anna.select(id, 'pick', ['b'])).toThrow(/does not offer b/);
    expect(() => anna.select(id, 'pick', [])).toThrow(/does not take 0/);
    expect(anna.select(id, 'pick', ['a']).expired).toBe(false);
  });
});

describe('what a client shows', () => {
  it('commands hidden by rights or place cannot be used', () => {
    const anna = setup.discord.as(setup.annaId);
    expect(() => anna.command(setup.channelId, 'status')).toThrow(/hidden/);
    expect(() => anna.command(anna.dmChannelId, 'status')).toThrow(/not shown here/);
    expect(() => anna.command(setup.channelId, 'nope')).toThrow(/no command/);
    expect(() => anna.command(setup.channelId, 'request')).toThrow(/title is required/);
    expect(() => anna.command(setup.channelId, 'request', { titel: 'x' })).toThrow(
      /no option titel/,
    );
    expect(() => anna.command(setup.channelId, 'settings')).toThrow(/needs a subcommand/);
    expect(anna.command(setup.channelId, 'settings show').expired).toBe(false);
  });

  it('a modal asks for what it requires', async () => {
    const used = ask();
    const input = { type: 4, custom_id: 'why', style: 2, label: 'Why', min_length: 3 };
    const components = [{ type: 1, components: [input] }];
    await setup.answer(used, 9, { custom_id: 'decline', title: 'Decline', components });
    const anna = setup.discord.as(setup.annaId);
    expect(() => anna.submitModal(used, {})).toThrow(/why is required/);
    expect(() => anna.submitModal(used, { why: 'no' })).toThrow(/does not take 2/);
    expect(() => anna.submitModal(used, { what: 'no' })).toThrow(/no field what/);
    expect(() => setup.discord.as(setup.benId).submitModal(used, { why: 'nope' })).toThrow(
      /someone else/,
    );
    const submitted = anna.submitModal(used, { why: 'seen it' });
    expect(
      (await setup.answer(submitted, 9, { custom_id: 'x', title: 'x', components })).body['code'],
    ).toBe(50035);
    expect((await setup.answer(submitted, 4, { content: 'ok' })).status).toBe(204);
  });
});
