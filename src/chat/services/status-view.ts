import type { ServiceOverview } from '../../domain/services/service-status.ts';
import type { BotFacts } from '../../ports/services/status-sources.ts';
import type { ReportedService, StatusReport } from '../../usecases/services/status-report.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Field, Inline, Line, Tone, View } from '../view.ts';
import { activityLines } from './activity-lines.ts';
import { serviceFaultText } from './service-fault-text.ts';

/** The answer to `/status`. */
export function statusView({ bot, services, facts }: StatusReport, t: Translate): View {
  const hasOutage = services.some(({ status }) => status === 'down');
  const tone: Tone = hasOutage || bot.isDisturbed ? 'warn' : 'good';
  const isRequestServerDown = services.some(
    ({ kind, status }) => kind === 'overseerr' && status === 'down',
  );
  return {
    tone,
    title: t('status-title'),
    lines: [
      [t('status-bot-ok'), ...timeText('status-started', bot.since, t)],
      ...(bot.isDisturbed ? [[t('status-bot-disturbed')]] : []),
      ...services.flatMap((service) => serviceLines(service, facts !== null, t)),
      ...(isRequestServerDown ? [[t('status-requests-saved')]] : []),
    ],
    ...(facts ? { fields: factFields(facts, t) } : {}),
  };
}

function serviceLines(service: ReportedService, isDetailed: boolean, t: Translate): Line[] {
  const { title, status, since, uptime, latencyMs, detail, fault, activity } = service;
  const line: Inline[] = [
    `${icons[status]} `,
    { bold: title },
    `: ${t(`status-service-${status}`)}`,
  ];
  if (since && status !== 'unknown') line.push(...timeText('status-changed', since, t));
  const lines: Line[] = [line];
  if (isDetailed && status !== 'up') {
    const why = fault ? serviceFaultText(fault, t) : detail;
    if (why) lines.push([{ quiet: why }]);
  }
  const figures = [
    uptime.month === null ? null : t('status-uptime', { percent: toPercent(uptime.month) }),
    isDetailed && latencyMs ? t('status-latency', latencyMs) : null,
  ].filter((text) => text !== null);
  if (figures.length > 0) lines.push([{ quiet: figures.join(' · ') }]);
  if (activity) lines.push(...activityLines(activity, t));
  return lines;
}

/** Platforms write a relative time in full, such as "2 hours ago". */
function timeText(key: 'status-started' | 'status-changed', when: Date, t: Translate): Inline[] {
  return [` (${t(key)} `, { when, style: 'relative' }, ')'];
}

function factFields(facts: NonNullable<StatusReport['facts']>, t: Translate): Field[] {
  const { version, database, queue, backups, openAlerts } = facts;
  const { waiting, oldestSeconds, deadLetters } = queue;
  const oldestMinutes = Math.floor((oldestSeconds ?? 0) / 60);
  const megabytes = Math.ceil(database.bytes / 1_000_000);
  const parts = [
    t('status-queue', { waiting }),
    oldestMinutes > 0 ? t('status-queue-oldest', { minutes: oldestMinutes }) : null,
    deadLetters > 0 ? t('status-queue-dead', { count: deadLetters }) : null,
  ].filter((text) => text !== null);
  return [
    ...(openAlerts > 0
      ? [{ name: t('status-field-alerts'), value: [t('status-alerts', { count: openAlerts })] }]
      : []),
    { name: t('status-field-queue'), value: [parts.join(' · ')] },
    {
      name: t('status-field-database'),
      value: [t('status-database', { version: database.version, megabytes })],
    },
    { name: t('status-field-backup'), value: backupLine(backups, t) },
    { name: t('status-field-version'), value: [`MediaNest ${version}`] },
  ];
}

function backupLine({ lastSuccessAt, drill }: BotFacts['backups'], t: Translate): Line {
  if (!lastSuccessAt) return [t('status-backup-none')];
  const drillText: Inline[] = drill
    ? [
        ` · ${t(drill.isOk ? 'status-drill-passed' : 'status-drill-failed')} `,
        { when: drill.at, style: 'relative' },
      ]
    : [` · ${t('status-drill-none')}`];
  return [{ when: lastSuccessAt, style: 'relative' }, ...drillText];
}

/** Rounded down, so that 100 means that no check failed. */
function toPercent(share: number): number {
  return Math.floor(share * 1_000) / 10;
}

const icons = { up: '🟢', down: '🔴', unknown: '⚪' } as const satisfies Record<
  ServiceOverview['status'],
  string
>;
