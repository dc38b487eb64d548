import { z } from 'zod';
import { toId } from '../../domain/id.ts';
import { mediaTypes } from '../../domain/titles/title.ts';

export const text = z.string().max(100_000);

export const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
export const integer = z
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
export const count = integer.min(0);
export const id = z.string().refine((value) => toId(value) !== null, 'must be an ID');
export const json = z.record(z.string(), z.json());
export const mediaType = z.enum(mediaTypes);

/** Files of earlier versions do not have them. */
export const seasonNames = z
  .object({ language: text, names: z.record(text, text) })
  .exactOptional();
