import type { ServiceId } from '../id.ts';

/** The settings of a server's webhook, of which it has one. */
export interface WebhookSettings {
  readonly isEnabled: boolean;
  /** Empty: no webhook was ever set up. */
  readonly url: string;
  /** Empty: webhooks have no such header. */
  readonly authHeader: string;
  /** The sum of the notification types that are on. */
  readonly types: number;
  /** The template of the payload, as JSON; null if it cannot be read. */
  readonly payload: string | null;
  /** What else the server keeps with them, as it came. */
  readonly others: { readonly top: OtherSettings; readonly options: OtherSettings };
}

export type OtherSettings = Readonly<Record<string, unknown>>;

/** How the webhook of a server should be set up. */
export interface WebhookTarget {
  readonly serviceId: ServiceId;
  /** The name of the server in webhook addresses. */
  readonly name: string;
  /** Where the server reaches the bot; null if nobody has said. */
  readonly baseUrl: string | null;
  /** Whether it must be this address. Otherwise another one that points to the bot is as good. */
  readonly isFixed: boolean;
  /** What the bot expects in the Authorization header; null if it is not known here. */
  readonly authHeader: string | null;
}

/** What is wrong with a webhook that points to the bot. */
const webhookFaults = ['disabled', 'address', 'header', 'types', 'payload'] as const;
export type WebhookFault = (typeof webhookFaults)[number];

/** Whose webhook a server has. `foreign`: of another program, or of another bot like this one. */
export type WebhookVerdict =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly faults: readonly WebhookFault[] }
  | { readonly kind: 'foreign' };

/** The notification types about requests and issues (docs/overseerr-api.md, "Webhook types"). */
const neededTypes = {
  pending: 2,
  approved: 4,
  available: 8,
  failed: 16,
  declined: 64,
  autoApproved: 128,
  issueCreated: 256,
  issueComment: 512,
  issueResolved: 1024,
  issueReopened: 2048,
};
const allNeededTypes = Object.values(neededTypes).reduce((sum, type) => sum + type, 0);

const pathPattern = /\/webhooks\/overseerr\/([^/]+)\/?$/;

/** Where webhooks of a server are received. */
export function toWebhookUrl(baseUrl: string, name: string): string {
  return `${baseUrl}/webhooks/overseerr/${name}`;
}

/**
 * The base of an address that an operator has typed, with or without the path of a webhook. Null unless a server could
 * send webhooks there.
 */
export function parseWebhookBaseUrl(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { protocol, host, hostname, username, password, search, hash, pathname } = new URL(trimmed);
  const isUnreachable = ['0.0.0.0', '[::]'].includes(hostname);
  if (isUnreachable || username || password || search || hash) return null;
  return `${protocol}//${host}${pathname.replace(pathPattern, '').replace(/\/+$/, '')}`;
}

/** Whose webhook it is, and what is wrong with it. */
export function judgeWebhook(settings: WebhookSettings, target: WebhookTarget): WebhookVerdict {
  if (settings.url === '') return { kind: 'absent' };
  const name = readName(settings.url);
  const wanted = target.baseUrl === null ? null : toWebhookUrl(target.baseUrl, target.name);
  const hasHeader = target.authHeader === null || settings.authHeader === target.authHeader;
  // Another bot like this one has the same path, but not the same secret.
  if (name === null || (!hasHeader && settings.url !== wanted)) return { kind: 'foreign' };
  const isRightServer = name === target.name || name === target.serviceId;
  const isRight: Record<WebhookFault, boolean> = {
    disabled: settings.isEnabled,
    address: isRightServer && (!target.isFixed || settings.url === wanted),
    header: hasHeader,
    types: (settings.types & allNeededTypes) === allNeededTypes,
    payload: isUsablePayload(settings.payload),
  };
  return { kind: 'ours', faults: webhookFaults.filter((fault) => !isRight[fault]) };
}

/**
 * The settings with everything right. What already is right stays: another address that points to the bot, further
 * notification types, and a payload with more in it. Nothing but the types is taken over from another program: what
 * else it has may be its secrets. Null if the address of the bot is not known.
 */
