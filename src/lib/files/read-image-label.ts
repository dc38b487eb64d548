import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What the Dockerfile wrote about the image, as its labels say. */
const labelSchema = z.object({
  version: z.string().min(1).max(100),
  revision: z.string().min(1).max(100),
});
export type ImageLabel = z.infer<typeof labelSchema>;

/** What `image.json` in a folder says about the image that the bot runs in; null if it runs in none. */
export async function readImageLabel(folder: string): Promise<ImageLabel | null> {
  const text = await readFile(join(folder, 'image.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return labelSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
