import { describe, expect, it } from 'vitest';
import {
  isComplete,
  readCommand,
  suggestCommands,
} from '../../../../../src/web/page/chat/command-line.ts';
import type { WireCommand } from '../../../../../src/web/wire.ts';

const flag = {
  name: '4k',
  kind: 'flag',
  summary: '4K',
  isRequired: false,
  suggests: false,
} as const;
const title = {
  name: 'title',
  kind: 'text',
  summary: '',
  isRequired: true,
  suggests: true,
} as const;
const page = {
  name: 'page',
  kind: 'count',
  summary: '',
  isRequired: false,
  suggests: false,
} as const;
const commands: readonly WireCommand[] = [
  { name: 'request', label: 'request', summary: '', options: [title, flag] },
  { name: 'requests', label: 'requests', summary: '', options: [page] },
  { name: 'me', label: 'perfil', summary: '', options: [] },
];
const plain = { commands, chosen: null, flags: new Set<string>() };

describe('the line of a composer', () => {
  it('is read as a command with its options', () => {
    expect(readCommand('/request  the thing ', plain)).toEqual({
      name: 'request',
      options: { title: 'the thing' },
      text: '/request  the thing',
    });
    expect(readCommand('/requests 3', plain)?.options).toEqual({ page: 3 });
    expect(readCommand('/requests x', plain)?.options).toEqual({});
  });

  it('sends the value of a suggestion as long as the line is the same', () => {
    const chosen = { line: '/request Dune (2021)', value: 'movie:1' };
    const read = (line: string) => readCommand(line, { ...plain, chosen })?.options;
    expect(read('/request Dune (2021)')).toEqual({ title: 'movie:1' });
    expect(read('/request Dune (202')).toEqual({ title: 'Dune (202' });
  });

  it('has the flags of its command only', () => {
    const flags = new Set(['4k']);
    expect(readCommand('/request x', { ...plain, flags })?.options).toEqual({
      title: 'x',
      '4k': true,
    });
    expect(readCommand('/me', { ...plain, flags })?.options).toEqual({});
  });

  it('may have the name in the language of the page, or the English one', () => {
    for (const line of ['/perfil', '/me']) expect(readCommand(line, plain)?.name).toBe('me');
  });

  it.each(['/bogus', 'Dune', '', '/'])('is no command: "%s"', (line) => {
    expect(readCommand(line, plain)).toBeNull();
  });

  it('may become the commands that begin with it', () => {
    expect(suggestCommands('/req', commands).map(({ line }) => line)).toEqual([
      '/request ',
      '/requests ',
    ]);
    expect(suggestCommands('/me', commands).map(({ line }) => line)).toEqual(['/perfil']);
    expect(suggestCommands('/per', commands).map(({ label }) => label)).toEqual(['/perfil']);
    expect(suggestCommands('/request d', commands)).toEqual([]);
  });

  it('is complete when a choice adds nothing and nothing required is missing', () => {
    const choiceOf = (line: string) => suggestCommands(line, commands)[0];
    expect(isComplete('/perfil', choiceOf('/perfil'), commands)).toBe(true);
    expect(isComplete('/per', choiceOf('/per'), commands)).toBe(false);
    expect(isComplete('/request', choiceOf('/request'), commands)).toBe(false);
  });
});
