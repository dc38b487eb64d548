import { z } from 'zod';
import { alertKinds } from '../../../../domain/alerts/alert.ts';
import { type NamedVoteRule, voteLimits } from '../../../../domain/approvals/vote-rule.ts';
import type { SpaceOverview } from '../../../../domain/operator/space-overview.ts';
import { type Place, type Platform, platforms } from '../../../../domain/place.ts';
import {
  type SpaceSettings,
  type SpaceSettingsChange,
  unlinkedPolicies,
} from '../../../../domain/spaces/space.ts';
import { channelKinds, placePermissions } from '../../../../domain/spaces/space-inspection.ts';
import { timeSchema } from '../schemas.ts';

const text = z.string().min(1).max(100);
const hours = z.object({ from: z.number().int(), until: z.number().int() });

/** A channel or group of the space. */
const place = z
  .object({ address: text, topic: z.string().min(1).max(20).nullable() })
  .openapi('SpacePlace');

const settings = {
  requestPlace: place,
  publicCards: z.boolean(),
  approvalPlaces: z.array(place).max(25),
  approverRoles: z.array(text).max(25),
  selfApproval: z.boolean(),
  declineReasons: z.array(z.string().max(1_000)).max(100),
  reminderHours: z.number().int(),
  quietHours: hours,
  timeZone: text,
  region: text,
  unlinked: z.enum(unlinkedPolicies),
  language: text,
  alertPlace: place,
  alertQuietHours: hours,
  alertMuted: z.array(z.enum(alertKinds)).max(50),
  digestPlace: place,
} as const satisfies Record<keyof SpaceSettings, z.ZodType>;

const settingsSchema = z.object(settings).partial().openapi('SpaceSettings');

/** New settings: those that are missing stay, and null follows the settings of the operator again. */
export const changeSchema = z.object({
  serviceId: z.string().max(50).nullable().optional(),
  settings: z
    .object({
      requestPlace: settings.requestPlace.nullable(),
      publicCards: settings.publicCards.nullable(),
      approvalPlaces: settings.approvalPlaces.nullable(),
      approverRoles: settings.approverRoles.nullable(),
      selfApproval: settings.selfApproval.nullable(),
      declineReasons: settings.declineReasons.nullable(),
      reminderHours: settings.reminderHours.nullable(),
      quietHours: settings.quietHours.nullable(),
      timeZone: settings.timeZone.nullable(),
      region: settings.region.nullable(),
      unlinked: settings.unlinked.nullable(),
      language: settings.language.nullable(),
      alertPlace: settings.alertPlace.nullable(),
      alertQuietHours: settings.alertQuietHours.nullable(),
      alertMuted: settings.alertMuted.nullable(),
      digestPlace: settings.digestPlace.nullable(),
    } satisfies Record<keyof SpaceSettings, z.ZodType>)
    .partial()
    .default({}),
});

export const spaceSchema = z
  .object({
    id: z.string(),
    platform: z.enum(platforms),
    platformSpaceId: z.string(),
    name: z.string(),
    /** The Overseerr server that was chosen for it; null: the default one. */
    serviceId: z.string().nullable(),
    /** The title of the server that it uses; null: none is configured. */
    server: z.string().nullable(),
    leftAt: timeSchema.nullable(),
    createdAt: timeSchema,
    settings: settingsSchema,
  })
  .openapi('Space');

/** How many votes approve a request of a space; null: only approvers do. */
export const voteRuleSchema = z.object({
  votes: z.number().int().min(voteLimits.min).max(voteLimits.max).nullable(),
});

export const spaceDetailsSchema = spaceSchema
  .extend({
    /** How many votes approve a request, and who has set it, as which account; null: votes approve none. */
    voteRule: z
      .object({
        votes: z.number(),
        userId: z.string(),
        userName: z.string(),
        accountName: z.string().nullable(),
        since: timeSchema,
      })
      .nullable(),
    /** Whether the caller may set it. */
    canSetVotes: z.boolean(),
    voteLimits: z.object({ min: z.number(), max: z.number() }),
    /** Requests made there, counted up to 10,000. */
    requestCount: z.number(),
    servers: z.array(z.object({ id: z.string(), name: z.string(), acceptsGuests: z.boolean() })),
    languages: z.array(z.string()),
    alertKinds: z.array(z.enum(alertKinds)),
    /** What the settings of the operator say where the space says nothing. */
    defaults: z.object({
      publicCards: z.boolean(),
      unlinked: z.enum(unlinkedPolicies),
      timeZone: z.string(),
      approvalPlaces: z.number(),
      alertPlaces: z.number(),
    }),
  })
  .openapi('SpaceDetails');

export const inspectionSchema = z
  .object({
    /** False: the platform does not answer, or cannot list channels. */
    isKnown: z.boolean(),
    isMember: z.boolean(),
    channels: z.array(
      z.object({
        address: z.string(),
        topic: z.string().nullable(),
        name: z.string().nullable(),
        kind: z.enum(channelKinds),
        missing: z.array(z.enum(placePermissions)),
      }),
    ),
    roles: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('SpaceInspection');

export function toVoteRuleAnswer({ votes, userId, userName, accountName, since }: NamedVoteRule) {
  return { votes, userId, userName, accountName, since: since.toISOString() };
}

export function toSpaceAnswer(space: SpaceOverview, server: string | null) {
  return {
    id: space.id,
    platform: space.platform,
    platformSpaceId: space.platformSpaceId,
    name: space.name,
    serviceId: space.serviceId,
    server,
    leftAt: space.leftAt?.toISOString() ?? null,
    createdAt: space.createdAt.toISOString(),
    settings: toSettingsAnswer(space.settings),
  };
}

function toSettingsAnswer(own: SpaceSettings): z.input<typeof settingsSchema> {
  const { requestPlace, approvalPlaces, alertPlace, digestPlace, ...others } = own;
  const { approverRoles, declineReasons, alertMuted, ...plain } = others;
  return {
    ...plain,
    ...(requestPlace && { requestPlace: toPlaceAnswer(requestPlace) }),
    ...(approvalPlaces && { approvalPlaces: approvalPlaces.map(toPlaceAnswer) }),
    ...(alertPlace && { alertPlace: toPlaceAnswer(alertPlace) }),
    ...(digestPlace && { digestPlace: toPlaceAnswer(digestPlace) }),
    ...(approverRoles && { approverRoles: [...approverRoles] }),
    ...(declineReasons && { declineReasons: [...declineReasons] }),
    ...(alertMuted && { alertMuted: [...alertMuted] }),
  };
}

function toPlaceAnswer({ address, topic = '' }: Place) {
  return { address, topic: topic === '' ? null : topic };
}

/** The change of settings that a body asks for. Places are on the platform of the space. */
export function toSettingsChange(
  body: z.output<typeof changeSchema>['settings'],
  platform: Platform,
): SpaceSettingsChange {
  const toPlace = ({ address, topic }: z.output<typeof place>): Place => ({
    platform,
    kind: 'channel',
    address,
    ...(topic === null ? {} : { topic }),
  });
  const toValue = (value: unknown): unknown => {
    if (value === null) return undefined;
    const places = z.array(place).safeParse(value);
    if (places.success) return places.data.map(toPlace);
    const one = place.safeParse(value);
    return one.success ? toPlace(one.data) : value;
  };
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, toValue(value)]));
}
