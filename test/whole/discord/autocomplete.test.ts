import { describe, expect, test, vi } from 'vitest';
import type { Suggestion } from '../../../src/chat/option.ts';
import { toChoices } from '../../../src/discord/inbound/autocomplete.ts';
import { aPromise, setUpDiscord } from '../../support/discord-setup.ts';

const dune: Suggestion = { label: 'Dune (2021) · Film', value: 'movie:438631' };

describe('autocomplete in Discord', () => {
  test('shows suggestions as choices', async () => {
    const { anna, channelId, script } = await setUpDiscord();
    script.onSuggest = (typed) => [{ ...dune, label: `${typed}!` }];
    const choices = await anna.autocomplete(channelId, 'request', 'title', 'dun');
    expect(choices).toEqual([{ name: 'dun!', value: 'movie:438631' }]);
    expect(script.calls).toMatchObject([{ what: '/request title', input: 'dun' }]);
  });

  test('leaves out suggestions that take too long', async () => {
    const { anna, channelId, script, bot } = await setUpDiscord({ suggestTimeoutMs: 20 });
    const late = aPromise<readonly Suggestion[]>();
    script.onSuggest = () => late.promise;
    expect(await anna.autocomplete(channelId, 'request', 'title', 'dun')).toEqual([]);
    late.fulfil([dune]);
    script.onSuggest = () => [dune];
    expect(await anna.autocomplete(channelId, 'request', 'title', 'dune')).toHaveLength(1);
    expect(bot.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  test('runs one search for concurrent interactions with the same text', async () => {
    const { anna, channelId, script } = await setUpDiscord();
    const found = aPromise<readonly Suggestion[]>();
    script.onSuggest = () => found.promise;
    const both = [1, 2].map(() => anna.autocomplete(channelId, 'request', 'title', 'dune'));
    const other = anna.autocomplete(channelId, 'request', 'title', 'dun');
    await vi.waitFor(() => expect(script.calls).toHaveLength(2));
    found.fulfil([dune]);
    expect(await Promise.all([...both, other])).toEqual(
      [1, 2, 3].map(() => [{ name: dune.label, value: dune.value }]),
    );
    expect(script.calls.map((call) => call.input).sort()).toEqual(['dun', 'dune']);
  });
});

describe('toChoices', () => {
  test('returns at most 25 short choices with a name, each value once', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ label: 'x'.repeat(200), value: `v${n}` }));
    const choices = toChoices([
      { label: ' ', value: 'named-by-value' },
      { label: 'too long', value: 'v'.repeat(101) },
      { label: 'empty', value: '' },
      { label: 'again', value: 'named-by-value' },
      ...many,
    ]);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'named-by-value', value: 'named-by-value' });
    expect(Math.max(...choices.map(({ name }) => name.length))).toBe(100);
  });
});
