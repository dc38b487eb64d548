import { z } from 'zod';
import { verificationMethods } from '../../domain/accounts/account.ts';
import { placeKinds, platforms, sources } from '../../domain/place.ts';
import { requestStates } from '../../domain/requests/request.ts';
import { releaseKinds } from '../../domain/titles/release.ts';
import { outcomeColumn } from '../requests/request-row.ts';
import { count, id, integer, json, mediaType, seasonNames, text, time } from './file-fields.ts';
import { issue, issueComment } from './file-issues.ts';

/** The version of the format. A change that an older version would read wrongly increases it. */
const userFileVersion = 1;

const format = 'medianest-user';

/** As the bot stores it: a row that it cannot read would keep it from reading others. */
const outcome = json.refine(
  (value) => outcomeColumn.safeParse(value).success,
  'is not the outcome of a request',
);
const webAddress = z.url({ protocol: /^https?$/ });

const place = z.object({
  platform: z.enum(platforms),
  // A reply has a secret in its address.
  kind: z.enum(placeKinds).exclude(['reply']),
  address: text,
  topic: text.exactOptional(),
  language: text.exactOptional(),
});

const user = z.object({
  id,
  displayName: text,
  locale: text.nullable(),
  isAdmin: z.boolean(),
  blockedAt: time.nullable(),
  createdAt: time,
  // Files of earlier versions do not have it.
  lastSeenAt: time.exactOptional(),
});

const settings = z.object({
  notifyOn: z.enum(platforms).exactOptional(),
  linksByProfile: z.boolean().exactOptional(),
  /** The name of the server in private chats. */
  server: text.exactOptional(),
});

const chatAccount = z.object({
  platform: z.enum(platforms),
  platformUserId: text,
  name: text,
  username: text.nullable(),
  directClosedAt: time.nullable(),
  createdAt: time,
});

const account = z.object({
  server: text,
  remoteUserId: count.min(1),
  name: text,
  email: text.nullable(),
  plexId: text.nullable(),
  remoteCreatedAt: time.nullable(),
  verifiedBy: z.enum(verificationMethods),
  verifiedAt: time,
});

const historyEntry = z.object({
  id,
  event: text,
  from: z.enum(requestStates).nullable(),
  to: z.enum(requestStates),
  actor: text,
  /** Whether the person of the file did it. Other people are only named. */
  isOwn: z.boolean(),
  source: z.enum(sources),
  detail: json.nullable(),
  at: time,
});

const request = z.object({
  id,
  server: text,
  /** The account it was made as, by its number on the server. */
  remoteUserId: count.nullable(),
  remoteId: count.nullable(),
  space: z.object({ platform: z.enum(platforms), platformSpaceId: text, name: text }).nullable(),
  requesterName: text,
  mediaType,
  tmdbId: count,
  title: text,
  year: integer.nullable(),
  posterPath: text.nullable(),
  // Files of earlier versions do not have them.
  releases: z.array(z.object({ kind: z.enum(releaseKinds), at: time })).default([]),
  seasonNames,
  watchUrl: webAddress.nullable().default(null),
  is4k: z.boolean(),
  seasons: z.array(count),
  state: z.enum(requestStates),
  cause: text.nullable(),
  causeQuote: text.nullable(),
  reason: text.nullable(),
  decidedBy: text.nullable(),
  outcome: outcome.nullable(),
  source: z.enum(sources),
  origin: place.nullable(),
  locale: text,
  createdAt: time,
  stateChangedAt: time,
  history: z.array(historyEntry),
});

const subscription = z.object({
  server: text,
  mediaType,
  tmdbId: count,
  is4k: z.boolean(),
  seasons: z.array(count),
  /** Files of older versions do not have these two. */
  futureAfter: count.nullable().default(null),
  toldSeasons: z.array(count).default([]),
  title: text,
  seasonNames,
  /** Null: their private chat. */
  place: place.nullable(),
  createdAt: time,
  notifiedAt: time.nullable(),
});

/** A request of somebody else that the person wants, too. */
const vote = z.object({
  server: text,
  mediaType,
  tmdbId: integer,
  is4k: z.boolean(),
  title: text,
  hasSubscribed: z.boolean(),
  createdAt: time,
});

/** A space whose requests are approved by votes as decisions of the person. */
const voteRule = z.object({
  server: text,
  space: z.object({ platform: z.enum(platforms), platformSpaceId: text, name: text }),
  /** The account whose permission it rests on; null: they were an admin of the bot. */
  remoteUserId: count.nullable(),
  votes: count,
  since: time,
});

const auditEntry = z.object({
  id,
  /** Whether the person of the file did it. */
  isOwn: z.boolean(),
  actor: text,
  source: z.enum(sources),
  action: text,
  subjectKind: text,
  subjectId: text,
  before: json.nullable(),
  after: json.nullable(),
  at: time,
  count,
  lastAt: time.nullable(),
});

const head = z.object({ format: z.literal(format), version: z.int().min(1) });

/** A file of `medianest export`. */
export const userFile = head.extend({
  version: z.literal(userFileVersion),
  exportedAt: time,
  user,
  settings,
  chatAccounts: z.array(chatAccount),
  accounts: z.array(account),
  requests: z.array(request),
  subscriptions: z.array(subscription),
  // Files of earlier versions do not have it. It is not imported: the requests belong to others.
  votes: z.array(vote).exactOptional(),
  // Files of earlier versions do not have them. They are not imported: the permission is one of this installation.
  voteRules: z.array(voteRule).exactOptional(),
  // Files of earlier versions do not have them.
  issues: z.array(issue).default([]),
  issueComments: z.array(issueComment).default([]),
  audit: z.array(auditEntry),
});

/** One person's data, without secrets. Servers and spaces are named, because their IDs differ elsewhere. */
export type UserFile = z.output<typeof userFile>;
export type RequestInFile = UserFile['requests'][number];

/** The beginning of every file. */
export const userFileHead = { format, version: userFileVersion } as const;

/** A file that cannot be imported: one line, with what to do next. */
export class UserFileError extends Error {
  override readonly name = 'UserFileError';
}

const maxIssues = 5;
const maxDepth = 50;

/** Reads the content of a file. Throws a `UserFileError` that names the fields that are wrong, never their values. */
export function parseUserFile(content: string): UserFile {
  const value = parseJson(content);
  const start = head.safeParse(value);
  if (!start.success) throw new UserFileError('This is not a file of `medianest export`.');
  if (start.data.version > userFileVersion) {
    throw new UserFileError(
      `The file has the format ${start.data.version} of a newer version of MediaNest; this one reads up to ${userFileVersion}. Update MediaNest first.`,
    );
  }
  const unstorable = findUnstorable(value);
  if (unstorable !== null) throw damaged([unstorable]);
  const parsed = userFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, maxIssues);
  throw damaged(issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

function damaged(lines: readonly string[]): UserFileError {
  return new UserFileError(`The file was changed or is damaged:\n${lines.join('\n')}`);
}

/** What PostgreSQL stores neither as text nor in JSON; null if there is nothing. */
function findUnstorable(value: unknown, path: readonly string[] = []): string | null {
  if (path.length > maxDepth) return `${path.slice(0, 2).join('.')}: is nested too deeply`;
  if (typeof value === 'string') {
    return isStorable(value) ? null : `${path.join('.')}: has a NUL character or half a character`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const problem = isStorable(key)
      ? findUnstorable(each, [...path, key])
      : `${path.join('.')}: has a name with a NUL character or half a character`;
    if (problem !== null) return problem;
  }
  return null;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UserFileError('The file is not complete, or not JSON.');
  }
}
