import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import {
  defineAction,
  idMaxBytes,
  parseActionId,
  pickerValueBytes,
  toPickId,
} from '../../../src/chat/action.ts';
import { count, flag, id, oneOf, titleKey } from '../../../src/chat/argument.ts';
import { toast } from '../../../src/chat/reply.ts';
import { anId } from '../../support/factories.ts';

const uuids = fc.uuid({ version: 7 }).map((text) => text.toLowerCase());

describe('an argument', () => {
  it('is parsed back to the same value', () => {
    fc.assert(
      fc.property(
        uuids,
        fc.boolean(),
        fc.nat(9999),
        fc.integer({ min: 1, max: 999_999_999 }),
        (uuid, yes, n, tmdbId) => {
          const argument = id<'draft'>();
          const known = argument.read(argument.write(uuid as ReturnType<typeof anId<'draft'>>));
          expect(known).toBe(uuid);
          expect(flag.read(flag.write(yes))).toBe(yes);
          expect(count.read(count.write(n))).toBe(n);
          const key = { mediaType: yes ? 'movie' : 'tv', tmdbId } as const;
          expect(titleKey.read(titleKey.write(key))).toEqual(key);
        },
      ),
    );
  });

  it('is rejected if it is not in its canonical form', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const argument = id<'draft'>();
        const read = argument.read(text);
        expect(read === null || argument.write(read) === text).toBe(true);
        const number = count.read(text);
        expect(number === null || count.write(number) === text).toBe(true);
        const key = titleKey.read(text);
        expect(key === null || titleKey.write(key) === text).toBe(true);
        expect(oneOf('all', 'latest').read(text)).toBe(
          text === 'all' || text === 'latest' ? text : null,
        );
      }),
    );
  });
});

describe('an action', () => {
  const both = defineAction({
    verb: 'test',
    args: { draft: id<'draft'>(), is4k: flag },
    run: async (_, { is4k }) => toast(String(is4k)),
  });

  it('is found by its ID', () => {
    const parsed = parseActionId(both.id({ draft: anId<'draft'>(), is4k: true }));
    expect(parsed?.verb).toBe('test');
    expect(both.bind(parsed?.args ?? [])).not.toBeNull();
  });

  it.each([
    '',
    'test',
    'test:',
    'test:x:1',
    'TEST:a:1',
    'test:a:1:2',
    'x'.repeat(200),
    'test:😀:1',
    'test: :1',
  ])('is not found by "%s"', (text) => {
    const parsed = parseActionId(text);
    expect(parsed && both.bind(parsed.args)).toBeNull();
  });

  it.each([
    ['an option that is not selected', { isSelected: false }, { isMultiple: true }, false],
    ['a selected option among several', { isSelected: true }, { isMultiple: true }, true],
    [
      'the selected one of which only one can be',
      { isSelected: true },
      { isMultiple: false },
      false,
    ],
  ])('can be followed by %s', (_, { isSelected }, { isMultiple }, isUnpicked) => {
    const picker = { press: 'pick-seasons:abc', isMultiple };
    expect(parseActionId(toPickId(picker, { value: 'm438631', isSelected }))).toEqual({
      verb: 'pick-seasons',
      args: ['abc'],
      picked: 'm438631',
      isUnpicked,
    });
  });

  it('never throws, whatever the ID', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseActionId(text)));
  });

  it('with an ID that could be too long is rejected at load time', () => {
    const long = {
      verb: 'much-too-long-a-verb',
      args: { a: id(), b: id() },
      run: async () => toast(''),
    };
    expect(() => defineAction(long)).toThrow(/can need \d+ bytes/);
    expect(() => defineAction({ ...long, verb: 'short' })).not.toThrow();
    expect(() => defineAction({ ...long, verb: 'six-by', hasPicker: true })).toThrow();
  });

  it('of every command fits the ID limit of Telegram, including the value of an option', () => {
    expect(commands.flatMap((command) => command.actions).length).toBeGreaterThan(5);
    expect(titleKey.maxBytes).toBeLessThanOrEqual(pickerValueBytes);
    expect(idMaxBytes).toBe(64);
  });
});
