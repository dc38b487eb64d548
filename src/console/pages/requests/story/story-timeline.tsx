import type { HistoryEvent } from '../../../../domain/requests/history.ts';
import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { isKnown } from '../../../api/is-known.ts';
import { useConsole } from '../../../app/console-context.ts';
import { findCodeText } from '../../../texts/code-text.ts';
import { jobText } from '../../../texts/job-text.ts';
import { actorText } from '../../../texts/source-text.ts';
import type { Translate } from '../../../texts/texts.ts';
import { formatDateTime } from '../../../ui/data/format.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { stateTones, toRanges } from '../request-texts.ts';
import { issueText } from './story-issues.tsx';

const eventTexts = {
  request: 'event-request',
  import: 'event-import',
  decide: 'event-decide',
  'drop-decision': 'event-drop-decision',
  edit: 'event-edit',
  'send-again': 'event-send-again',
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

/** What an entry can say besides. */
const detailTexts = {
  reason: 'requests-reason',
  cause: 'requests-detail-cause',
  number: 'requests-remote-id',
  decidedBy: 'requests-decided-by',
  overtaken: 'requests-detail-overtaken',
  retry: 'requests-detail-retry',
  seasons: 'requests-remote-seasons',
  serverId: 'requests-detail-server-id',
  profileId: 'requests-detail-profile-id',
  rootFolder: 'requests-detail-root-folder',
  task: 'requests-detail-task',
} as const;

/** What happened to a request, oldest first, and the jobs that are still to do. */
export function StoryTimeline({ story }: { readonly story: StoryJson }) {
  const { t, locale } = useConsole();
  const { jobs, request } = story;
  const steps = toSteps(story);
  return (
    <section class="stack-small">
      <h3>{t('requests-history')}</h3>
      <ol class="requests-timeline">
        {steps.map((step, index) => (
          <li key={index}>
            <div class="row row-between">
              <strong>
                {'entry' in step ? entryText(t, step.entry) : t(`requests-issue-${step.change}`)}
              </strong>
              {'entry' in step && (
                <Badge tone={stateTones[step.entry.to]}>{t(`state-${step.entry.to}`)}</Badge>
              )}
            </div>
            <p class="quiet">
              {'entry' in step ? actorText(t, step.entry, request.service.name) : step.name || '–'}
              {' · '}
              <time dateTime={step.at}>{formatDateTime(new Date(step.at), locale)}</time>
            </p>
            {'entry' in step ? (
              <EntryDetail detail={step.entry.detail} />
            ) : (
              <p>{issueText(t, step.issue)}</p>
            )}
          </li>
        ))}
        {jobs.map((job) => (
          <li key={`${job.kind} ${job.startAfter}`} class="requests-job">
            <div class="row row-between">
              {jobText(t, job.kind)}
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

/** The history of the request, with the issues of its title between it. */
function toSteps({ entries, issues }: StoryJson) {
  const reported = issues.map((issue) => ({
    at: issue.createdAt,
    issue,
    change: 'reported' as const,
    name: issue.reporterName,
  }));
  const resolved = issues
    .filter(({ state }) => state === 'resolved')
    .map((issue) => ({
      at: issue.stateChangedAt,
      issue,
      change: 'resolved' as const,
      name: issue.changedBy,
    }));
  const steps = [...entries.map((entry) => ({ at: entry.at, entry })), ...reported, ...resolved];
  // What happened at the same time stays in its order.
  return steps.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function EntryDetail({ detail }: { readonly detail: Readonly<Record<string, unknown>> | null }) {
  const { t } = useConsole();
  const shown = Object.entries(detail ?? {}).filter(
    ([name, value]) => value !== null && name !== 'kind',
  );
  if (shown.length === 0) return null;
  return (
    <dl class="requests-detail">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{isKnown(detailTexts, name) ? t(detailTexts[name]) : name}</dt>
          <dd>{valueText(t, name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function valueText(t: Translate, name: string, value: unknown): string {
  if (name === 'seasons' && Array.isArray(value)) return toRanges(value.map(Number));
  if (typeof value !== 'string') return JSON.stringify(value);
  return (name === 'cause' && findCodeText(t, value)) || value;
}

/** An event of another version stands for itself; a decision is called what it decides. */
function entryText(t: Translate, { event, detail }: StoryJson['entries'][number]): string {
  const kind = event === 'decide' ? detail?.['kind'] : null;
  if (kind === 'approve' || kind === 'decline') return t(eventTexts[kind]);
  return isKnown(eventTexts, event) ? t(eventTexts[event]) : event;
}
