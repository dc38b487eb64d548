import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import { toTestNotification } from '../webhook/notifications.ts';
import type { WebhookSettings } from '../webhook/webhook-sender.ts';
import type { World } from '../world.ts';

const path = '/settings/notifications/webhook';

const optionTypes = {
  webhookUrl: 'string',
  authHeader: 'string',
  jsonPayload: 'string',
  supportVariables: 'boolean',
} as const;

/** The settings, with the template decoded once. */
function getWebhook(world: World): Reply {
  const { jsonPayload } = world.webhook.settings;
  return toReply(world, world.webhook.settings, jsonPayload);
}

function toReply(world: World, settings: WebhookSettings, jsonPayload: unknown): Reply {
  const { enabled, embedPoster, types, webhookUrl, authHeader } = settings;
  const { supportVariables, customHeaders } = settings;
  return ok({
    enabled,
    embedPoster,
    types,
    options: {
      jsonPayload,
      webhookUrl,
      authHeader,
      ...(world.isSeerr ? { supportVariables } : {}),
      // Since Seerr 3.3, as the lists of Discord IDs.
      ...(world.isSeerr && world.settings.idLists ? { customHeaders } : {}),
    },
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function optionsOf({ body }: Call): Record<string, unknown> {
  return isObject(body['options']) ? body['options'] : {};
}

/** The error of the validator, which knows no null here. */
function checkOptions(call: Call): Reply | undefined {
  const options = optionsOf(call);
  for (const [name, type] of Object.entries(optionTypes)) {
    const value = options[name];
    if (value === undefined || typeof value === type) continue;
    const problem = {
      path: `.body.options.${name}`,
      message: `should be ${type}`,
      errorCode: 'type.openapi.validation',
    };
    return {
      status: 400,
      body: { message: `request${problem.path} ${problem.message}`, errors: [problem] },
    };
  }
  return undefined;
}

/**
 * Reads posted settings. `jsonPayload` must be JSON, and is meant to be encoded twice (docs/overseerr-api.md, "Webhook
 * settings"): what is not is taken, and never sent.
 */
function readSettings(world: World, call: Call): WebhookSettings | undefined {
  const { body } = call;
  const options = optionsOf(call);
  const { settings } = world.webhook;
  try {
    const jsonPayload: unknown = JSON.parse(String(options['jsonPayload']));
    const { customHeaders } = options;
    return {
      enabled: body['enabled'] === true,
      embedPoster:
        typeof body['embedPoster'] === 'boolean' ? body['embedPoster'] : settings.embedPoster,
      types: Number(body['types'] ?? 0),
      webhookUrl: String(options['webhookUrl'] ?? ''),
      authHeader: String(options['authHeader'] ?? ''),
      jsonPayload,
      supportVariables: options['supportVariables'] === true,
      customHeaders: Array.isArray(customHeaders) ? customHeaders : [],
    };
  } catch {
    return undefined;
  }
}

/** Answers with the settings as they are stored: the template in base64. */
function saveWebhook(world: World, call: Call): Reply {
  const invalid = checkOptions(call);
  if (invalid) return invalid;
  const settings = readSettings(world, call);
  if (!settings) return errorReply(500, 'Unexpected end of JSON input');
  Object.assign(world.webhook.settings, settings);
  const stored = Buffer.from(String(optionsOf(call)['jsonPayload'])).toString('base64');
  return toReply(world, settings, stored);
}

/** Sends a test with the posted settings, which need not be the saved ones. */
async function testWebhook(world: World, call: Call): Promise<Reply> {
  const invalid = checkOptions(call);
  if (invalid) return invalid;
  const settings = readSettings(world, call);
  if (!settings) return errorReply(500, 'Unexpected end of JSON input');
  const wasTaken = await world.webhook.test(settings, toTestNotification());
  return wasTaken ? { status: 204 } : errorReply(500, 'Failed to send webhook notification.');
}

const body = { fields: { enabled: 'boolean', types: 'number' } } as const;

/** Routes of the webhook settings. */
export const webhookRoutes: readonly Route[] = [
  { method: 'GET', path, access: ['admin'], handle: (world) => getWebhook(world) },
  { method: 'POST', path, access: ['admin'], body, handle: saveWebhook },
  { method: 'POST', path: `${path}/test`, access: ['admin'], body, handle: testWebhook },
];
