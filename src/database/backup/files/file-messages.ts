import { z } from 'zod';
import { fileSchema } from '../manifest.ts';

/** What the bot tells the process that copies the files of a cluster. */
export const fileCommand = z.discriminatedUnion('kind', [
  /** `isGentle`: others use the machine meanwhile. */
  z.object({
    kind: z.literal('copy'),
    cluster: z.string(),
    target: z.string(),
    isGentle: z.boolean(),
    hasProgress: z.boolean(),
  }),
  /** The server's backup is ended; `label` belongs into the copy. */
  z.object({ kind: z.literal('stopped'), label: z.string() }),
]);
export type FileCommand = z.output<typeof fileCommand>;

/** What that process answers. */
export const fileReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), share: z.number().nullable() }),
  /** All files are copied: the server's backup can be ended. */
  z.object({ kind: z.literal('copied') }),
  z.object({
    kind: z.literal('done'),
    packed: z.object({ archive: fileSchema, files: z.array(fileSchema).readonly() }),
  }),
  z.object({ kind: z.literal('failed'), message: z.string(), code: z.string().nullable() }),
]);
export type FileReport = z.output<typeof fileReport>;