export function mergeWebhook(
  settings: WebhookSettings,
  target: WebhookTarget & { readonly authHeader: string },
): WebhookSettings | null {
  const verdict = judgeWebhook(settings, target);
  const keepsUrl = verdict.kind === 'ours' && !verdict.faults.includes('address');
  const isForeign = verdict.kind === 'foreign';
  if (!keepsUrl && target.baseUrl === null) return null;
  return {
    isEnabled: true,
    url: keepsUrl ? settings.url : toWebhookUrl(target.baseUrl ?? '', target.name),
    authHeader: target.authHeader,
    types: settings.types | allNeededTypes,
    payload: !isForeign && isUsablePayload(settings.payload) ? settings.payload : defaultPayload,
    others: isForeign ? withoutSecrets(settings.others) : settings.others,
  };
}

/** The settings without a webhook. */
export function clearWebhook(settings: WebhookSettings): WebhookSettings {
  const payload = settings.payload ?? defaultPayload;
  return { ...settings, isEnabled: false, url: '', authHeader: '', payload };
}

/** Whether two settings have the same effect. */
export function isSameWebhook(a: WebhookSettings, b: WebhookSettings): boolean {
  return toComparable(a) === toComparable(b);
}

/** The same text for settings with the same effect. It contains secrets. */
export function toComparable(settings: WebhookSettings): string {
  const { isEnabled, url, authHeader, types, payload } = settings;
  return JSON.stringify([isEnabled, url, authHeader, types, payload]);
}

/** Enough to recognize an address. */
const maxPathParts = 6;

/** Parts of paths that are no secrets. */
const pathWords = new Set(
  'api hook hooks notification notifications notify overseerr services webhook webhooks'.split(' '),
);

/**
 * An address for people to recognize, without what may be a secret: every part of the path that is not one of a few
 * words, and the query. The addresses of this bot, and of others like it, have none.
 */
export function maskWebhookUrl(url: string): string {
  if (!URL.canParse(url)) return '…';
  const { protocol, host, pathname, search } = new URL(url);
  const parts = pathname
    .split('/')
    .map((part) => (part === '' || pathWords.has(part) ? part : '…'));
  const path = pathPattern.test(pathname) ? pathname : parts.slice(0, maxPathParts).join('/');
  return `${protocol}//${host}${path === '/' ? '' : path}${search === '' ? '' : '?…'}`;
}

function readName(url: string): string | null {
  return URL.canParse(url) ? (pathPattern.exec(new URL(url).pathname)?.[1] ?? null) : null;
}

/** Whether a payload says what the bot needs to know: what happened, to which request or issue, and for which title. */
function isUsablePayload(payload: string | null): boolean {
  const template = parse(payload);
  const { '{{request}}': request, '{{media}}': media, '{{issue}}': issue, ...texts } = template;
  return (
    texts['notification_type'] === '{{notification_type}}' &&
    toRecord(request)['request_id'] === '{{request_id}}' &&
    toRecord(media)['media_type'] === '{{media_type}}' &&
    toRecord(media)['tmdbId'] === '{{media_tmdbid}}' &&
    toRecord(issue)['issue_id'] === '{{issue_id}}'
  );
}

function parse(payload: string | null): OtherSettings {
  try {
    const parsed: unknown = JSON.parse(payload ?? '');
    return toRecord(parsed);
  } catch {
    return {};
  }
}

function toRecord(value: unknown): OtherSettings {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Seerr knows variables in addresses, and from 3.3 on further headers, which are meant for the other program. */
function withoutSecrets({ top, options }: WebhookSettings['others']): WebhookSettings['others'] {
  return {
    top,
    options: {
      ...('supportVariables' in options ? { supportVariables: false } : {}),
      ...('customHeaders' in options ? { customHeaders: [] } : {}),
    },
  };
}

/** The server's own default without what the bot never reads, such as email addresses. */
const defaultPayload = `{
  "notification_type": "{{notification_type}}",
  "event": "{{event}}",
  "subject": "{{subject}}",
  "message": "{{message}}",
  "image": "{{image}}",
  "{{media}}": {
    "media_type": "{{media_type}}",
    "tmdbId": "{{media_tmdbid}}",
    "tvdbId": "{{media_tvdbid}}",
    "status": "{{media_status}}",
    "status4k": "{{media_status4k}}"
  },
  "{{request}}": {
    "request_id": "{{request_id}}",
    "requestedBy_username": "{{requestedBy_username}}"
  },
  "{{issue}}": {
    "issue_id": "{{issue_id}}",
    "issue_type": "{{issue_type}}",
    "issue_status": "{{issue_status}}"
  },
  "{{comment}}": {
    "comment_message": "{{comment_message}}"
  },
  "{{extra}}": []
}`;
