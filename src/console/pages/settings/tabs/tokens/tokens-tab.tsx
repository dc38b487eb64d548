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
import { EmptyState, QueryView } from '../../../../ui/feedback/states.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';

type Token = Awaited<ReturnType<typeof readTokens>>['items'][number];

/** Every route, described by the server. */
const referenceUrl = '/api/v1/openapi.json';

/** The tokens with which scripts use the API. */
export default function TokensTab() {
  const { t, api } = useConsole();
  const query = useQuery('tokens', (signal) => readTokens(api, signal), ['audit']);
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const revoke = useAction(async (id: string) => {
    await api.tokens[':id'].$delete({ param: { id } });
    setRevoking(null);
    query.reload();
  });
  const createButton = (
    <Button style="main" size="small" icon="add" onClick={() => setCreating(true)}>
      {t('settings-tokens-create')}
    </Button>
  );
  return (
    <div class="stack">
      <p class="quiet">
        {t('settings-tokens-intro')}{' '}
        <a href={referenceUrl} target="_blank" rel="noreferrer">
          {t('settings-tokens-reference')}
        </a>
      </p>
      <Card title={t('settings-tokens')} action={createButton} isFlush>
        <QueryView query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="settings" title={t('settings-tokens-none-title')}>
                {t('settings-tokens-none')}
              </EmptyState>
            ) : (
              <Table
                caption={t('settings-tokens')}
                columns={toColumns(setRevoking)}
                rows={items}
                rowKey={({ id }) => id}
                rowLabel={({ name }) => name}
              />
            )
          }
        </QueryView>
      </Card>
      {isCreating && <NewTokenDialog onCreated={query.reload} onClose={() => setCreating(false)} />}
      {revoking && (
        <ConfirmDialog
          title={t('settings-tokens-revoke-title', { name: revoking.name })}
          confirm={t('settings-tokens-revoke')}
          isDangerous
          isBusy={revoke.isRunning}
          onConfirm={() => void revoke.run(revoking.id)}
          onClose={() => setRevoking(null)}
        >
          <p>{t('settings-tokens-revoke-text')}</p>
        </ConfirmDialog>
      )}
    </div>
  );

  function toColumns(startRevoking: (token: Token) => void): readonly Column<Token>[] {
    return [
      { id: 'name', header: t('settings-tokens-name'), isWide: true, cell: ({ name }) => name },
      {
        id: 'scope',
        header: t('settings-tokens-scope'),
        cell: ({ scope }) => t(`settings-tokens-scope-${scope}`),
      },
      {
        id: 'by',
        header: t('settings-tokens-by'),
        isMinor: true,
        cell: ({ createdBy }) => createdBy,
      },
      {
        id: 'used',
        header: t('settings-tokens-used'),
        cell: ({ lastUsedAt }) =>
          lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t('settings-tokens-never'),
      },
      {
        id: 'expires',
        header: t('settings-tokens-expires'),
        cell: ({ expiresAt }) =>
          expiresAt ? <RelativeTime at={expiresAt} /> : t('settings-tokens-never'),
      },
      {
        id: 'revoke',
        header: t('settings-tokens-actions'),
        isHeaderHidden: true,
        align: 'end',
        cell: (token) =>
          token.revokedAt ? (
            <Badge tone="neutral">{t('settings-tokens-revoked')}</Badge>
          ) : (
            <Button style="quiet" size="small" onClick={() => startRevoking(token)}>
              {t('settings-tokens-revoke')}
            </Button>
          ),
      },
    ];
  }
}

function readTokens(api: ApiClient, signal: AbortSignal) {
  return readJson(api.tokens.$get({}, { init: { signal } }));
}
