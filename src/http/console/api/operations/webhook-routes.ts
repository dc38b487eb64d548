import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { WebhookSetup } from '../../../../usecases/services/webhook-setup.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import { idSchema, jsonBody, jsonResponses, timeSchema } from '../schemas.ts';

const shownWebhook = z.object({ url: z.string(), isEnabled: z.boolean() });

const webhook = z
  .object({
    /** Whose webhook it is. `foreign`: of another program. */
    kind: z.enum(['absent', 'ours', 'foreign']),
    /** What is wrong with the bot's own. */
    faults: z.array(z.string()),
    current: shownWebhook,
    wantedUrl: z.string().nullable(),
    /** Whether webhooks are proven to arrive. */
    isProven: z.boolean(),
    receivedAt: timeSchema.nullable(),
  })
  .openapi('Webhook');

const installation = z
  .object({
    kind: z.enum([
      'installed',
      'unchanged',
      'foreign',
      'no-address',
      'invalid-address',
      'changing',
    ]),
    url: z.string().nullable(),
    /** Somebody else's webhook, and what stands for it in `replaces`. */
    foreign: z
      .object({ current: shownWebhook, wantedUrl: z.string().nullable(), seen: z.string() })
      .nullable(),
  })
  .openapi('WebhookInstallation');

const testResults = [
  'arrived',
  'refused',
  'failed',
  'elsewhere',
  'no-answer',
  'not-set-up',
] as const;

const oneServer = { params: z.object({ id: idSchema<'service'>() }) };

const readWebhook = createRoute({
  method: 'get',
  path: '/services/{id}/webhook',
  ...access('read'),
  summary: 'The webhook of an Overseerr server',
  request: oneServer,
  responses: jsonResponses(webhook, 'The webhook'),
});

const installWebhook = createRoute({
  method: 'put',
  path: '/services/{id}/webhook',
  ...access('admin'),
  summary: 'Set up or repair the webhook of an Overseerr server',
  request: {
    ...oneServer,
    body: jsonBody(
      z.object({
        /** Where the server reaches the bot, if it is not the configured address. */
        baseUrl: z.string().trim().max(500).nullable().default(null),
        /** The webhook of another program that may be replaced: its `seen`. */
        replaces: z.string().max(200).nullable().default(null),
      }),
    ),
  },
  responses: jsonResponses(installation, 'What became of it'),
});

const testWebhook = createRoute({
  method: 'post',
  path: '/services/{id}/webhook/test',
  ...access('admin'),
  summary: 'Have an Overseerr server send a test notification',
  request: oneServer,
  responses: jsonResponses(z.object({ result: z.enum(testResults) }), 'What became of it'),
});

const removeWebhook = createRoute({
  method: 'delete',
  path: '/services/{id}/webhook',
  ...access('admin'),
  summary: 'Turn the webhook of an Overseerr server off',
  request: oneServer,
  responses: jsonResponses(
    z.object({ result: z.enum(['removed', 'absent', 'foreign']) }),
    'What became of it',
  ),
});

/** What the routes of webhooks need. */
export interface WebhookRouteDeps {
  readonly webhookSetup: WebhookSetup;
}

/** The webhooks of Overseerr servers. */
export function createWebhookRoutes({ webhookSetup }: WebhookRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readWebhook, async (c) => {
      const { verdict, current, wantedUrl, isProven, receivedAt } = await webhookSetup.getWebhook(
        c.get('caller').actor,
        c.req.valid('param').id,
      );
      return c.json(
        {
          kind: verdict.kind,
          faults: verdict.kind === 'ours' ? [...verdict.faults] : [],
          current,
          wantedUrl,
          isProven,
          receivedAt: receivedAt?.toISOString() ?? null,
        },
        200,
      );
    })
    .openapi(installWebhook, async (c) => {
      const result = await webhookSetup.install(
        c.get('caller').actor,
        c.req.valid('param').id,
        c.req.valid('json'),
      );
      const { kind } = result;
      if (kind === 'foreign') {
        const { current, wantedUrl, seen } = result;
        return c.json({ kind, url: null, foreign: { current, wantedUrl, seen } }, 200);
      }
      const url = kind === 'installed' || kind === 'unchanged' ? result.url : null;
      return c.json({ kind, url, foreign: null }, 200);
    })
    .openapi(testWebhook, async (c) => {
      const { id } = c.req.valid('param');
      return c.json({ result: await webhookSetup.test(c.get('caller').actor, id) }, 200);
    })
    .openapi(removeWebhook, async (c) => {
      const { id } = c.req.valid('param');
      return c.json({ result: await webhookSetup.remove(c.get('caller').actor, id) }, 200);
    });
}
