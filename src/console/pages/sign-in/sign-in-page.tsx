import './sign-in.css';
import { useEffect, useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { readSession } from '../../app/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';
import { Logo } from '../../ui/icon/logo.tsx';
import { ClaimForm } from './claim-form.tsx';
import { ServerWays } from './server-ways.tsx';
import { type SignInProps, useSignIn } from './use-sign-in.ts';

/** The ways into the console. A link from the bot has its token in the fragment, which browsers do not send. */
export default function SignInPage({ location }: PageProps) {
  const { t, api, session, hasEnded, setSession } = useConsole();
  const [problem, setProblem] = useState('');
  const ways = useQuery('sign-in', () => readJson(api['sign-in'].$get()));
  const then = toOwnPath(location.query.get('then'));

  useEffect(() => {
    if (session) navigate(then, { replace: true });
  }, [session, then]);
  const enter = async () => setSession(await readSession(api));
  const link = useLinkToken({ onEnter: enter, onProblem: setProblem });
  const demo = useAction(async () => {
    await readJson(api['sign-in'].demo.$post());
    await enter();
  });

  // A visitor of the demo cannot set up the bot; its operator can.
  const isForSetup = then.startsWith('/console/setup');
  // The demo page leads here, and its visitors have nothing to sign in with.
  const isFromDemo = location.query.get('enter') === 'demo';
  useEffect(() => {
    if (isFromDemo && ways.data?.demo && !session) void demo.run();
  }, [isFromDemo, ways.data?.demo]);

  return (
    <section class="sign-in" aria-labelledby="sign-in-title">
      <header class="sign-in-head">
        <Logo size={56} />
        <h1 id="sign-in-title">{t('sign-in-title')}</h1>
        <p class="quiet">{t('sign-in-intro')}</p>
      </header>
      {problem && <Banner tone="bad">{problem}</Banner>}
      {hasEnded && !problem && <Banner tone="warn">{t('sign-in-ended')}</Banner>}
      {link.isOpen ? (
        <div class="stack-small">
          <Button style="main" isWide isBusy={link.isRunning} onClick={() => void link.run()}>
            {t('sign-in-submit')}
          </Button>
          <p class="quiet">{t('sign-in-link-hint')}</p>
        </div>
      ) : (
        <QueryView query={ways}>
          {({ demo: hasDemo, claim, servers }) => (
            <div class="stack">
              {hasDemo && !isForSetup && (
                <div class="stack-small">
                  <Button
                    style="main"
                    isWide
                    isBusy={demo.isRunning}
                    onClick={() => void demo.run()}
                  >
                    {t('sign-in-demo')}
                  </Button>
                  <p class="quiet">{t('sign-in-demo-hint')}</p>
                </div>
              )}
              {claim && <ClaimForm onEnter={enter} onProblem={setProblem} />}
              {servers.map((server) => (
                <ServerWays
                  key={server.id}
                  server={server}
                  onEnter={enter}
                  onProblem={setProblem}
                />
              ))}
              {/* As long as the first admin is missing, no chat has anybody to send a link to. */}
              {!claim && <p class="quiet sign-in-note">{t('sign-in-chat-hint')}</p>}
            </div>
          )}
        </QueryView>
      )}
    </section>
  );
}

/**
 * Signs in with the token in the address, which is removed from it at once. Not without a press: a page that opens the
 * link by itself would sign a visitor in as somebody else.
 */
function useLinkToken(props: SignInProps) {
  const { api } = useConsole();
  const [token, setToken] = useState(readToken);
  useEffect(() => {
    const take = () => {
      const { pathname, search, hash } = window.location;
      setToken((before) => readToken() ?? before);
      if (hash) history.replaceState(null, '', pathname + search);
    };
    take();
    // A link that is opened where this page is open already does not load it again.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  const signIn = useSignIn(props, async () => {
    // It works once, also if this fails.
    setToken(null);
    if (token !== null) await readJson(api['sign-in'].link.$post({ json: { token } }));
  });
  return { ...signIn, isOpen: token !== null || signIn.isRunning };
}

function readToken(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get('token');
}

/** Only a path of the console: an address of another site must not be opened after sign-in. */
function toOwnPath(path: string | null): string {
  return path !== null && /^\/console(\/[\w-]|\/$|$)/.test(path) ? path : '/console/';
}
