import { parseArgs } from 'node:util';

/** What `npm run bench -- …` may be told. */
export interface Options {
  /** A file for the figures as JSON. */
  readonly json: string | null;
  /** A folder for a profile of the bot's processor time. */
  readonly profile: string | null;
  /** How many requests the statements are timed with; 0 leaves that part out. */
  readonly rows: number;
  readonly people: number;
  readonly parts: readonly string[];
  /** Times that the media server adds to each call. */
  readonly upstreamsMs: readonly number[];
}

const allParts = ['start', 'memory', 'discord', 'telegram'];

/** Reads the arguments; throws for one that is unknown. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'string' },
      profile: { type: 'string' },
      rows: { type: 'string', default: '0' },
      people: { type: 'string', default: '200' },
      parts: { type: 'string', default: allParts.join(',') },
      upstream: { type: 'string', default: '0,150' },
    },
  });
  return {
    json: values.json ?? null,
    profile: values.profile ?? null,
    rows: Number(values.rows),
    people: Number(values.people),
    parts: values.parts.split(',').filter(Boolean),
    upstreamsMs: values.upstream.split(',').map(Number),
  };
}
