import { useEffect, useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ExternalLink } from '../../ui/controls/external-link.tsx';
import type { ServerWay } from './server-ways.tsx';
import { type SignInProps, useSignIn } from './use-sign-in.ts';

const pollMs = 2_000;

/** Signing in with Plex: the person confirms it on plex.tv, and this page asks whether they have. */
export function PlexButton(props: SignInProps & { readonly server: ServerWay }) {
  const { t, api, explain } = useConsole();
  const { server, onEnter, onProblem } = props;
  const [waiting, setWaiting] = useState<{ readonly id: string; readonly url: string } | null>(
    null,
  );
  const start = useSignIn({ onProblem, onEnter: async () => {} }, async () => {
    const started = await readJson(api['sign-in'].plex.$post({ json: { serviceId: server.id } }));
    setWaiting(started);
  });

  useEffect(() => {
    if (!waiting) return;
    let timer: number | undefined;
    let isOver = false;
    const poll = async () => {
      try {
        const json = { id: waiting.id };
        const { state } = await readJson(api['sign-in'].plex.poll.$post({ json }));
        if (isOver) return;
        if (state === 'signed-in') return await onEnter();
        if (state === 'gone') {
          setWaiting(null);
          return onProblem(t('sign-in-plex-gone'));
        }
        timer = window.setTimeout(() => void poll(), pollMs);
      } catch (error) {
        if (isOver) return;
        setWaiting(null);
        onProblem(explain(error, 'change'));
      }
    };
    timer = window.setTimeout(() => void poll(), pollMs);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [waiting, api]);

  if (!waiting) {
    return (
      <Button style="main" isWide isBusy={start.isRunning} onClick={() => void start.run()}>
        {t('sign-in-with', { server: 'Plex' })}
      </Button>
    );
  }
  return (
    <div class="stack-small">
      <ExternalLink class="button button-main button-wide" href={waiting.url}>
        {t('sign-in-plex-open')}
      </ExternalLink>
      <p class="quiet" role="status">
        {t('sign-in-plex-waiting')}
      </p>
    </div>
  );
}
