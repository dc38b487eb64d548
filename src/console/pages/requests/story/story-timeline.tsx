import type { HistoryEvent } from '../../../../domain/requests/history.ts';
import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { isKnown } from '../../../api/is-known.ts';
import { useConsole } from '../../../app/console-context.ts';
import type { Translate } from '../../../texts/texts.ts';
import { formatDateTime } from '../../../ui/data/format.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { sourceText, stateTones } from '../request-texts.ts';

const eventTexts = {
  request: 'event-request',
  import: 'event-import',
  decide: 'event-decide',
  'drop-decision': 'event-drop-decision',
  edit: 'event-edit',
  'await-approval': 'event-await-approval',
  approve: 'event-approve',
  'start-processing': 'event-start-processing',
  'become-partial': 'event-become-partial',
  'become-available': 'event-become-available',
  decline: 'event-decline',
  reject: 'event-reject',
  fail: 'event-fail',
  cancel: 'event-cancel',
  disappear: 'event-disappear',
  retry: 'event-retry',
  reopen: 'event-reopen',
} as const satisfies Record<HistoryEvent, string>;

/** What happened to a request, oldest first, and the jobs that are still to do. */
export function StoryTimeline({ story }: { readonly story: StoryJson }) {
  const { t, locale } = useConsole();
  const { entries, jobs, request } = story;
  return (
    <section class="stack-small">
      <h3>{t('requests-history')}</h3>
      <ol class="requests-timeline">
        {entries.map((entry, index) => (
          <li key={index}>
            <div class="row row-between">
              <strong>{eventText(t, entry.event)}</strong>
              <Badge tone={stateTones[entry.to]}>{t(`state-${entry.to}`)}</Badge>
            </div>
            <p class="quiet">
              {t('requests-by', {
                actor: entry.actor,
                source: sourceText(t, entry.source, request.service.name),
              })}
              {' · '}
              <time dateTime={entry.at}>{formatDateTime(new Date(entry.at), locale)}</time>
            </p>
            <EntryDetail detail={entry.detail} />
          </li>
        ))}
        {jobs.map((job) => (
          <li key={`${job.kind} ${job.startAfter}`} class="requests-job">
            <div class="row row-between">
              <code>{job.kind}</code>
              <Badge tone={job.state === 'failed' ? 'bad' : 'busy'}>
                {t(`requests-job-${job.state}`)}
              </Badge>
            </div>
            <p class="quiet">
              {t('requests-job-attempts', { count: job.attempts })}
              {' · '}
              <time dateTime={job.startAfter}>
                {formatDateTime(new Date(job.startAfter), locale)}
              </time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryDetail({ detail }: { readonly detail: Readonly<Record<string, unknown>> | null }) {
  const shown = Object.entries(detail ?? {}).filter(([, value]) => value !== null);
  if (shown.length === 0) return null;
  return (
    <dl class="requests-detail">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An event of another version stands for itself. */
function eventText(t: Translate, event: string): string {
  return isKnown(eventTexts, event) ? t(eventTexts[event]) : event;
}
