import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  type SettingDescription,
  type SettingProblem,
  settingEffects,
  settingGroups,
  settingOrigins,
} from '../../../../domain/settings/setting.ts';
import type { FailedSettings } from '../../../../domain/settings/settings-version.ts';
import type { Settings } from '../../../../usecases/settings/settings.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { jsonBody, jsonResponses, timeSchema } from '../schemas.ts';

const maxLength = 4_000;
const mostChanges = 100;

/** Why settings are refused. `text` is in English; the console has its own for each code. */
export const problemSchema = z.object({
  names: z.array(z.string()),
  code: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});

/** A setting in effect. Secrets have no value. */
export const setting = z
  .object({
    name: z.string(),
    group: z.enum(settingGroups),
    input: z.union([z.enum(['text', 'secret', 'number', 'boolean', 'list']), z.array(z.string())]),
    effect: z.enum(settingEffects),
    value: z.string().nullable(),
    isSet: z.boolean(),
    origin: z.enum(settingOrigins),
    /** The setting of the environment that decides; null: the console does. */
    decidedBy: z.string().nullable(),
    /** Why the value of the console has no effect. */
    problem: problemSchema.nullable(),
  })
  .openapi('Setting');

/** Settings by name; null removes one, so that its default applies. */
export const changesSchema = z
  .record(z.string().max(60), z.string().max(maxLength).nullable())
  .refine((changes) => Object.keys(changes).length <= mostChanges);

/** Settings with which the bot could not start. */
export const failureSchema = z
  .object({ version: z.number(), at: timeSchema, reason: z.string() })
  .nullable();

/** What became of a change. */
export const changeSchema = z
  .object({
    kind: z.enum(['changed', 'unchanged', 'refused']),
    problems: z.array(problemSchema),
    version: z.number().nullable(),
    effect: z.enum(['at-once', 'restart']).nullable(),
  })
  .openapi('SettingsChange');

const readSettings = createRoute({
  method: 'get',
  path: '/settings',
  ...access('read'),
  summary: 'The settings in effect, where each comes from, and who changed it',
  responses: jsonResponses(
    z.object({
      version: z.number(),
      isOnTrial: z.boolean(),
      failure: failureSchema,
      settings: z.array(
        setting.extend({
          changedAt: timeSchema.nullable(),
          changedBy: z.string().nullable(),
        }),
      ),
    }),
    'The settings',
  ),
});

const changeSettings = createRoute({
  method: 'patch',
  path: '/settings',
  ...access('admin'),
  summary: 'Change settings, all or none; the bot restarts itself if it has to',
  request: { body: jsonBody(z.object({ changes: changesSchema })) },
  responses: jsonResponses(changeSchema, 'What became of it'),
});

const readRetention = createRoute({
  method: 'get',
  path: '/settings/retention',
  ...access('read'),
  summary: 'For how many days data is kept that is deleted by its age',
  responses: jsonResponses(
    z.object({ items: z.array(z.object({ name: z.string(), days: z.number() })) }),
    'The kinds of data',
  ),
});

/** What the routes of settings need. */
export interface SettingsRouteDeps {
  readonly settings: Settings;
  readonly keptDays: Readonly<Record<string, number>>;
}

/** The settings of the bot. */
export function createSettingsRoutes({ settings, keptDays }: SettingsRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readSettings, async (c) => {
      const { settings: all, failure, ...report } = await settings.report(c.get('caller').actor);
      return c.json(
        {
          ...report,
          failure: toFailure(failure),
          settings: all.map((each) => ({
            ...toSetting(each),
            changedAt: each.changedAt?.toISOString() ?? null,
            changedBy: each.changedBy,
          })),
        },
        200,
      );
    })
    .openapi(changeSettings, async (c) => {
      const { changes } = c.req.valid('json');
      return c.json(toChange(await settings.change(c.get('caller').actor, changes)), 200);
    })
    .openapi(readRetention, (c) => {
      const items = Object.entries(keptDays).map(([name, days]) => ({ name, days }));
      return c.json({ items }, 200);
    });
}

/** A setting as JSON. */
export function toSetting({
  name,
  group,
  input,
  effect,
  value,
  isSet,
  origin,
  decidedBy,
  problem,
}: Omit<SettingDescription, 'changedAt' | 'changedBy'>) {
  return {
    name,
    group,
    input: typeof input === 'string' ? input : [...input],
    effect,
    value,
    isSet,
    origin,
    decidedBy,
    problem: problem && toProblemJson(problem),
  };
}

/** A failure as JSON. */
export function toFailure(failure: FailedSettings | null) {
  return failure && { ...failure, at: failure.at.toISOString() };
}

/** What became of a change, as JSON. */
export function toChange(change: Awaited<ReturnType<Settings['change']>>) {
  const { kind } = change;
  return {
    kind,
    problems: kind === 'refused' ? toProblems(change.problems) : [],
    version: kind === 'changed' ? change.version : null,
    effect: kind === 'changed' ? change.effect : null,
  };
}

/** Problems as JSON. */
export function toProblems(problems: readonly SettingProblem[]) {
  return problems.map(toProblemJson);
}

function toProblemJson({ names, code, args, text }: SettingProblem) {
  return { names: [...names], code, args: { ...args }, text };
}
