import type { issueTones } from '../../../../chat/issues/issue-card.ts';
import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { useConsole } from '../../../app/console-context.ts';
import type { Translate } from '../../../texts/texts.ts';
import { RelativeTime } from '../../../ui/data/relative-time.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';

type Issue = StoryJson['issues'][number];

// Pages share only types with the bot: this does not compile unless cards have the same tones.
const tones = {
  queued: 'busy',
  open: 'warn',
  resolved: 'good',
  failed: 'bad',
  deleted: 'neutral',
} as const satisfies typeof issueTones;

/** What members reported about the title of a request. */
export function StoryIssues({ story: { issues } }: { readonly story: StoryJson }) {
  const { t } = useConsole();
  if (issues.length === 0) return null;
  return (
    <section class="stack-small">
      <h3>{t('requests-issues')}</h3>
      <ul class="requests-messages">
        {issues.map((issue) => (
          <li key={issue.id}>
            <div class="row row-between">
              <strong>{issueText(t, issue)}</strong>
              <Badge tone={tones[issue.state]}>{t(`issue-state-${issue.state}`)}</Badge>
            </div>
            <p>{issue.message}</p>
            <p class="quiet">
              {issue.reporterName || '–'}
              {issue.remoteId !== null && ` · #${issue.remoteId}`}
              {issue.commentCount > 0 &&
                ` · ${t('requests-issue-comments', { count: issue.commentCount })}`}
              {' · '}
              <RelativeTime at={issue.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Audio issue · Season 2, episode 3`. */
export function issueText(t: Translate, { type, season, episode }: Issue): string {
  const kind = t(`issue-kind-${type}`);
  if (season === null) return kind;
  const part =
    episode === null
      ? t('requests-issue-season', { season: String(season) })
      : t('requests-issue-episode', { season: String(season), episode: String(episode) });
  return `${kind} · ${part}`;
}
