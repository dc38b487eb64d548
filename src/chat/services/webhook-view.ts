import type { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { WebhookInstallation, WebhookReport } from '../../domain/services/webhook-results.ts';
import type { NamedService } from '../../usecases/services/services.ts';
import { errorMessage } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Button, Field, Line, Tone, View } from '../view.ts';

/** What fits below a message of Discord, without the row of *Back*. */
const maxRows = 4;
const buttonsInRow = 5;

/** A server and its webhook, or why it could not be read. */
export interface ListedWebhook {
  readonly server: NamedService;
  readonly report: WebhookReport | AppError;
}

/** What an action has brought about. */
export interface WebhookNotice {
  readonly tone: Tone;
  readonly text: string;
}

/** Ids of the buttons. */
export interface WebhookButtonIds {
  readonly install: (service: ServiceId) => string;
  readonly test: (service: ServiceId) => string;
  readonly goBack: string;
}

/** The webhooks of all servers, with buttons to set them up and to test them. */
export function webhookView(
  webhooks: readonly ListedWebhook[],
  {
    notice,
    showUrl,
    ids,
    t,
  }: {
    readonly notice: WebhookNotice | null;
    /** An address as its readers may see it. */
    readonly showUrl: (url: string) => string;
    readonly ids: WebhookButtonIds;
    readonly t: Translate;
  },
): View {
  const isOnly = webhooks.length === 1;
  return {
    tone: notice?.tone ?? 'neutral',
    title: t('webhook-title'),
    lines: [notice ? [{ bold: notice.text }] : [t('webhook-about')]],
    fields: webhooks.map(({ server, report }) => toField(server.name, report, { showUrl, t })),
    buttons: [
      ...toRows(webhooks.map(({ server, report }) => serverButtons(server, report))),
      [{ label: t('button-back'), press: ids.goBack, style: 'plain' }],
    ],
  };

  function serverButtons({ id, name }: NamedService, report: ListedWebhook['report']): Button[] {
    if (!('verdict' in report)) return [];
    const { verdict } = report;
    const isOurs = verdict.kind === 'ours';
    const isInOrder = isOurs && verdict.faults.length === 0;
    const install = isOurs ? 'repair' : 'install';
    const label = (what: 'install' | 'repair' | 'test') =>
      isOnly ? t(`webhook-button-${what}`) : t(`webhook-button-${what}-for`, { server: name });
    return [
      ...(isInOrder ? [] : [button(label(install), ids.install(id), 'main')]),
      ...(isOurs ? [button(label('test'), ids.test(id), 'plain')] : []),
    ];
  }
}

/** One row for each server, or full rows if there are too many for that: *Back* must have its place below. */
function toRows(rows: readonly Button[][]): readonly Button[][] {
  if (rows.length <= maxRows) return rows;
  const buttons = rows.flat();
  return Array.from({ length: maxRows }, (_, row) =>
    buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow),
  ).filter((row) => row.length > 0);
}

/** Asks before somebody else's webhook is replaced. */
export function replaceWebhookView(
  { current, wantedUrl }: Extract<WebhookInstallation, { kind: 'foreign' }>,
  {
    server,
    showUrl,
    ids,
    t,
  }: {
    readonly server: string;
    readonly showUrl: (url: string) => string;
    readonly ids: { readonly replace: string; readonly goBack: string };
    readonly t: Translate;
  },
): View {
  const url = showUrl(current.url);
  const lines: Line[] = [
    [t(current.isEnabled ? 'webhook-replace' : 'webhook-replace-off', { url })],
  ];
  const back = button(t('button-back'), ids.goBack, 'plain');
  const title = t('webhook-replace-title', { server });
  if (wantedUrl === null) {
    const text = t('webhook-no-address', { server });
    return { tone: 'warn', title, lines: [...lines, [text]], buttons: [[back]] };
  }
  return {
    tone: 'warn',
    title,
    lines: [...lines, [t('webhook-replace-with', { url: showUrl(wantedUrl) })]],
    buttons: [[button(t('webhook-button-replace'), ids.replace, 'danger'), back]],
  };
}

interface Showing {
  readonly showUrl: (url: string) => string;
  readonly t: Translate;
}

function toField(server: string, report: ListedWebhook['report'], { showUrl, t }: Showing): Field {
  if (!('verdict' in report)) {
    const reason = errorMessage(report, { t, server });
    return { name: server, value: [t('webhook-unknown', { reason })] };
  }
  return { name: server, value: describe(report, { showUrl, t }) };
}

function describe(
  { verdict, current, isProven, receivedAt }: WebhookReport,
  { showUrl, t }: Showing,
): Line {
  switch (verdict.kind) {
    case 'absent':
      return [t('webhook-absent')];
    case 'foreign':
      return [t('webhook-foreign', { url: showUrl(current.url) })];
    case 'ours': {
      if (verdict.faults.includes('disabled')) return [t('webhook-off')];
      if (verdict.faults.length > 0) return [t('webhook-faulty')];
      const text = t(isProven ? 'webhook-proven' : 'webhook-unproven');
      if (receivedAt === null) return [text];
      return [`${text} (${t('webhook-last')} `, { when: receivedAt, style: 'relative' }, ')'];
    }
  }
}

function button(label: string, press: string, style: 'main' | 'plain' | 'danger'): Button {
  return { label, press, style };
}
