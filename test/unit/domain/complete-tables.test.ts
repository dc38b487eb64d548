import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platforms, sources } from '../../../src/domain/place.ts';
import { finalStates, requestStates, syncedStates } from '../../../src/domain/requests/request.ts';
import { mediaTypes } from '../../../src/domain/titles/title.ts';
import { readSources } from '../../support/architecture/source-files.ts';

const root = decodeURIComponent(new URL('../../..', import.meta.url).pathname.replace(/\/$/, ''));

/** Lists that exist only in the domain, and the quoted words of a copy. */
const lists = {
  platforms: quoted(platforms),
  mediaTypes: quoted(mediaTypes),
  sources: quoted(sources),
  requestStates: quoted(requestStates),
};

/** The demo server and the wire schemas use Overseerr's own values, independent of ours. */
const outside = ['src/demo/', 'src/overseerr/'];

/** The values of an enum in the Prisma schema. */
function readEnum(name: string): readonly string[] {
  const schema = readFileSync(`${root}/prisma/schema.prisma`, 'utf8');
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(schema)?.[1] ?? '';
  return body.match(/^ {2}\w+$/gm)?.map((value) => value.trim()) ?? [];
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

function findRepeats(files: readonly { readonly path: string; readonly text: string }[]) {
  return files
    .filter(({ path }) => !path.startsWith('src/domain/'))
    .filter(({ path }) => !outside.some((folder) => path.startsWith(folder)))
    .flatMap(({ path, text }) =>
      Object.entries(lists)
        .filter(([, words]) => text.replace(/\s*[,|]\s*/g, ', ').includes(words))
        .map(([name]) => `${path} repeats ${name}`),
    );
}

describe('the tables of the domain', () => {
  it('have the same values as the database schema', () => {
    expect(readEnum('Platform')).toEqual([...platforms]);
    expect(readEnum('RequestState')).toEqual([...requestStates]);
    expect(readEnum('MediaType')).toEqual([...mediaTypes]);
  });

  it('put every state into one group: waiting to be submitted, in step with the server, or final', () => {
    expect(['queued', ...syncedStates, ...finalStates].sort()).toEqual([...requestStates].sort());
  });

  it('are repeated nowhere in the code', () => {
    expect(findRepeats(readSources(root, ['src', 'commands']))).toEqual([]);
  });

  it('are found where they are repeated', () => {
    const text = `z.enum([${quoted(platforms)}])`;
    expect(findRepeats([{ path: 'src/web/x.ts', text }])).toEqual([
      'src/web/x.ts repeats platforms',
    ]);
  });
});
