import { z } from 'zod';
import { issueStates, issueTypes } from '../../domain/issues/issue.ts';
import { sources } from '../../domain/place.ts';
import { count, id, integer, mediaType, seasonNames, text, time } from './file-fields.ts';

/** An issue that the person reported. */
export const issue = z.object({
  id,
  server: text,
  remoteId: count.nullable(),
  mediaType,
  tmdbId: count,
  title: text,
  // Files of earlier versions have neither of these.
  year: integer.nullable().default(null),
  posterPath: text.nullable().default(null),
  reporterName: text.default(''),
  source: z.enum(sources).default('overseerr'),
  locale: text.default('en'),
  stateChangedAt: time.exactOptional(),
  type: z.enum(issueTypes),
  seasonNames,
  season: count.nullable(),
  episode: count.nullable(),
  message: text,
  state: z.enum(issueStates),
  createdAt: time,
});

/** A comment of the person on any issue. */
export const issueComment = z.object({
  server: text,
  title: text,
  /** The numbers of the issue and of the comment on the server; null if it does not have them. */
  issueRemoteId: count.nullable().default(null),
  remoteId: count.nullable().default(null),
  authorName: text.default(''),
  message: text,
  source: z.enum(sources),
  createdAt: time,
});
