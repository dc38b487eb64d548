import type { StoryJson } from '../../../../http/console/api/requests/story-schemas.ts';
import { useConsole } from '../../../app/console-context.ts';
import { sourceText } from '../../../texts/source-text.ts';
import { Copy } from '../../../ui/controls/copy.tsx';
import { ExternalLink } from '../../../ui/controls/external-link.tsx';
import { formatDateTime } from '../../../ui/data/format.ts';
import { Facts } from '../../../ui/data/stat.tsx';
import { Badge, Banner } from '../../../ui/feedback/badge.tsx';
import { kindText, requesterText, stateText, stateTones, toRanges } from '../request-texts.ts';

/** `2: Book Two: Earth`; `Series 15` has the number already. */
function toNumbered({ number, name }: StoryJson['seasonNames'][number]): string {
  return name.split(/\D+/).includes(String(number)) ? name : `${number}: ${name}`;
}

/** What is known about a request, with its raw ids. */
export function StoryFacts({ story }: { readonly story: StoryJson }) {
  const { t, locale } = useConsole();
  const { request, account } = story;
  const { user, space, service } = request;
  const facts = [
    { name: t('requests-kind'), value: kindText(t, request) },
    ...(story.seasonNames.length > 0
      ? [{ name: t('requests-season-names'), value: story.seasonNames.map(toNumbered).join(', ') }]
      : []),
    {
      name: t('requests-person'),
      value: user ? (
        <a href={`/console/requests?user=${user.id}`}>{requesterText(request)}</a>
      ) : (
        requesterText(request)
      ),
    },
    ...(account ? [{ name: t('requests-account'), value: account.name }] : []),
    {
      name: t('requests-place'),
      value: space?.name ?? sourceText(t, request.source, service.name),
    },
    { name: t('requests-server'), value: service.name },
    ...(request.decidedBy ? [{ name: t('requests-decided-by'), value: request.decidedBy }] : []),
    ...(request.reason ? [{ name: t('requests-reason'), value: request.reason }] : []),
    ...(story.skippedSeasons.length > 0
      ? [{ name: t('requests-skipped'), value: toRanges(story.skippedSeasons) }]
      : []),
    { name: t('requests-created'), value: formatDateTime(new Date(request.createdAt), locale) },
    { name: t('requests-changed'), value: formatDateTime(new Date(request.changedAt), locale) },
    { name: t('requests-compared'), value: formatDateTime(new Date(story.syncedAt), locale) },
  ];
  const ids = [
    { name: t('requests-id'), value: <Copy value={request.id} /> },
    ...(request.remoteId === null
      ? []
      : [{ name: t('requests-remote-id'), value: <Copy value={String(request.remoteId)} /> }]),
    { name: t('requests-tmdb-id'), value: <Copy value={String(request.title.tmdbId)} /> },
    ...(user ? [{ name: t('requests-user-id'), value: <Copy value={user.id} /> }] : []),
    ...(account
      ? [{ name: t('requests-account-id'), value: <Copy value={String(account.remoteUserId)} /> }]
      : []),
  ];
  return (
    <section class="stack" aria-label={t('requests-facts')}>
      <div class="row">
        <Badge tone={request.decision ? 'busy' : stateTones[request.state]}>
          {stateText(t, request)}
        </Badge>
        {story.watchUrl && <ExternalLink href={story.watchUrl}>{t('requests-watch')}</ExternalLink>}
      </div>
      {request.cause && (
        <Banner tone={request.state === 'failed' ? 'bad' : 'warn'}>
          {story.causeText}
          {story.causeQuote && <q>{story.causeQuote}</q>}
        </Banner>
      )}
      <Facts facts={facts} />
      <details>
        <summary>{t('requests-ids')}</summary>
        <Facts facts={ids} />
      </details>
    </section>
  );
}
