import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  type ConnectionTest,
  connectionFaults,
} from '../../../../domain/settings/connection-test.ts';
import { setupStepStates } from '../../../../domain/settings/settings-version.ts';
import type { Setup } from '../../../../usecases/settings/setup.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { emptyResponses, jsonBody, jsonResponses } from '../schemas.ts';
import {
  changeSchema,
  changesSchema,
  failureSchema,
  problemSchema,
  setting,
  toChange,
  toFailure,
  toProblems,
  toSetting,
} from './settings-routes.ts';

const secret = z.string().trim().min(1).max(500).nullable();
const fault = z.enum(connectionFaults).nullable();

const readSetup = createRoute({
  method: 'get',
  path: '/setup',
  ...access('read'),
  summary: 'What was entered in the setup so far; secrets only as set or not',
  responses: jsonResponses(
    z.object({
      version: z.number(),
      isOnTrial: z.boolean(),
      failure: failureSchema,
      hasDraft: z.boolean(),
      mayChange: z.boolean(),
      missing: z.array(z.enum(['chat', 'server'])),
      steps: z.record(z.string(), z.enum(setupStepStates)),
      settings: z.array(setting),
    }),
    'The setup',
  ),
});

const saveStep = createRoute({
  method: 'put',
  path: '/setup/steps/{id}',
  ...access('admin'),
  summary: 'Keep what was entered in a step, without effect yet',
  request: {
    params: z.object({ id: z.string().regex(/^[a-z-]{1,30}$/) }),
    body: jsonBody(z.object({ state: z.enum(setupStepStates), changes: changesSchema })),
  },
  responses: jsonResponses(
    z.object({ kind: z.enum(['saved', 'refused']), problems: z.array(problemSchema) }),
    'What became of it',
  ),
});

const discardSetup = createRoute({
  method: 'delete',
  path: '/setup',
  ...access('admin'),
  summary: 'Forget what was entered in the setup',
  responses: emptyResponses('Forgotten'),
});

const finishSetup = createRoute({
  method: 'post',
  path: '/setup/finish',
  ...access('admin'),
  summary: 'Let what was entered take effect; the bot restarts itself',
  responses: jsonResponses(changeSchema, 'What became of it'),
});

/** A route that tries something that was entered, and answers with a fault or with what is there. */
function testRoute<Path extends string, Body extends z.ZodType, Found extends z.ZodType>(test: {
  readonly path: Path;
  readonly summary: string;
  readonly body: Body;
  readonly found: Found;
}) {
  return createRoute({
    method: 'post',
    path: test.path,
    ...access('admin'),
    summary: test.summary,
    request: { body: jsonBody(test.body) },
    responses: jsonResponses(z.object({ fault, found: test.found }), 'A fault, or what is there'),
  });
}

const testOverseerr = testRoute({
  path: '/setup/tests/overseerr',
  summary: 'Try an Overseerr server; without a key, with the one that is known for the address',
  body: z.object({ url: z.string().trim().min(1).max(500), apiKey: secret }),
  found: z
    .object({
      product: z.string(),
      version: z.string(),
      title: z.string(),
      hasMovie4k: z.boolean(),
      hasSeries4k: z.boolean(),
      members: z.number(),
      hasMoreMembers: z.boolean(),
      membersWithChat: z.number(),
      chats: z.array(z.object({ name: z.string(), account: z.string(), isAdmin: z.boolean() })),
    })
    .nullable(),
});

const testDiscord = testRoute({
  path: '/setup/tests/discord',
  summary: 'Try the token of a Discord bot; without one, the token that was entered before',
  body: z.object({ token: secret }),
  found: z
    .object({
      name: z.string(),
      inviteUrl: z.string(),
      guilds: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          channels: z.array(z.object({ place: z.string(), name: z.string() })),
        }),
      ),
    })
    .nullable(),
});

const testTelegram = testRoute({
  path: '/setup/tests/telegram',
  summary: 'Try the token of a Telegram bot; without one, the token that was entered before',
  body: z.object({ token: secret }),
  found: z
    .object({
      name: z.string(),
      url: z.string(),
      canJoinGroups: z.boolean(),
      readsAllMessages: z.boolean(),
    })
    .nullable(),
});

const testBackupFolder = testRoute({
  path: '/setup/tests/backup-folder',
  summary: 'Try whether backups can be stored in a folder; it is created if it does not exist',
  body: z.object({ path: z.string().trim().min(1).max(500) }),
  found: z.object({ path: z.string(), freeBytes: z.number() }).nullable(),
});

/** What the routes of the setup need. */
export interface SetupRouteDeps {
  readonly setup: Setup;
}

/** The setup of a bot, step by step. */
export function createSetupRoutes({ setup }: SetupRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readSetup, async (c) => {
      const report = await setup.report(c.get('caller').actor);
      return c.json(
        {
          ...report,
          steps: { ...report.steps },
          missing: [...report.missing],
          failure: toFailure(report.failure),
          settings: report.settings.map(toSetting),
        },
        200,
      );
    })
    .openapi(saveStep, async (c) => {
      const step = { id: c.req.valid('param').id, ...c.req.valid('json') };
      const saved = await setup.save(c.get('caller').actor, step);
      const problems = saved.kind === 'refused' ? toProblems(saved.problems) : [];
      return c.json({ kind: saved.kind, problems }, 200);
    })
    .openapi(discardSetup, async (c) => {
      await setup.discard(c.get('caller').actor);
      return c.body(null, 204);
    })
    .openapi(finishSetup, async (c) =>
      c.json(toChange(await setup.finish(c.get('caller').actor)), 200),
    )
    .openapi(testOverseerr, async (c) => {
      const result = await setup.testOverseerr(c.get('caller').actor, c.req.valid('json'));
      const { fault, found } = toResult(result);
      return c.json({ fault, found: found && { ...found, chats: [...found.chats] } }, 200);
    })
    .openapi(testDiscord, async (c) => {
      const { token } = c.req.valid('json');
      const { fault, found } = toResult(await setup.testDiscord(c.get('caller').actor, token));
      const guilds = found?.guilds.map((each) => ({ ...each, channels: [...each.channels] }));
      return c.json({ fault, found: found && { ...found, guilds: guilds ?? [] } }, 200);
    })
    .openapi(testTelegram, async (c) => {
      const { token } = c.req.valid('json');
      return c.json(toResult(await setup.testTelegram(c.get('caller').actor, token)), 200);
    })
    .openapi(testBackupFolder, async (c) => {
      const { path } = c.req.valid('json');
      return c.json(toResult(await setup.testBackupFolder(c.get('caller').actor, path)), 200);
    });
}

function toResult<Found>(test: ConnectionTest<Found>) {
  return test.isOk ? { fault: null, found: test.found } : { fault: test.fault, found: null };
}
