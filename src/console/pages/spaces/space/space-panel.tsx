import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Copy } from '../../../ui/controls/copy.tsx';
import { formatDateTime, formatNumber } from '../../../ui/data/format.ts';
import { Facts } from '../../../ui/data/stat.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { QueryPanel } from '../../../ui/feedback/query-panel.tsx';
import type { SpaceDetails } from '../spaces-types.ts';
import { ChannelsPart } from './channels-part.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { SettingsForm } from './settings-form.tsx';
import { VotesPart } from './votes-part.tsx';

/** Everything about a space: its channels, and its settings. */
export function SpacePanel(props: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, api } = useConsole();
  const { id, onClose, onChanged } = props;
  const query = useQuery(
    id,
    (signal) => readJson(api.spaces[':id'].$get({ param: { id } }, { init: { signal } })),
    ['spaces'],
  );
  return (
    <QueryPanel query={query} title={query.data?.name ?? t('spaces-space')} onClose={onClose}>
      {(space) => (
        <SpaceParts
          space={space}
          onClose={onClose}
          onChanged={() => {
            query.reload();
            onChanged();
          }}
        />
      )}
    </QueryPanel>
  );
}

function SpaceParts(props: {
  readonly space: SpaceDetails;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, api, locale, session } = useConsole();
  const { space, onClose, onChanged } = props;
  const [isForgetting, setForgetting] = useState(false);
  const inspection = useQuery(`inspection ${space.id}`, (signal) =>
    readJson(api.spaces[':id'].inspection.$get({ param: { id: space.id } }, { init: { signal } })),
  );
  const time = (at: string) => formatDateTime(new Date(at), locale);
  const isLeft = space.leftAt !== null;
  return (
    <div class="stack">
      {isLeft && <Banner tone="warn">{t('spaces-left-hint')}</Banner>}
      <Facts
        facts={[
          { name: t('platform'), value: t(`platform-${space.platform}`) },
          { name: t('spaces-platform-id'), value: <Copy value={space.platformSpaceId} /> },
          { name: t('spaces-known-since'), value: time(space.createdAt) },
          ...(space.leftAt ? [{ name: t('spaces-left-at'), value: time(space.leftAt) }] : []),
          {
            name: t('page-requests'),
            value: (
              <a href={`/console/requests?space=${space.id}`}>
                {formatNumber(space.requestCount, locale)}
                {space.requestCount >= 10_000 && '+'}
              </a>
            ),
          },
        ]}
      />
      {!isLeft && <ChannelsPart space={space} inspection={inspection} />}
      {!isLeft && (
        <SettingsForm
          key={space.id}
          space={space}
          inspection={inspection.data}
          isReadOnly={session?.scope !== 'admin'}
          onChanged={onChanged}
        />
      )}
      {!isLeft && (
        <VotesPart
          key={`votes ${space.id}`}
          space={space}
          isReadOnly={session?.scope !== 'admin'}
          onChanged={onChanged}
        />
      )}
      {isLeft && session?.scope === 'admin' && (
        <Button style="danger" icon="trash" onClick={() => setForgetting(true)}>
          {t('spaces-forget')}
        </Button>
      )}
      {isForgetting && (
        <ForgetDialog
          space={space}
          onClose={() => setForgetting(false)}
          onDone={() => {
            onChanged();
            onClose();
          }}
        />
      )}
    </div>
  );
}
