import { z } from 'zod';
import type { DownloadChoice } from '../../domain/requests/download-choice.ts';

const namedOption = z.object({ id: z.number(), name: z.string() });

/** What was chosen about a download, as it is stored. */
export const choiceColumn = z.object({
  server: namedOption,
  profile: namedOption.nullable(),
  folder: z.string().nullable(),
  language: namedOption.nullable(),
  tags: z.array(namedOption).nullable(),
}) satisfies z.ZodType<DownloadChoice>;
