import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from '../../../domain/app-error.ts';
import { accessKey } from '../access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { createEventsRoutes, type EventsRouteDeps } from './live/events-routes.ts';
import { createTasksRoutes, type TasksRouteDeps } from './live/tasks-routes.ts';
import {
  createOperationsRoutes,
  type OperationsRouteDeps,
} from './operations/operations-routes.ts';
import { createRequestsRoutes, type RequestsRouteDeps } from './requests/requests-routes.ts';
import { createSessionRoutes, type SessionRouteDeps } from './session-routes.ts';
import { createSessionsRoutes, type SessionsRouteDeps } from './sessions-routes.ts';
import { createSignInRoutes, type SignInRouteDeps } from './sign-in/sign-in-routes.ts';
import { createTokensRoutes, type TokensRouteDeps } from './tokens-routes.ts';

/** What the routes of the API need, by subject. */
export interface ApiDeps {
  readonly signIn: SignInRouteDeps;
  readonly requests: RequestsRouteDeps;
  readonly session: SessionRouteDeps;
  readonly sessions: SessionsRouteDeps;
  readonly tokens: TokensRouteDeps;
  readonly tasks: TasksRouteDeps;
  readonly events: EventsRouteDeps;
  readonly operations: OperationsRouteDeps;
}

/** The type from which the front end's client is made. */
export type ConsoleApi = ReturnType<typeof createApi>;

/** All routes of the API, one file per subject. Throws if a route does not say who may call it. */
export function createApi(deps: ApiDeps) {
  const api = new OpenAPIHono<ConsoleEnv>({ defaultHook: refuseInvalidInput })
    .route('/', createSignInRoutes(deps.signIn))
    .route('/', createRequestsRoutes(deps.requests))
    .route('/', createSessionRoutes(deps.session))
    .route('/', createSessionsRoutes(deps.sessions))
    .route('/', createTokensRoutes(deps.tokens))
    .route('/', createTasksRoutes(deps.tasks))
    .route('/', createEventsRoutes(deps.events))
    .route('/', createOperationsRoutes(deps.operations));
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type === 'route' && !(accessKey in definition.route)) {
      throw new Error(`${definition.route.method} ${definition.route.path} has no access`);
    }
  }
  return api;
}

/** What is wrong with the input is not said in detail: it may contain secrets. */
function refuseInvalidInput(result: { readonly success: boolean; readonly error?: unknown }): void {
  if (!result.success) throw new AppError('invalid-input', { cause: result.error });
}
