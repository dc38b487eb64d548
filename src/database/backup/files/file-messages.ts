import { z } from 'zod';
import { fileSchema, manifestSchema } from '../manifest.ts';

const walFiles = z.array(z.object({ name: z.string(), path: z.string() })).readonly();

/** How work is done. `isGentle`: others use the machine meanwhile. */
const manner = z.object({ isGentle: z.boolean(), hasProgress: z.boolean() });

/** What the bot tells the process that copies and reads the files of backups. */
export const fileCommand = z.discriminatedUnion('kind', [
  manner.extend({ kind: z.literal('copy'), cluster: z.string(), target: z.string() }),
  manner.extend({
    kind: z.literal('read'),
    backup: z.object({
      folder: z.string(),
      manifest: manifestSchema,
      wal: z.object({ segments: walFiles, histories: walFiles }),
    }),
    into: z
      .object({
        cluster: z.string(),
        wal: z.string(),
        owner: z.object({ uid: z.number(), gid: z.number() }).nullable(),
      })
      .nullable(),
  }),
  /** The server's backup is ended; `label` belongs in the copy. */
  z.object({ kind: z.literal('stopped'), label: z.string() }),
]);
export type FileCommand = z.output<typeof fileCommand>;

/** What that process answers. */
export const fileReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), share: z.number().nullable() }),
  /** All files are copied: the server's backup can be ended. */
  z.object({ kind: z.literal('copied') }),
  z.object({
    kind: z.literal('packed'),
    packed: z.object({ archive: fileSchema, files: z.array(fileSchema).readonly() }),
  }),
  /** Everything is read, and equals the manifest. */
  z.object({ kind: z.literal('read') }),
  /** `isExplained`: the message says what to do. */
  z.object({
    kind: z.literal('failed'),
    message: z.string(),
    code: z.string().nullable(),
    path: z.string().nullable(),
    isExplained: z.boolean(),
  }),
]);
export type FileReport = z.output<typeof fileReport>;
