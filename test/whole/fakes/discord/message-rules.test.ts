import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';
import type { Json } from '../../../fakes/discord/validation/shapes.ts';

let setup: DiscordSetup;
let seen = 0;

beforeAll(async () => {
  setup = await createDiscordSetup();
  setup.discord.faults.globalLimit(false);
});
beforeEach(() => {
  seen = setup.discord.ruleViolations.length;
});
afterAll(() => setup.stop());

const button = (id: string, more: Json = {}) => ({
  type: 2,
  style: 1,
  label: id,
  custom_id: id,
  ...more,
});
const row = (...components: Json[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (more: Json = {}) => ({
  type: 3,
  custom_id: 's',
  options: [option('a'), option('b')],
  ...more,
});
const text = (content: string) => ({ type: 10, content });
const V2 = 32768;
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What was found wrong since the test began. */
const verdicts = () => setup.discord.ruleViolations.slice(seen).join('\n');

describe('a message', () => {
  const good: readonly (readonly [string, Json])[] = [
    ['plain text', { content: 'hello' }],
    ['2000 characters', { content: 'x'.repeat(2000) }],
    ['nulls', { content: 'hello', embeds: null, components: null, nonce: null }],
    ['five rows', { components: times(5, (r) => row(...times(5, (c) => button(`${r}.${c}`)))) }],
    [
      'an embed',
      {
        embeds: [
          { title: 't', image: { url: 'attachment://a.png' }, fields: [{ name: 'n', value: 'v' }] },
        ],
      },
    ],
    [
      'an emoji on a button',
      { components: [row(button('a', { emoji: { name: '👍🏽', animated: false } }))] },
    ],
    [
      'a link',
      { components: [row({ type: 2, style: 5, label: 'open', url: 'https://example.org' })] },
    ],
    [
      'Components V2',
      { flags: V2, components: [{ type: 17, components: [text('hi'), row(button('x'))] }] },
    ],
  ];
  it.each(good)('with %s passes', async (_, body) => {
    const { status } = await setup.call('POST', `/channels/${setup.channelId}/messages`, body);
    expect([status, verdicts()]).toEqual([200, '']);
  });

  const bad: readonly (readonly [string, Json, RegExp])[] = [
    ['2001 characters', { content: 'x'.repeat(2001) }, /content: Must be 2000 or fewer/],
    ['a misspelt key', { content: 'x', componets: [] }, /componets: no such key/],
    [
      'a misspelt key in a button',
      { components: [row(button('a', { labl: 'x' }))] },
      /components\.0\.components\.0\.labl: no such key/,
    ],
    ['a wrong type', { content: 7 }, /content: must be string/],
    ['11 embeds', { embeds: times(11, () => ({ title: 'x' })) }, /at most 10 items/],
    [
      'embeds over 6000',
      { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) },
      /exceeds maximum size of 6000/,
    ],
    ['an empty embed', { embeds: [{ color: 1 }] }, /an embed shows something/],
    [
      'a blank field',
      { embeds: [{ title: 'x', fields: [{ name: ' ', value: 'v' }] }] },
      /fields\.0\.name: This field is required/,
    ],
    [
      'a long field',
      { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] },
      /fields\.0\.value: must be at most 1024/,
    ],
    [
      'an image of file:',
      { embeds: [{ title: 'x', image: { url: 'file:///etc/passwd' } }] },
      /Scheme of/,
    ],
    ['6 rows', { components: times(6, (r) => row(button(`${r}`))) }, /at most 5 action rows/],
    [
      '6 buttons in a row',
      { components: [row(...times(6, (c) => button(`${c}`)))] },
      /at most 5 items/,
    ],
    ['an empty row', { components: [row()] }, /at least 1 items/],
    [
      'a custom id twice',
      { components: [row(button('a')), row(button('a'))] },
      /cannot be duplicated: a/,
    ],
    [
      'a long custom id',
      { components: [row(button('x'.repeat(101), { label: 'x' }))] },
      /custom_id: must be at most 100/,
    ],
    [
      'a nameless button',
      { components: [row({ type: 2, style: 1, custom_id: 'a' })] },
      /a label or an emoji/,
    ],
    [
      'a button without id',
      { components: [row({ type: 2, style: 1, label: 'a' })] },
      /a custom id is required/,
    ],
    [
      'a link without url',
      { components: [row({ type: 2, style: 5, label: 'a' })] },
      /a url is required/,
    ],
    [
      'a link with custom id',
      { components: [row(button('a', { style: 5, url: 'https://example.org' }))] },
      /links have no custom id/,
    ],
    [
      'a button with url',
      { components: [row(button('a', { url: 'https://example.org' }))] },
      /only links have a url/,
    ],
    [
      'a word as emoji',
      { components: [row(button('a', { emoji: { name: 'thumbsup' } }))] },
      /thumbsup is not an emoji/,
    ],
    [
      'button and select in a row',
      { components: [row(button('a'), select())] },
      /up to 5 buttons or one select/,
    ],
    [
      'an option twice',
      { components: [row(select({ options: [option('a'), option('a')] }))] },
      /value a is used twice/,
    ],
    [
      '26 options',
      { components: [row(select({ options: times(26, (i) => option(`${i}`)) }))] },
      /at most 25 items/,
    ],
    [
      'more values than options',
      { components: [row(select({ max_values: 3 }))] },
      /max_values 3 for 2 options/,
    ],
    ['min above max', { components: [row(select({ min_values: 2 }))] }, /min_values is above/],
    [
      'an unknown component',
      { components: [row({ type: 99 })] },
      /type: Value must be one of \{2, /,
    ],
    ['V2 without its flag', { components: [text('x')] }, /needs the Components V2 flag/],
    [
      'V2 with content',
      { flags: V2, content: 'x', components: [text('x')] },
      /content cannot be used together/,
    ],
    [
      'V2 with embeds',
      { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] },
      /embeds cannot be used/,
    ],
    [
      'V2 over 40 nested',
      {
        flags: V2,
        components: times(3, () => ({ type: 17, components: times(13, () => text('x')) })),
      },
      /at most 40 components/,
    ],
    [
      'V2 over 4000 characters',
      { flags: V2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] },
      /at most 4000 characters/,
    ],
    ['ephemeral in a channel', { content: 'x', flags: 64 }, /only answers to interactions/],
    [
      'parse and users',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      /mutually exclusive/,
    ],
    ['a long nonce', { content: 'x', nonce: 'x'.repeat(26) }, /nonce/],
  ];
  it.each(bad)('with %s is refused', async (_, body, verdict) => {
    const answer = await setup.call('POST', `/channels/${setup.channelId}/messages`, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    expect(verdicts()).toMatch(verdict);
  });

  it('one fault is one verdict, with its place in the errors', async () => {
    const body = { embeds: [{ title: 'x'.repeat(257) }] };
    const answer = await setup.call('POST', `/channels/${setup.channelId}/messages`, body);
    expect(answer.body).toMatchObject({
      errors: { embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_TOO_BIG' }] } } } },
    });
    expect(setup.discord.ruleViolations.length - seen).toBe(1);
  });

  it.each([[{}], [{ content: ' ' }], [{ content: '', embeds: [] }]])(
    'that is empty (%j) is refused with 50006',
    async (body) => {
      const answer = await setup.call('POST', `/channels/${setup.channelId}/messages`, body);
      expect(answer.body['code']).toBe(50006);
      expect(verdicts()).toMatch(/EMPTY_MESSAGE/);
    },
  );

  it('cannot be edited into nothing', async () => {
    const id = await setup.post({ content: 'x' });
    const path = `/channels/${setup.channelId}/messages/${id}`;
    expect((await setup.call('PATCH', path, { content: '' })).body['code']).toBe(50006);
    expect(
      (await setup.call('PATCH', path, { content: '', embeds: [{ title: 'x' }] })).status,
    ).toBe(200);
  });
});
