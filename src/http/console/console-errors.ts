import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { AppError } from '../../domain/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { ConsoleRefusals } from '../../usecases/console/console-refusals.ts';
import { readLocale } from '../read-locale.ts';
import { respondToError } from '../respond-to-error.ts';
import type { ConsoleEnv } from './console-env.ts';

/** The text of an error in a language; null: the default one. */
export type ErrorTexts = (error: AppError, locale: string | null) => string;

/** What every error looks like. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}

/**
 * Answers errors as `{ error: { code, message } }` in the language of the caller, and records refusals in the audit log.
 */
export function answerErrors(deps: {
  readonly errorText: ErrorTexts;
  readonly refusals: Pick<ConsoleRefusals, 'record'>;
  /** Stores an unexpected error that occurred at a route. Returns the reference with which it is found on the Errors page. */
  readonly recordBug: (error: Error, where: string) => Promise<string>;
  readonly log: Log;
}) {
  const { errorText, refusals, recordBug, log } = deps;
  return async (error: Error, c: Context<ConsoleEnv>): Promise<Response> => {
    const appError = toConsoleError(error);
    if (appError && appError.code !== 'internal') {
      if (isWorthRecording(appError, c)) {
        const what = `${c.req.method} ${nameRoute(c)}`;
        await refusals
          .record(appError, c.get('visitor') ?? null, what)
          .catch((cause: unknown) => log.warn({ error: cause }, 'A refusal was not recorded'));
      }
      log[appError.metadata.logLevel]({ error: appError }, 'A call of the console was refused');
      return answer(c, appError, appError.metadata.status);
    }
    const { status } = respondToError(error, c, log);
    if (status < 500) return answer(c, new AppError('invalid-input'), status);
    if (status === 503) return answer(c, new AppError('database-unreachable'), status);
    const reference = await recordBug(error, `${c.req.method} ${nameRoute(c)}`).catch(
      (cause: unknown) => {
        log.warn({ error: cause }, 'An unexpected error was not recorded');
        return null;
      },
    );
    return answer(c, new AppError('internal', { detail: { reference } }), status);
  };

  function answer(c: Context<ConsoleEnv>, error: AppError, status: number): Response {
    const message = errorText(error, c.get('visitor')?.locale ?? readLocale(c));
    const body: ErrorBody = { error: { code: error.code, message } };
    return Response.json(body, { status });
  }
}

function toConsoleError(error: Error): AppError | null {
  if (error instanceof AppError) return error;
  const isRefused = error instanceof HTTPException && error.status < 500;
  return isRefused ? new AppError('invalid-input', { cause: error }) : null;
}

/** The pattern of the route, without IDs; those of middleware and of unknown paths end with a star. */
function nameRoute(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path);
  return paths.findLast((path) => !path.endsWith('*')) ?? paths.at(-1) ?? '';
}

/** A page that is opened without a session has not been attacked. */
function isWorthRecording(error: AppError, c: Context<ConsoleEnv>): boolean {
  if (error.code !== 'not-signed-in' || c.req.method !== 'GET') return true;
  const hasToken = c.get('sessionToken') !== null;
  return hasToken || c.req.header('authorization') !== undefined;
}
