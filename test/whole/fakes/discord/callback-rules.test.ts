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
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What was found wrong since the test began. */
const verdicts = () => setup.discord.ruleViolations.slice(seen).join('\n');

describe('a first answer', () => {
  const input = (id: string, more: Json = {}) =>
    row({ type: 4, custom_id: id, style: 1, label: id, ...more });
  const modal = (...components: Json[]) => ({ custom_id: 'm', title: 't', components });
  const choice = (more: Json = {}) => ({ name: 'n', value: 'v', ...more });
  const bad: readonly (readonly [string, number, Json, RegExp])[] = [
    [
      'a deferred answer with content',
      5,
      { content: 'x' },
      /data\.content: a deferred answer takes only flags/,
    ],
    ['a deferred answer with other flags', 5, { flags: 4 }, /only the ephemeral flag/],
    ['an update of a command', 7, { content: 'x' }, /callback type 7 cannot answer/],
    ['choices for a command', 8, { choices: [] }, /callback type 8 cannot answer/],
    ['26 choices', 8, { choices: times(26, () => choice()) }, /at most 25 items/],
    [
      'a long choice',
      8,
      { choices: [choice({ name: 'x'.repeat(101) })] },
      /name: must be at most 100/,
    ],
    ['an empty choice', 8, { choices: [choice({ name: '' })] }, /name/],
    [
      'a long choice value',
      8,
      { choices: [choice({ value: 'x'.repeat(101) })] },
      /value: Must be 100 or fewer/,
    ],
    ['a modal of 6 rows', 9, modal(...times(6, (i) => input(`${i}`))), /at most 5 rows/],
    [
      'a modal with a long title',
      9,
      { ...modal(input('a')), title: 'x'.repeat(46) },
      /title: must be at most 45/,
    ],
    ['a modal with an id twice', 9, modal(input('a'), input('a')), /cannot be duplicated/],
    [
      'a modal without label',
      9,
      modal(row({ type: 4, custom_id: 'a', style: 1 })),
      /needs a label/,
    ],
    [
      'a modal that presets too much',
      9,
      modal(input('a', { max_length: 1, value: 'xx' })),
      /does not fit its own limits/,
    ],
    ['an unknown type', 3, {}, /type: Value must be one of/],
    ['6 rows', 4, { components: times(6, (i) => row(button(`${i}`))) }, /at most 5 action rows/],
  ];
  it.each(bad)('that is %s is refused', async (_, type, data, verdict) => {
    const used = setup.discord
      .as(setup.annaId)
      .rawInteraction(setup.channelId, { type: 2, data: {} });
    const answer = await setup.answer(used, type, data);
    expect(answer.body['code']).toBe(50035);
    expect(verdicts()).toMatch(verdict);
  });
});
