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

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What was found wrong since the test began. */
const verdicts = () => setup.discord.ruleViolations.slice(seen).join('\n');

describe('a command', () => {
  const string = (name: string, more: Json = {}) => ({ type: 3, name, description: 'd', ...more });
  const command = (more: Json = {}) => ({ name: 'a', description: 'd', ...more });
  const bad: readonly (readonly [string, Json[], RegExp])[] = [
    ['an upper-case name', [command({ name: 'Request' })], /name is invalid: Request/],
    ['a name with a space', [command({ name: 'a b' })], /name is invalid/],
    [
      'an invalid translated name',
      [command({ name_localizations: { de: 'Größe!' } })],
      /name is invalid: Größe!/,
    ],
    [
      'an unknown locale',
      [command({ name_localizations: { en: 'a' } })],
      /en is not a Discord locale/,
    ],
    ['no description', [{ name: 'a' }], /0\.description: This field is required/],
    [
      'a long description',
      [command({ description: 'x'.repeat(101) })],
      /description: must be at most 100/,
    ],
    [
      'required after optional',
      [command({ options: [string('x'), string('y', { required: true })] })],
      /Required options must be placed before/,
    ],
    [
      'an option twice',
      [command({ options: [string('x'), string('x')] })],
      /Option name x already exists/,
    ],
    [
      'autocomplete and choices',
      [
        command({
          options: [string('x', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })],
        }),
      ],
      /autocomplete excludes choices/,
    ],
    [
      'a choice twice',
      [
        command({
          options: [
            string('x', {
              choices: [
                { name: 'n', value: '1' },
                { name: 'n', value: '2' },
              ],
            }),
          ],
        }),
      ],
      /choice name n twice/,
    ],
    [
      '26 choices',
      [
        command({
          options: [string('x', { choices: times(26, (i) => ({ name: `${i}`, value: `${i}` })) })],
        }),
      ],
      /at most 25 items/,
    ],
    ['26 options', [command({ options: times(26, (i) => string(`x${i}`)) })], /at most 25 items/],
    [
      'subcommands mixed',
      [command({ options: [string('x'), { type: 1, name: 'y', description: 'd' }] })],
      /mutually exclusive/,
    ],
    ['a name twice', [command(), command()], /two commands named/],
    [
      '8001 characters',
      [
        command({
          options: times(20, (o) =>
            string(`x${o}`, {
              choices: times(25, (c) => ({ name: `${c}`, value: `${c}`.padEnd(20, 'x') })),
            }),
          ),
        }),
      ],
      /maximum size \(8000\)/,
    ],
    ['a misspelt key', [command({ dm_permisson: false })], /dm_permisson: no such key/],
    [
      'a range upside down',
      [
        command({
          options: [{ type: 4, name: 'x', description: 'd', min_value: 2, max_value: 1 }],
        }),
      ],
      /the least is above/,
    ],
  ];
  it.each(bad)('with %s is refused', async (_, body, verdict) => {
    const answer = await setup.call(
      'PUT',
      `/applications/${setup.discord.applicationId}/commands`,
      body,
    );
    expect(answer.body['code']).toBe(50035);
    expect(verdicts()).toMatch(verdict);
  });

  it('in another script, with permissions as text, passes', async () => {
    const body = [
      command({
        name: 'größe',
        name_localizations: { ja: 'リクエスト' },
        default_member_permissions: '8',
        nsfw: false,
      }),
    ];
    const path = `/applications/${setup.discord.applicationId}/guilds/${setup.guildId}/commands`;
    expect((await setup.call('PUT', path, body)).status).toBe(200);
    expect(verdicts()).toBe('');
  });
});
