import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import requestForMember from '../../../../commands/request.ts';
import {
  findSearchCommand,
  isMissingText,
  isNameOf,
  parseArguments,
  parseCommandLine,
  readCommandText,
  readQuery,
} from '../../../../src/telegram/inbound/command-line.ts';
import { createDeepLink, parseDeepLink } from '../../../../src/telegram/inbound/deep-link.ts';
import { toSender } from '../../../../src/telegram/inbound/interaction.ts';
import { parseFormAnswer } from '../../../../src/telegram/inbound/questions.ts';
import { telegramCommands } from '../../../support/telegram-commands.ts';

const [request, requests] = telegramCommands;
if (!request || !requests) throw new Error('there are no commands');

describe('parsing a Telegram command', () => {
  it.each([
    ['/request dune', { name: 'request', botUsername: null, rest: 'dune' }],
    ['/Request@The_Bot  dune \n2 ', { name: 'request', botUsername: 'the_bot', rest: 'dune \n2' }],
    ['/request', { name: 'request', botUsername: null, rest: '' }],
    ['/request\ndune', { name: 'request', botUsername: null, rest: 'dune' }],
    ['/\u2060request dune', { name: 'request', botUsername: null, rest: 'dune' }],
    ['request dune', null],
    [' /request dune', null],
    ['/request/dune', null],
    ['/', null],
    ['/../etc', null],
  ])('parses %j', (text, line) => {
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
  ])('parses %j into the options of /request', (rest, options) => {
    expect(parseArguments(request, rest)).toEqual(options);
  });

  it.each([
    ['2', { page: 2 }],
    ['', {}],
    ['two', {}],
    ['-1', {}],
    ['99999999999', {}],
  ])('parses %j into the options of /requests', (rest, options) => {
    expect(parseArguments(requests, rest)).toEqual(options);
  });

  it('knows the names of commands and options in every language', () => {
    expect(['hilfe', 'help', 'stop'].map((typed) => isNameOf('help', typed))).toEqual([
      true,
      true,
      false,
    ]);
    const options = { title: 'dune', for: '@bob' };
    for (const text of ['dune fuer:@bob', 'for:@bob dune']) {
      expect(parseArguments(requestForMember, text)).toEqual(options);
    }
    const from = { id: 12, is_bot: false };
    const message = { text: '/anfragen dune fuer:', reply_to_message: { from } };
    expect(readCommandText(message as Message)).toBe('/anfragen dune fuer:<@12>');
  });

  it('reports only a missing required text', () => {
    expect(isMissingText(request, {})).toBe(true);
    expect(isMissingText(request, { title: 'dune' })).toBe(false);
    expect(isMissingText(requests, {})).toBe(false);
  });

  it('uses the command with suggestions for plain text', () => {
    expect(findSearchCommand(telegramCommands)).toBe(request);
    expect(findSearchCommand([requests])).toBeNull();
  });
});

describe('readQuery', () => {
  const message = {
    message_id: 1,
    date: 0,
    chat: { id: 1, type: 'private', first_name: 'Ann' },
  } as const;
  const url = 'https://www.themoviedb.org/movie/438631-dune';

  it('returns the text of a message', () => {
    expect(readQuery({ ...message, text: ' dune ' })).toBe('dune');
    expect(readQuery(message)).toBe('');
  });

  it('returns a link to a title in the text', () => {
    const text = `look: ${url} !`;
    const entities = [{ type: 'url', offset: 6, length: url.length }] as const;
    expect(readQuery({ ...message, text, entities: [...entities] })).toBe(url);
  });

  it.each(['https://seerr.example.org/movie/438631', 'https://www.themoviedb.org/person/505710'])(
    'returns %s behind a text',
    (link) => {
      const entities = [{ type: 'text_link', offset: 0, length: 4, url: link } as const];
      expect(readQuery({ ...message, text: 'this one', entities })).toBe(link);
    },
  );

  it('returns a link behind the caption of a photo', () => {
    const caption = 'Dune, out now';
    const caption_entities = [
      { type: 'text_link', offset: 0, length: 4, url: 'https://example.org' },
      { type: 'text_link', offset: 6, length: 3, url },
    ] as const;
    expect(readQuery({ ...message, caption, caption_entities: [...caption_entities] })).toBe(url);
  });
});

describe('a Telegram deep link', () => {
  it.each(['movie:438631', 'dune', 'Dune (2021)', 'ÄÖÜ & <x>'])('preserves %j', (text) => {
    const link = new URL(createDeepLink('a_bot', request, text) ?? '');
    const payload = link.searchParams.get('start') ?? '';
    expect(payload).toMatch(/^[\w-]{1,64}$/);
    expect(parseDeepLink(payload, telegramCommands)).toEqual({
      command: request,
      options: { title: text },
    });
  });

  it('is null if the text is too long', () => {
    expect(createDeepLink('a_bot', request, 'x'.repeat(60))).toBeNull();
  });

  it.each(['', 'request_', 'unknown_x', 'requests_2', 'a b', '__proto___x'])(
    '%j is not one of the bot’s',
    (payload) => {
      expect(parseDeepLink(payload, telegramCommands)).toBeNull();
    },
  );
});

describe('parseFormAnswer', () => {
  it('uses one line for each field and the rest for the last one', () => {
    expect(parseFormAnswer(['a', 'b'], 'one\ntwo\nthree')).toEqual({ a: 'one', b: 'two\nthree' });
    expect(parseFormAnswer(['a', 'b'], 'one')).toEqual({ a: 'one', b: '' });
  });
});

describe('toSender for Telegram', () => {
  it.each([
    [{ first_name: 'Ann', last_name: 'Lee', username: 'al' }, 'Ann Lee'],
    [{ first_name: ' ', username: 'al' }, 'al'],
    [{ first_name: '' }, '7'],
  ])('gives %j a name', (names, name) => {
    expect(toSender({ id: 7, is_bot: false, ...names }).name).toBe(name);
  });
});
