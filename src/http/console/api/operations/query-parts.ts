import { z } from 'zod';
import { exportFormats } from './export-rows.ts';

const maxTextLength = 200;

/** A text that people search for. */
export const searchText = z.string().trim().min(1).max(maxTextLength);

/** What an export is asked for besides the search. */
export const exportQuery = z.object({ format: z.enum(exportFormats).default('csv') });

/** The description of a route that answers with a file. */
export function fileResponses(description: string) {
  return {
    200: { content: { 'application/octet-stream': { schema: z.string() } }, description },
  } as const;
}
