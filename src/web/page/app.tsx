import { useEffect } from 'preact/hooks';
import { ButtonLink } from '../../console/ui/controls/button.tsx';
import { Logo } from '../../console/ui/icon/logo.tsx';
import { LanguageSwitch } from './chat/language-switch.tsx';
import { PaneView } from './chat/pane.tsx';
import { Switches } from './chat/switches.tsx';
import { type Demo, DemoContext, useDemo } from './demo.ts';
import { Tour } from './tour/tour.tsx';

/** Enters the console as the owner of the demo. */
const consoleHref = '/console/sign-in?enter=demo';
/** Relative times ("in 5 seconds") must keep counting. */
const tickMs = 5_000;

/** The demo page: a chat in two panes, with a tour. */
export function App({ demo }: { readonly demo: Demo }) {
  return (
    <DemoContext.Provider value={demo}>
      <Page />
    </DemoContext.Provider>
  );
}

function Page() {
  const { texts, state, store } = useDemo();
  const { t } = texts;
  useEffect(() => {
    const timer = window.setInterval(() => store.update(() => {}), tickMs);
    return () => window.clearInterval(timer);
  }, [store]);
  return (
    <>
      <a class="skip" href="#panes">
        {t('demo-skip-to-chat')}
      </a>
      <header class="top">
        <Logo size={40} />
        <div class="intro">
          <h1>{t('demo-heading')}</h1>
          <p>
            <strong>{t('demo-intro-lead')}</strong> {t('demo-intro')}
          </p>
        </div>
        <Switches />
        <div class="ways-on">
          <div class="row">
            <ButtonLink href={consoleHref} icon="overview">
              {t('demo-open-console')}
            </ButtonLink>
            <ButtonLink href="/console/sign-in?then=/console/setup" icon="settings" style="main">
              {t('demo-set-up')}
            </ButtonLink>
          </div>
          <div class="row">
            <LanguageSwitch />
            <p
              id="connection"
              class={state.isConnected ? 'connection' : 'connection lost'}
              role="status"
            >
              {t(connectionKey(state))}
            </p>
          </div>
        </div>
      </header>
      <Tour />
      <PaneSwitch />
      <main id="panes" class="panes" tabIndex={-1}>
        {state.panes.map((pane) => (
          <PaneView key={pane.id} pane={pane} />
        ))}
      </main>
    </>
  );
}

function connectionKey({
  isConnected,
  people,
}: {
  isConnected: boolean;
  people: readonly unknown[];
}) {
  if (isConnected) return 'demo-connected';
  return people.length === 0 ? 'demo-connecting' : 'demo-reconnecting';
}

/** On narrow screens: which pane is shown. */
function PaneSwitch() {
  const { texts, state, store } = useDemo();
  const { t } = texts;
  return (
    <fieldset id="pane-switch" class="pane-switch" aria-label={t('demo-pane-switch')}>
      {state.panes.map(({ id, person }) => {
        const name = state.people.find((each) => each.id === person)?.name ?? '…';
        return (
          <button
            key={id}
            type="button"
            class="button button-plain"
            aria-pressed={state.visiblePane === id}
            onClick={() =>
              store.update((now) => {
                now.visiblePane = id;
              })
            }
          >
            {t(`demo-pane-${id}`, { name })}
          </button>
        );
      })}
    </fieldset>
  );
}
