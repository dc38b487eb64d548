import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../domain/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { ConsoleAccess } from '../../usecases/console/console-access.ts';
import type { ConsoleRefusals } from '../../usecases/console/console-refusals.ts';
import type { ApiDeps } from './api/create-api.ts';
import type { ConsoleEnv } from './console-env.ts';
import { answerErrors, type ErrorTexts } from './console-errors.ts';
import { requireCleanText } from './guard/clean-text.ts';
import { refuseHead } from './guard/no-head.ts';
import { requireOwnAddress } from './guard/own-address.ts';
import { requireSameOrigin } from './guard/same-origin.ts';
import { authenticate } from './session/authenticate.ts';

const maxBodyBytes = 1024 * 1024;

/** What the console needs. */
export interface ConsoleDeps {
  readonly api: ApiDeps;
  readonly consoleAccess: Pick<ConsoleAccess, 'findBySession' | 'findByApiToken'>;
  readonly refusals: Pick<ConsoleRefusals, 'record'>;
  /** The pages, served at `/console`; null: there are none. */
  readonly pages: Hono | null;
  readonly errorText: ErrorTexts;
  readonly recordBug: (error: Error, where: string) => Promise<string>;
  readonly publicUrl: string | null;
  readonly version: string;
  readonly isDemo: boolean;
  readonly log: Log;
}

/** The console: its pages at `/console`, and its API at `/api/v1`, which scripts use as well. */
export function createConsole(deps: ConsoleDeps): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  for (const path of ['/console', '/console/*']) app.use(path, requireOwnAddress(deps));

  // Loaded with the first call. Its schemas and routes take 5 MB, and many a bot runs for months without one.
  let api: Promise<Hono<ConsoleEnv>> | null = null;
  app.all('/api/*', async (c) => {
    api ??= loadApi(deps);
    return (await api).fetch(c.req.raw, c.env);
  });
  if (deps.pages) app.route('/console', deps.pages);
  app.onError(answerErrors(deps));
  return app;
}

async function loadApi(deps: ConsoleDeps): Promise<Hono<ConsoleEnv>> {
  const [{ createApi }, { describeApi }] = await Promise.all([
    import('./api/create-api.ts'),
    import('./api/describe-api.ts'),
  ]);
  const app = new Hono<ConsoleEnv>();
  app.use('/api/*', requireOwnAddress(deps));
  app.use('/api/*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('cross-origin-resource-policy', 'same-origin');
  });
  app.use('/api/*', authenticate(deps.consoleAccess), requireSameOrigin, refuseHead);
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new AppError('invalid-input');
      },
    }),
    requireCleanText,
  );
  const api = createApi(deps.api);
  // Made when somebody first asks for it: few do, it takes a moment, and everybody may ask again and again.
  let description: ReturnType<typeof describeApi> | null = null;
  app.get('/api/v1/openapi.json', (c) => {
    description ??= describeApi(api, deps.version);
    return c.json(description);
  });
  app.route('/api/v1', api);
  app.all('/api/*', () => {
    throw new AppError('not-found');
  });
  app.onError(answerErrors(deps));
  return app;
}
