import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button, ButtonLink } from '../../ui/controls/button.tsx';
import { Banner, type Tone } from '../../ui/feedback/badge.tsx';

/** Sets up the webhooks of the Overseerr servers, and proves that they arrive. */
export function WebhookPart() {
  const { t, api } = useConsole();
  const services = useQuery('services', (signal) =>
    readJson(api.services.$get({}, { init: { signal } })),
  );
  const servers = services.data?.items.filter(({ kind }) => kind === 'overseerr') ?? [];
  return (
    <div class="stack">
      <h3>{t('setup-webhook')}</h3>
      <p class="quiet">{t('setup-webhook-intro')}</p>
      {servers.map(({ id, title }) => (
        <ServerWebhook key={id} id={id} title={title} />
      ))}
      <div class="row">
        <ButtonLink href="/console/overview" style="main">
          {t('setup-open-console')}
        </ButtonLink>
      </div>
    </div>
  );
}

const results = {
  arrived: { tone: 'good', text: 'setup-webhook-arrived' },
  refused: { tone: 'bad', text: 'setup-webhook-refused' },
  failed: { tone: 'bad', text: 'setup-webhook-no-answer' },
  elsewhere: { tone: 'bad', text: 'setup-webhook-elsewhere' },
  'no-answer': { tone: 'bad', text: 'setup-webhook-no-answer' },
  'not-set-up': { tone: 'bad', text: 'setup-webhook-not-set-up' },
  foreign: { tone: 'warn', text: 'setup-webhook-foreign' },
  'no-address': { tone: 'warn', text: 'setup-webhook-no-address' },
  'invalid-address': { tone: 'warn', text: 'setup-webhook-no-address' },
  changing: { tone: 'warn', text: 'setup-webhook-changing' },
} as const satisfies Record<string, { readonly tone: Tone; readonly text: string }>;

function ServerWebhook({ id, title }: { readonly id: string; readonly title: string }) {
  const { t, api } = useConsole();
  const [result, setResult] = useState<keyof typeof results | null>(null);
  const install = useAction(async () => {
    const param = { id };
    const json = { baseUrl: null, replaces: null };
    const { kind } = await readJson(api.services[':id'].webhook.$put({ param, json }));
    if (kind !== 'installed' && kind !== 'unchanged') {
      setResult(kind);
      return;
    }
    const test = await readJson(api.services[':id'].webhook.test.$post({ param }));
    setResult(test.result);
  });
  return (
    <div class="stack-small">
      <div class="row">
        <Button icon="link" isBusy={install.isRunning} onClick={() => void install.run()}>
          {t('setup-webhook-install', { title })}
        </Button>
      </div>
      {result && <Banner tone={results[result].tone}>{t(results[result].text)}</Banner>}
    </div>
  );
}
