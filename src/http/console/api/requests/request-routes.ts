import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { AppError } from '../../../../domain/app-error.ts';
import { requestActionKinds } from '../../../../domain/approvals/request-action.ts';
import { requestStates } from '../../../../domain/requests/request.ts';
import type { ConsoleRequests } from '../../../../usecases/console/requests/console-requests.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import type { ErrorTexts } from '../../console-errors.ts';
import { idSchema, jsonBody, jsonResponses } from '../schemas.ts';
import { remoteSchema, storySchema, toRemoteJson, toStoryJson } from './story-schemas.ts';

const maxReasonLength = 500;

/** Why something is declined; nothing else has a reason. */
export const reasonSchema = z
  .string()
  .trim()
  .max(maxReasonLength)
  .nullable()
  .default(null)
  .transform((text) => text || null);

const ofRequest = z.object({ id: idSchema<'request'>() });

const readStory = createRoute({
  method: 'get',
  path: '/requests/{id}',
  ...access('read', { approver: true }),
  summary: 'Everything about one request',
  request: { params: ofRequest },
  responses: jsonResponses(storySchema, 'The request with its history, messages, and jobs'),
});

const readRemote = createRoute({
  method: 'get',
  path: '/requests/{id}/remote',
  ...access('read', { approver: true }),
  summary: 'What the server says about one request now',
  request: { params: ofRequest },
  responses: jsonResponses(remoteSchema, 'The request as the server has it'),
});

const changeRequest = createRoute({
  method: 'post',
  path: '/requests/{id}/{action}',
  ...access('decide', { approver: true }),
  summary: 'Approve, decline, cancel, or send again',
  request: {
    params: ofRequest.extend({ action: z.enum(requestActionKinds) }),
    body: jsonBody(z.object({ reason: reasonSchema })),
  },
  responses: jsonResponses(z.object({ state: z.enum(requestStates) }), 'Its state afterwards'),
});

/** What the routes of one request need. */
export interface RequestRouteDeps {
  readonly requests: ConsoleRequests;
  /** The text of an error in a language; null: the default one. */
  readonly errorText: ErrorTexts;
}

/** One request: its story, and what can be done to it. */
export function createRequestRoutes({ requests, errorText }: RequestRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(readStory, async (c) => {
      const caller = c.get('caller');
      const story = await requests.getStory(caller, c.req.valid('param').id);
      const { cause } = story.request;
      const causeText = cause && errorText(new AppError(cause), caller.locale);
      return c.json({ ...toStoryJson(story), causeText }, 200);
    })
    .openapi(readRemote, async (c) => {
      const view = await requests.readRemote(c.get('caller'), c.req.valid('param').id);
      return c.json(toRemoteJson(view), 200);
    })
    .openapi(changeRequest, async (c) => {
      const { id, action: kind } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const { state } = await requests.perform(c.get('caller'), id, { kind, reason });
      return c.json({ state }, 200);
    });
}
