import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  rounds: z.coerce.number().int().min(1).max(100_000),
  seed: z.coerce.number().int().min(0),
  people: z.coerce.number().int().min(4).max(500),
  database: z.enum(['embedded', 'given']),
  processes: z.enum(['all', 'gateway+workers']),
  /** How long the bot may take to recover after the last round. */
  settleSeconds: z.coerce.number().int().min(1),
  /** Keeps the database and the logs. */
  keep: z.boolean(),
});

/** The options of `npm run storm -- …`. */
export type StormOptions = z.infer<typeof optionsSchema>;

/** Parses the arguments. Throws for unknown or contradictory ones. */
export function readStormOptions(argv: readonly string[]): StormOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: `${Math.floor(Math.random() * 1_000_000)}` },
      people: { type: 'string', default: '16' },
      database: { type: 'string', default: 'embedded' },
      processes: { type: 'string', default: 'all' },
      'settle-seconds': { type: 'string', default: '180' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { 'settle-seconds': settleSeconds, ...others } = values;
  const options = optionsSchema.parse({ ...others, settleSeconds });
  if (options.processes === 'gateway+workers' && options.database === 'embedded') {
    throw new Error('Several processes need --database given: an embedded one serves one process.');
  }
  return options;
}
