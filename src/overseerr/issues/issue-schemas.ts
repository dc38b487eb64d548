import { z } from 'zod';
import { mediaTypes } from '../../domain/titles/title.ts';
import {
  optionalNumber,
  optionalRows,
  optionalText,
  rows,
  wireText,
} from '../wire/schema-parts.ts';
import { wireUser } from '../wire/schemas.ts';

const wireIssueComment = z.object({
  id: z.number().int(),
  message: wireText,
  createdAt: optionalText,
  user: wireUser.nullish().catch(null),
});

/** An issue. Lists name who changed it last, but not who wrote the comments; a single issue is the other way around. */
export const wireIssue = z.object({
  id: z.number().int(),
  issueType: z.number(),
  status: z.number(),
  problemSeason: optionalNumber,
  problemEpisode: optionalNumber,
  createdAt: optionalText,
  createdBy: wireUser.nullish().catch(null),
  modifiedBy: wireUser.nullish().catch(null),
  media: z.object({ mediaType: z.enum(mediaTypes), tmdbId: z.number().int() }),
  comments: optionalRows(wireIssueComment),
});

export const wireIssues = z.object({ results: rows(wireIssue) });

export type WireIssue = z.output<typeof wireIssue>;
