import './overview.css';
import type { ApiClient } from '../../api/api-client.ts';
import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';
import { AlertList } from './alert-list.tsx';
import { ChatList } from './chat-list.tsx';
import { Figures } from './figures.tsx';
import { RequestChart } from './request-chart.tsx';
import { ServiceTable } from './service-table.tsx';

const overviewTopics = ['services', 'requests', 'jobs', 'alerts', 'backups'] as const;

/** How the bot is, at a glance. */
export default function OverviewPage() {
  const { t, api } = useConsole();
  const overview = useQuery('overview', (signal) => readOverview(api, signal), overviewTopics);
  const history = useQuery('history', (signal) => readHistory(api, signal), ['requests']);
  return (
    <>
      <header class="page-head">
        <h1>{t('page-overview')}</h1>
        {overview.data && <Version overview={overview.data} />}
      </header>
      <QueryView query={overview}>
        {(data) => (
          <div class="stack">
            <AlertList alerts={data.alerts} />
            <Figures overview={data} history={history.data} />
            <div class="overview-wide">
              <RequestChart query={history} />
              <ChatList chats={data.chats} />
            </div>
            <ServiceTable services={data.services} />
          </div>
        )}
      </QueryView>
    </>
  );
}

function Version({ overview }: { readonly overview: Overview }) {
  const { t } = useConsole();
  const { version, newerVersion, image, startedAt } = overview;
  return (
    <div class="row quiet">
      {newerVersion && (
        <Badge tone="busy">{t('overview-newer-version', { version: newerVersion })}</Badge>
      )}
      <span>
        {t('overview-version', { version })} ·{' '}
        {image && `${t('overview-image', toShort(image))} · `}
        {t('overview-started')} <RelativeTime at={startedAt} />
      </span>
    </div>
  );
}

/** The first digits of a commit are enough to recognize it. */
function toShort({ version, revision }: NonNullable<Overview['image']>) {
  return { version, revision: revision.slice(0, 7) };
}

function readOverview(api: ApiClient, signal: AbortSignal) {
  return readJson(api.overview.$get({}, { init: { signal } }));
}

function readHistory(api: ApiClient, signal: AbortSignal) {
  return readJson(api.overview.requests.$get({}, { init: { signal } }));
}

/** What the API says about now. */
export type Overview = Awaited<ReturnType<typeof readOverview>>;

/** What the API says about the last 30 days. */
export type History = Awaited<ReturnType<typeof readHistory>>;
