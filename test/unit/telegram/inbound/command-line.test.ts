import { describe, expect, it } from 'vitest';
import {
  findSearchCommand,
  isMissingText,
  parseArguments,
  parseCommandLine,
  readQuery,
} from '../../../../src/telegram/inbound/command-line.ts';
import { createDeepLink, parseDeepLink } from '../../../../src/telegram/inbound/deep-link.ts';
import { toSender } from '../../../../src/telegram/inbound/interaction.ts';
import { parseFormAnswer } from '../../../../src/telegram/inbound/questions.ts';
import { telegramCommands } from '../../../support/telegram-commands.ts';

const [request, requests] = telegramCommands;
if (!request || !requests) throw new Error('there are no commands');

describe('a command line', () => {
  it.each([
    ['/request dune', { name: 'request', botUsername: null, rest: 'dune' }],
    ['/Request@The_Bot  dune \n2 ', { name: 'request', botUsername: 'the_bot', rest: 'dune \n2' }],
    ['/request', { name: 'request', botUsername: null, rest: '' }],
    ['/request\ndune', { name: 'request', botUsername: null, rest: 'dune' }],
    ['request dune', null],
    [' /request dune', null],
    ['/request/dune', null],
    ['/', null],
    ['/../etc', null],
  ])('%j is read', (text, line) => {
    expect(parseCommandLine(text)).toEqual(line);
  });

  it.each([
    ['dune', { title: 'dune' }],
    ['  Dune:   Part Two ', { title: 'Dune: Part Two' }],
    ['4k dune', { title: 'dune', '4k': true }],
    ['dune 4K', { title: 'dune', '4k': true }],
    ['dune 4k remaster', { title: 'dune 4k remaster' }],
    ['4k', { title: '4k' }],
    ['4k 4k', { title: '4k', '4k': true }],
    ['', {}],
  ])('%j gives the options of /request', (rest, options) => {
    expect(parseArguments(request, rest)).toEqual(options);
  });

  it.each([
    ['2', { page: 2 }],
    ['', {}],
    ['two', {}],
    ['-1', {}],
    ['99999999999', {}],
  ])('%j gives the options of /requests', (rest, options) => {
    expect(parseArguments(requests, rest)).toEqual(options);
  });

  it('lacks a text only where one is required', () => {
    expect(isMissingText(request, {})).toBe(true);
    expect(isMissingText(request, { title: 'dune' })).toBe(false);
    expect(isMissingText(requests, {})).toBe(false);
  });

  it('is a search for the command that suggests', () => {
    expect(findSearchCommand(telegramCommands)).toBe(request);
    expect(findSearchCommand([requests])).toBeNull();
  });
});

describe('the words of a message', () => {
  const message = {
    message_id: 1,
    date: 0,
    chat: { id: 1, type: 'private', first_name: 'Ann' },
  } as const;
  const url = 'https://www.themoviedb.org/movie/438631-dune';

  it('are its text', () => {
    expect(readQuery({ ...message, text: ' dune ' })).toBe('dune');
    expect(readQuery(message)).toBe('');
  });

  it('are the link to a title in it', () => {
    const text = `look: ${url} !`;
    const entities = [{ type: 'url', offset: 6, length: url.length }] as const;
    expect(readQuery({ ...message, text, entities: [...entities] })).toBe(url);
  });

  it('are the link hidden under the caption of a picture', () => {
    const caption = 'Dune, out now';
    const caption_entities = [
      { type: 'text_link', offset: 0, length: 4, url: 'https://example.org' },
      { type: 'text_link', offset: 6, length: 3, url },
    ] as const;
    expect(readQuery({ ...message, caption, caption_entities: [...caption_entities] })).toBe(url);
  });
});

describe('a deep link', () => {
  it.each(['movie:438631', 'dune', 'Dune (2021)', 'ÄÖÜ & <x>'])('brings %j back', (text) => {
    const link = new URL(createDeepLink('a_bot', request, text) ?? '');
    const payload = link.searchParams.get('start') ?? '';
    expect(payload).toMatch(/^[\w-]{1,64}$/);
    expect(parseDeepLink(payload, telegramCommands)).toEqual({
      command: request,
      options: { title: text },
    });
  });

  it('is not made of what does not fit', () => {
    expect(createDeepLink('a_bot', request, 'x'.repeat(60))).toBeNull();
  });

  it.each(['', 'request_', 'unknown_x', 'requests_2', 'a b', '__proto___x'])(
    '%j is none of ours',
    (payload) => {
      expect(parseDeepLink(payload, telegramCommands)).toBeNull();
    },
  );
});

describe('the answer to a form', () => {
  it('is a line for each field and all the rest for the last', () => {
    expect(parseFormAnswer(['a', 'b'], 'one\ntwo\nthree')).toEqual({ a: 'one', b: 'two\nthree' });
    expect(parseFormAnswer(['a', 'b'], 'one')).toEqual({ a: 'one', b: '' });
  });
});

describe('a visitor', () => {
  it.each([
    [{ first_name: 'Ann', last_name: 'Lee', username: 'al' }, 'Ann Lee'],
    [{ first_name: ' ', username: 'al' }, 'al'],
    [{ first_name: '' }, '7'],
  ])('%j has a name', (names, name) => {
    expect(toSender({ id: 7, is_bot: false, ...names }).name).toBe(name);
  });
});
