import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from '../../../domain/app-error.ts';
import { accessKey } from '../access.ts';
import type { ConsoleEnv } from '../console-env.ts';
import { createEventsRoutes, type EventsRouteDeps } from './live/events-routes.ts';
import { createOverviewRoutes, type OverviewRouteDeps } from './live/overview-routes.ts';
import { createTasksRoutes, type TasksRouteDeps } from './live/tasks-routes.ts';
import {
  createOperationsRoutes,
  type OperationsRouteDeps,
} from './operations/operations-routes.ts';
import { createPeopleChanges, type PeopleChangeDeps } from './people/people-changes.ts';
import { createPeopleRoutes, type PeopleRouteDeps } from './people/people-routes.ts';
import { createRequestsRoutes, type RequestsRouteDeps } from './requests/requests-routes.ts';
import { createSessionRoutes, type SessionRouteDeps } from './session-routes.ts';
import { createSessionsRoutes, type SessionsRouteDeps } from './sessions-routes.ts';
import { createSettingsRoutes, type SettingsRouteDeps } from './settings/settings-routes.ts';
import { createSetupRoutes, type SetupRouteDeps } from './settings/setup-routes.ts';
import { createSignInRoutes, type SignInRouteDeps } from './sign-in/sign-in-routes.ts';
import { createSpacesRoutes, type SpacesRouteDeps } from './spaces/spaces-routes.ts';
import { createTokensRoutes, type TokensRouteDeps } from './tokens-routes.ts';

/** What the routes of the API need, by subject. */
export interface ApiDeps {
  readonly signIn: SignInRouteDeps;
  readonly requests: RequestsRouteDeps;
  readonly people: PeopleRouteDeps & PeopleChangeDeps;
  readonly session: SessionRouteDeps;
  readonly sessions: SessionsRouteDeps;
  readonly spaces: SpacesRouteDeps;
  readonly tokens: TokensRouteDeps;
  readonly overview: OverviewRouteDeps;
  readonly tasks: TasksRouteDeps;
  readonly events: EventsRouteDeps;
  readonly operations: OperationsRouteDeps;
  readonly settings: SettingsRouteDeps;
  readonly setup: SetupRouteDeps;
}

/** The type from which the front end's client is made. */
export type ConsoleApi = ReturnType<typeof createApi>;

/** All routes of the API, one file per subject. Throws if a route does not say who may call it. */
export function createApi(deps: ApiDeps) {
  const api = new OpenAPIHono<ConsoleEnv>({ defaultHook: refuseInvalidInput })
    .route('/', createSignInRoutes(deps.signIn))
    .route('/', createRequestsRoutes(deps.requests))
    .route('/', createPeopleRoutes(deps.people))
    .route('/', createPeopleChanges(deps.people))
    .route('/', createSessionRoutes(deps.session))
    .route('/', createSessionsRoutes(deps.sessions))
    .route('/', createSpacesRoutes(deps.spaces))
    .route('/', createTokensRoutes(deps.tokens))
    .route('/', createOverviewRoutes(deps.overview))
    .route('/', createTasksRoutes(deps.tasks))
    .route('/', createEventsRoutes(deps.events))
    .route('/', createOperationsRoutes(deps.operations))
    .route('/', createSettingsRoutes(deps.settings))
    .route('/', createSetupRoutes(deps.setup));
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
