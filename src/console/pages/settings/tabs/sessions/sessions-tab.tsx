import { useState } from 'preact/hooks';
import { type ApiClient, readJson } from '../../../../api/api-client.ts';
import { useAction } from '../../../../api/use-action.ts';
import { useQuery } from '../../../../api/use-query.ts';
import { useConsole } from '../../../../app/console-context.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { RelativeTime } from '../../../../ui/data/relative-time.tsx';
import { Card } from '../../../../ui/data/stat.tsx';
import { type Column, Table } from '../../../../ui/data/table.tsx';
import { Badge } from '../../../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../../../ui/feedback/dialog.tsx';
import { QueryView } from '../../../../ui/feedback/states.tsx';
import { SettingList } from '../../setting-list.tsx';
import { useSettings } from '../../use-settings.ts';
import { nameBrowser } from './browser-name.ts';
import { ChatCode } from './chat-code.tsx';

type Session = Awaited<ReturnType<typeof readSessions>>['items'][number];

const limitNames = ['CONSOLE_IDLE_HOURS', 'CONSOLE_SESSION_DAYS'];

/** The browsers that are signed in. */
export default function SessionsTab() {
  const { t, api, session } = useConsole();
  const query = useQuery('sessions', (signal) => readSessions(api, signal), ['audit']);
  const [ending, setEnding] = useState<Session | null>(null);
  const revoke = useAction(async (id: string) => {
    await api.sessions[':id'].$delete({ param: { id } });
    setEnding(null);
    query.reload();
  });
  return (
    <div class="stack">
      <Card title={t('settings-sessions-title')} isFlush>
        <QueryView query={query}>
          {({ items }) => (
            <Table
              caption={t('settings-sessions-title')}
              columns={toColumns(setEnding)}
              rows={items}
              rowKey={({ id }) => id}
              rowLabel={({ userName, browser }) => `${userName}, ${nameOf(browser)}`}
            />
          )}
        </QueryView>
      </Card>
      {session?.role === 'admin' && <SessionSettings />}
      <ChatCode />
      {ending && (
        <ConfirmDialog
          title={t('settings-sessions-end-title')}
          confirm={t('settings-sessions-end')}
          isDangerous
          isBusy={revoke.isRunning}
          onConfirm={() => void revoke.run(ending.id)}
          onClose={() => setEnding(null)}
        >
          <p>
            {t('settings-sessions-end-text', {
              name: ending.userName,
              browser: nameOf(ending.browser),
            })}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );

  function nameOf(browser: string | null): string {
    return nameBrowser(browser) ?? t('settings-sessions-unknown-browser');
  }

  function toColumns(end: (session: Session) => void): readonly Column<Session>[] {
    return [
      { id: 'person', header: t('settings-sessions-person'), cell: ({ userName }) => userName },
      {
        id: 'browser',
        header: t('settings-sessions-browser'),
        isWide: true,
        cell: ({ browser, isCurrent }) => (
          <span class="row">
            {nameOf(browser)}
            {isCurrent && <Badge tone="good">{t('settings-sessions-current')}</Badge>}
          </span>
        ),
      },
      {
        id: 'method',
        header: t('settings-sessions-method'),
        isMinor: true,
        cell: ({ method }) => t(`settings-sessions-by-${method}`),
      },
      {
        id: 'used',
        header: t('settings-sessions-used'),
        cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt} />,
      },
      {
        id: 'expires',
        header: t('settings-sessions-expires'),
        isMinor: true,
        cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
      },
      {
        id: 'end',
        header: t('settings-sessions-actions'),
        isHeaderHidden: true,
        align: 'end',
        cell: (session) =>
          !session.isCurrent && (
            <Button style="quiet" size="small" onClick={() => end(session)}>
              {t('settings-sessions-end')}
            </Button>
          ),
      },
    ];
  }
}

/** How long a browser stays signed in. */
function SessionSettings() {
  const { t } = useConsole();
  const settings = useSettings();
  return (
    <QueryView query={settings}>
      {(report) => (
        <Card title={t('settings-sessions-limits')}>
          <SettingList
            settings={report.settings.filter(({ name }) => limitNames.includes(name))}
            onChanged={settings.reload}
          />
        </Card>
      )}
    </QueryView>
  );
}

function readSessions(api: ApiClient, signal: AbortSignal) {
  return readJson(api.sessions.$get({}, { init: { signal } }));
}
