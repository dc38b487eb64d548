import { parseArgs } from 'node:util';

/** The options of `npm run bench -- …`. */
export interface Options {
  /** File for the figures as JSON. */
  readonly json: string | null;
  /** Folder for a CPU profile of the bot. */
  readonly profile: string | null;
  /** Number of requests in the database when statements are timed; 0 skips that part. */
  readonly rows: number;
  readonly people: number;
  readonly parts: readonly string[];
  /** Delays that Overseerr adds to each call, one run for each. */
  readonly upstreamsMs: readonly number[];
}

const allParts = ['start', 'memory', 'discord', 'telegram'];

/** Parses the arguments; throws for an unknown one. */
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
