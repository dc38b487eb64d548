import type { AppError, ErrorCode } from '../domain/app-error.ts';
import type { RequestState } from '../domain/requests/request.ts';
import { cutText } from '../domain/text.ts';
import type { Context } from './context.ts';
import type { Translate } from './i18n/translations.ts';

/** Errors whose text names the Overseerr server. */
const codesNamingServer = [
  'account-not-found',
  'no-movie-4k',
  'no-series-4k',
  'no-issue-permission',
  'not-issue-manager',
  'issue-title-unavailable',
  'issue-deleted',
  'issue-not-sent',
  'on-behalf-not-permitted',
  'member-not-linked',
  'link-lost',
  'user-list-incomplete',
  'overseerr-unreachable',
  'overseerr-failed',
  'overseerr-key-rejected',
  'overseerr-csrf-enabled',
  'not-overseerr',
  'outcome-unknown',
  'request-deleted',
  'remote-status-unknown',
  'media-server-unreachable',
  'media-server-refused',
] as const satisfies readonly ErrorCode[];

type CodeNamingServer = (typeof codesNamingServer)[number];

/**
 * The text of an error. `server` is the title of the Overseerr server that it is about. Without `now`, the text does
 * not say how long ago something was decided.
 */
export function errorMessage(
  {
    code,
    detail,
    quote = null,
  }: Pick<AppError, 'code' | 'detail'> & { readonly quote?: AppError['quote'] },
  { t, server, now }: { readonly t: Translate; readonly server: string; readonly now?: Date },
): string {
  if (namesServer(code)) return t(`error-${code}`, { server });
  switch (code) {
    case 'overseerr-refused':
      return quote
        ? t('error-overseerr-refused', { server, quote: toQuote(quote) })
        : t('error-overseerr-refused-silently', { server });
    case 'internal':
      return t('error-internal', { reference: textOf(detail['reference']) || '–' });
    case 'backup-failed':
      return t('error-backup-failed', { reason: textOf(detail['reason']) });
    case 'invalid-state':
      return t('error-invalid-state', { state: textOf(detail['state']) });
    case 'no-overseerr-server':
      return t(detail['ofSpace'] ? 'error-overseerr-server-removed' : 'error-no-overseerr-server');
    case 'not-approver':
      return t(detail['ofAny'] ? 'error-not-approver-here' : 'error-not-approver');
    case 'already-decided':
      return alreadyDecidedMessage(detail, t, now);
    default:
      return t(`error-${code}`);
  }
}

/** The text of the cause that is stored with a request. */
export function causeMessage(
  code: ErrorCode,
  quote: string | null,
  names: { readonly t: Translate; readonly server: string },
): string {
  return errorMessage({ code, detail: {}, quote }, names);
}

/** The text of an error of a command or press; it may name the server that the actor uses. */
export async function errorMessageFor(error: AppError, ctx: Context<'services'>): Promise<string> {
  const server =
    namesServer(error.code) || error.code === 'overseerr-refused'
      ? await ctx.useCases.services.getCurrentName(ctx.actor)
      : '';
  return errorMessage(error, { t: ctx.t, server, now: ctx.now });
}

/** What a server said, on one line and short enough for a card. */
function toQuote(text: string): string {
  return cutText(text.replace(/\s+/g, ' ').trim(), quoteMaxLength);
}

function namesServer(code: ErrorCode): code is CodeNamingServer {
  return codesNamingServer.some((each) => each === code);
}

/** Who decided and, within an hour, how long ago. */
function alreadyDecidedMessage(
  { state, by, at }: AppError['detail'],
  t: Translate,
  now: Date | undefined,
): string {
  const minutes = typeof at === 'string' && now ? minutesBetween(at, now) : longestMinutes + 1;
  if (minutes > longestMinutes) return t('error-already-decided');
  const decided = { state: outcomeOf(textOf(state)), minutes };
  return typeof by === 'string'
    ? t('error-already-decided-by', { ...decided, name: by })
    : t('error-already-decided-at', decided);
}

const longestMinutes = 60;
const quoteMaxLength = 200;

function minutesBetween(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000));
}

/** What was decided about a request, by its state. */
const outcomes = {
  queued: 'queued',
  pending: 'pending',
  approved: 'approved',
  processing: 'approved',
  partial: 'approved',
  available: 'approved',
  declined: 'declined',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<RequestState, string>;

/** The decision behind a state of a request; the text itself if it is not a state. */
export function outcomeOf(state: string): string {
  return state in outcomes ? outcomes[state as RequestState] : state;
}

function textOf(value: AppError['detail'][string] | undefined): string {
  return typeof value === 'string' ? value : '';
}
