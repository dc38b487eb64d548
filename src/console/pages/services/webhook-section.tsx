import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { TextField } from '../../ui/controls/field.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Facts } from '../../ui/data/stat.tsx';
import { Badge, Banner, type Tone } from '../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../ui/feedback/dialog.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';

interface Foreign {
  readonly current: { readonly url: string };
  readonly wantedUrl: string | null;
  readonly seen: string;
}

/** The webhook of an Overseerr server: whether it works, and setting it up, testing, and removing it. */
export function WebhookSection({
  id,
  isAdmin,
}: {
  readonly id: string;
  readonly isAdmin: boolean;
}) {
  const { t, api } = useConsole();
  const webhook = api.services[':id'].webhook;
  const param = { id };
  const [foreign, setForeign] = useState<Foreign | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const [baseUrl, setBaseUrl] = useState<string | null>(null);
  const [result, setResult] = useState<{ readonly tone: Tone; readonly text: string } | null>(null);
  const state = useQuery(
    `webhook ${id}`,
    (signal) => readJson(webhook.$get({ param }, { init: { signal } })),
    ['services'],
  );

  const install = useAction(async (replaces: string | null) => {
    const json = { baseUrl: baseUrl?.trim() || null, replaces };
    const { kind, foreign: other } = await readJson(webhook.$put({ param, json }));
    setForeign(other);
    if (kind === 'no-address') setBaseUrl((now) => now ?? '');
    const isGood = kind === 'installed' || kind === 'unchanged';
    if (kind !== 'foreign') {
      setResult({ tone: isGood ? 'good' : 'warn', text: t(`services-webhook-${kind}`) });
    }
    state.reload();
  });
  const test = useAction(async () => {
    const { result: outcome } = await readJson(webhook.test.$post({ param }));
    setResult({
      tone: outcome === 'arrived' ? 'good' : 'bad',
      text: t(`services-test-${outcome}`),
    });
    state.reload();
  });
  const remove = useAction(async () => {
    const { result: outcome } = await readJson(webhook.$delete({ param }));
    setRemoving(false);
    setResult({
      tone: outcome === 'removed' ? 'good' : 'warn',
      text: t(`services-was-${outcome}`),
    });
    state.reload();
  });

  return (
    <section class="stack">
      <h3>{t('services-webhook')}</h3>
      <QueryView query={state}>
        {({ kind, faults, current, wantedUrl, isProven, receivedAt }) => {
          const isFine = kind === 'ours' && faults.length === 0;
          return (
            <div class="stack">
              <Facts
                facts={[
                  {
                    name: t('services-webhook-state'),
                    value: (
                      <Badge tone={isFine ? (isProven ? 'good' : 'busy') : 'warn'}>
                        {t(
                          isFine
                            ? isProven
                              ? 'services-webhook-proven'
                              : 'services-webhook-unproven'
                            : kind === 'ours'
                              ? 'services-webhook-faulty'
                              : `services-webhook-${kind}`,
                        )}
                      </Badge>
                    ),
                  },
                  { name: t('services-webhook-current'), value: <code>{current.url || '–'}</code> },
                  { name: t('services-webhook-wanted'), value: <code>{wantedUrl ?? '–'}</code> },
                  {
                    name: t('services-webhook-received'),
                    value: <RelativeTime at={receivedAt} />,
                  },
                ]}
              />
              {result && <Banner tone={result.tone}>{result.text}</Banner>}
              {baseUrl !== null && (
                <TextField
                  label={t('services-webhook-base')}
                  type="url"
                  value={baseUrl}
                  hint={t('services-webhook-base-hint')}
                  placeholder="http://"
                  onInput={setBaseUrl}
                />
              )}
              {isAdmin && (
                <div class="row">
                  <Button
                    size="small"
                    style={isFine ? 'plain' : 'main'}
                    isBusy={install.isRunning}
                    onClick={() => void install.run(null)}
                  >
                    {t(kind === 'ours' ? 'services-webhook-repair' : 'services-webhook-install')}
                  </Button>
                  {kind === 'ours' && (
                    <Button size="small" isBusy={test.isRunning} onClick={() => void test.run()}>
                      {t('services-webhook-test')}
                    </Button>
                  )}
                  {kind === 'ours' && (
                    <Button size="small" style="danger" onClick={() => setRemoving(true)}>
                      {t('services-webhook-remove')}
                    </Button>
                  )}
                  {baseUrl === null && (
                    <Button size="small" style="quiet" onClick={() => setBaseUrl('')}>
                      {t('services-webhook-other')}
                    </Button>
                  )}
                </div>
              )}
            </div>
          );
        }}
      </QueryView>
      {foreign && (
        <ConfirmDialog
          title={t('services-webhook-replace-title')}
          confirm={t('services-webhook-replace')}
          isDangerous
          isBusy={install.isRunning}
          onConfirm={() => void install.run(foreign.seen)}
          onClose={() => setForeign(null)}
        >
          {t('services-webhook-replace-effect', {
            current: foreign.current.url,
            wanted: foreign.wantedUrl ?? '–',
          })}
        </ConfirmDialog>
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t('services-webhook-remove-title')}
          confirm={t('services-webhook-remove')}
          isDangerous
          isBusy={remove.isRunning}
          onConfirm={() => void remove.run()}
          onClose={() => setRemoving(false)}
        >
          {t('services-webhook-remove-effect')}
        </ConfirmDialog>
      )}
    </section>
  );
}
