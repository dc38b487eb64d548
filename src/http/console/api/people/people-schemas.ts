import { z } from 'zod';
import { verificationMethods } from '../../../../domain/accounts/account.ts';
import { listPermissions } from '../../../../domain/accounts/permission.ts';
import type { Quota } from '../../../../domain/accounts/quota.ts';
import { resemblances } from '../../../../domain/accounts/resemblance.ts';
import type { ServiceId } from '../../../../domain/id.ts';
import type { UserDetails, UserOverview } from '../../../../domain/operator/user-overview.ts';
import { platforms } from '../../../../domain/place.ts';
import { requestStates } from '../../../../domain/requests/request.ts';
import { mediaTypes } from '../../../../domain/titles/title.ts';
import type { SuggestedAccount } from '../../../../usecases/accounts/account-suggestions.ts';
import { timeSchema } from '../schemas.ts';

const quota = z.object({
  limit: z.number().nullable(),
  used: z.number(),
  days: z.number().nullable(),
});

const named = z.object({ id: z.string(), name: z.string() });

const linkable = z.object({
  id: z.string(),
  serviceId: z.string(),
  /** The title of the server. */
  server: z.string(),
  remoteUserId: z.number(),
  name: z.string(),
  email: z.string().nullable(),
});

const suggestionSchema = linkable
  .extend({ reason: z.enum(resemblances) })
  .openapi('AccountSuggestion');

export const foundAccountSchema = linkable
  .extend({ users: z.array(z.string()) })
  .openapi('FoundAccount');

export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    locale: z.string().nullable(),
    isAdmin: z.boolean(),
    /** Whether they are an admin only because the settings name them. */
    isListed: z.boolean(),
    blockedAt: timeSchema.nullable(),
    createdAt: timeSchema,
    /** When they last used the bot, give or take an hour. */
    lastSeenAt: timeSchema,
    chats: z.array(
      z.object({
        platform: z.enum(platforms),
        platformUserId: z.string(),
        name: z.string(),
        username: z.string().nullable(),
        isClosed: z.boolean(),
        createdAt: timeSchema,
      }),
    ),
    accounts: z.array(
      linkable.omit({ email: true }).extend({
        verifiedBy: z.enum(verificationMethods),
        verifiedAt: timeSchema,
        isBlocked: z.boolean(),
        /** The names of the permissions on the server. */
        permissions: z.array(z.string()),
        quotas: z.object({ movie: quota, tv: quota }).nullable(),
        quotasReadAt: timeSchema.nullable(),
        sharedWith: z.array(named),
      }),
    ),
    /** Accounts that may be theirs; only in the list of users without an account. */
    suggestions: z.array(suggestionSchema),
  })
  .openapi('Person');

export const personDetailsSchema = personSchema
  .extend({
    requestCounts: z.partialRecord(z.enum(requestStates), z.number()),
    requests: z.array(
      z.object({
        id: z.string(),
        mediaType: z.enum(mediaTypes),
        title: z.string(),
        year: z.number().nullable(),
        is4k: z.boolean(),
        state: z.enum(requestStates),
        createdAt: timeSchema,
      }),
    ),
    subscriptionCount: z.number(),
    notifyOn: z.enum(platforms).nullable(),
    /** All Overseerr servers. */
    servers: z.array(named),
  })
  .openapi('PersonDetails');

/** The title of a server, without asking it. */
export type TitleOf = (id: ServiceId) => string;

export function toPerson(
  user: UserOverview,
  suggestions: readonly SuggestedAccount[],
  titleOf: TitleOf,
): z.input<typeof personSchema> {
  return {
    id: user.id,
    name: user.name,
    locale: user.locale,
    isAdmin: user.isAdmin,
    isListed: user.isListed,
    blockedAt: user.blockedAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: user.lastSeenAt.toISOString(),
    chats: user.chats.map((chat) => ({ ...chat, createdAt: chat.createdAt.toISOString() })),
    accounts: user.accounts.map((account) => ({
      id: account.id,
      serviceId: account.serviceId,
      server: titleOf(account.serviceId),
      remoteUserId: account.remoteUserId,
      name: account.name,
      verifiedBy: account.verifiedBy,
      verifiedAt: account.verifiedAt.toISOString(),
      isBlocked: account.isBlocked,
      permissions: [...listPermissions(account.permissions)],
      quotas: account.quotas && {
        movie: toQuota(account.quotas.movie),
        tv: toQuota(account.quotas.tv),
      },
      quotasReadAt: account.quotasReadAt?.toISOString() ?? null,
      sharedWith: [...account.sharedWith],
    })),
    suggestions: suggestions.map((each) => ({ ...each, server: titleOf(each.serviceId) })),
  };
}

export function toPersonDetails(
  user: UserDetails,
  suggestions: readonly SuggestedAccount[],
  { titleOf, serviceIds }: { readonly titleOf: TitleOf; readonly serviceIds: readonly ServiceId[] },
): z.input<typeof personDetailsSchema> {
  return {
    ...toPerson(user, suggestions, titleOf),
    requestCounts: { ...user.requestCounts },
    requests: user.requests.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })),
    subscriptionCount: user.subscriptionCount,
    notifyOn: user.notifyOn,
    servers: serviceIds.map((id) => ({ id, name: titleOf(id) })),
  };
}

function toQuota({ limit, used, days }: Quota) {
  return { limit, used, days };
}
