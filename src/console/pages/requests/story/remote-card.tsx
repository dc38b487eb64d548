import { readJson } from '../../../api/api-client.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { codeText } from '../../../texts/code-text.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { Facts } from '../../../ui/data/stat.tsx';
import { QueryView } from '../../../ui/feedback/states.tsx';
import { toRanges } from '../request-texts.ts';

/** What the server says about a request at this moment. */
export function RemoteCard(props: { readonly id: string; readonly serverName: string }) {
  const { t, api } = useConsole();
  const { id, serverName } = props;
  const remote = useQuery(`remote ${id}`, (signal) =>
    readJson(api.requests[':id'].remote.$get({ param: { id } }, { init: { signal } })),
  );
  return (
    <section class="stack-small">
      <div class="row row-between">
        <h3>{t('requests-remote', { server: serverName })}</h3>
        <IconButton icon="refresh" label={t('requests-remote-again')} onClick={remote.reload} />
      </div>
      <QueryView query={remote}>
        {(data) => {
          if (data.kind === 'none') return <p class="quiet">{t('requests-remote-none')}</p>;
          if (data.kind === 'failed') return <p class="quiet">{codeText(t, data.code)}</p>;
          return (
            <Facts
              facts={[
                { name: t('requests-remote-status'), value: data.status },
                { name: t('requests-remote-availability'), value: data.availability },
                { name: t('requests-account'), value: data.accountName },
                ...(data.decidedBy
                  ? [{ name: t('requests-decided-by'), value: data.decidedBy }]
                  : []),
                ...(data.seasons.length > 0
                  ? [{ name: t('requests-remote-seasons'), value: toRanges(data.seasons) }]
                  : []),
                { name: t('requests-remote-id'), value: String(data.remoteId) },
              ]}
            />
          );
        }}
      </QueryView>
    </section>
  );
}
