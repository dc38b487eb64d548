import { useConsole } from '../../../app/console-context.ts';
import { formatNumber } from '../../../ui/data/format.ts';
import { RelativeTime } from '../../../ui/data/relative-time.tsx';
import { Badge } from '../../../ui/feedback/badge.tsx';
import type { PersonDetails } from '../people-types.ts';

type State = keyof PersonDetails['requestCounts'];

/** What a user has requested: numbers by state, and the newest ones. */
export function RequestsPart({ person }: { readonly person: PersonDetails }) {
  const { t, locale } = useConsole();
  const isState = (name: string): name is State => Object.hasOwn(person.requestCounts, name);
  const counts = Object.keys(person.requestCounts)
    .filter(isState)
    .map((state) => ({ state, count: person.requestCounts[state] ?? 0 }));
  return (
    <section class="stack-small">
      <h3>{t('page-requests')}</h3>
      {counts.length === 0 && <p class="quiet">{t('people-no-requests')}</p>}
      <div class="row">
        {counts.map(({ state, count }) => (
          <Badge key={state} tone="neutral">
            {t(`state-${state}`)}: {formatNumber(count, locale)}
          </Badge>
        ))}
      </div>
      <ul class="people-list">
        {person.requests.map((request) => (
          <li key={request.id} class="row row-between">
            <a href={`/console/requests/${request.id}`}>
              {request.title}
              {request.year !== null && ` (${request.year})`}
              {request.is4k && ` · ${t('quality-4k')}`}
            </a>
            <span class="quiet">
              {t(`state-${request.state}`)} · <RelativeTime at={request.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
