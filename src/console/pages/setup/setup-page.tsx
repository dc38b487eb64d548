import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate, setQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { Button, ButtonLink } from '../../ui/controls/button.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { EmptyState, QueryView } from '../../ui/feedback/states.tsx';
import AddressStep from './steps/address-step.tsx';
import BackupStep from './steps/backup-step.tsx';
import DiscordStep from './steps/discord-step.tsx';
import FinishStep from './steps/finish-step.tsx';
import PeopleStep from './steps/people-step.tsx';
import ServerStep from './steps/server-step.tsx';
import TelegramStep from './steps/telegram-step.tsx';
import { readSetup, type SetupReport, type StepProps } from './use-setup.ts';
import './setup.css';

/** All steps, in order. */
const steps = [
  { id: 'server', title: 'setup-server', Step: ServerStep, settings: ['OVERSEERR_URL'] },
  { id: 'discord', title: 'setup-discord', Step: DiscordStep, settings: ['DISCORD_TOKEN'] },
  { id: 'telegram', title: 'setup-telegram', Step: TelegramStep, settings: ['TELEGRAM_BOT_TOKEN'] },
  {
    id: 'people',
    title: 'setup-people',
    Step: PeopleStep,
    settings: ['ADMINS', 'APPROVAL_PLACES'],
  },
  {
    id: 'address',
    title: 'setup-address',
    Step: AddressStep,
    settings: ['WEBHOOK_URL', 'PUBLIC_URL'],
  },
  { id: 'backup', title: 'setup-backup', Step: BackupStep, settings: ['BACKUP_DIR'] },
  { id: 'finish', title: 'setup-finish', Step: FinishStep, settings: [] },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly Step: ComponentType<StepProps>;
  /** It is done if one of them is set, also long after the setup or by the environment. */
  readonly settings: readonly string[];
}[];

/** Whether a step needs nothing more. */
function isDone(report: SetupReport, { id, settings }: (typeof steps)[number]): boolean {
  if (report.steps[id] === 'done') return true;
  if (id === 'finish') return !report.hasDraft && report.missing.length === 0;
  return report.settings.some(({ name, isSet }) => isSet && settings.some((each) => each === name));
}

/** The setup of a bot, step by step. What was entered is kept on the server. */
export default function SetupPage({ location }: PageProps) {
  const { t, api, session } = useConsole();
  if (session?.role !== 'admin') return <SignInFirst />;
  return (
    <>
      <header class="page-head">
        <h1>{t('page-setup')}</h1>
      </header>
      <SetupSteps
        key={session.name}
        chosen={location.query.get('step')}
        read={(signal) => readSetup(api, signal)}
      />
    </>
  );
}

function SetupSteps(props: {
  readonly chosen: string | null;
  readonly read: (signal: AbortSignal) => Promise<SetupReport>;
}) {
  const { t } = useConsole();
  const query = useQuery('setup', props.read, ['settings']);
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(props.chosen);
  // The button that led to another step is gone: the keyboard goes on at the beginning of the step.
  useEffect(() => {
    if (shown.current === props.chosen) return;
    shown.current = props.chosen;
    if (document.activeElement !== document.body) return;
    ref.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [props.chosen]);
  return (
    <QueryView query={query}>
      {(report) => {
        if (!report.mayChange) return <SignInFirst />;
        const next =
          steps.find((step) => !(step.id in report.steps) && !isDone(report, step)) ?? steps.at(-1);
        const current = steps.find(({ id }) => id === props.chosen) ?? next ?? steps[0];
        const index = steps.indexOf(current);
        const before = steps[index - 1];
        const after = steps[index + 1];
        const { Step } = current;
        return (
          <div ref={ref} class="stack setup">
            {report.failure && current.id !== 'finish' && (
              <Banner tone="bad">
                {t('setup-finish-failed', { reason: report.failure.reason })}
              </Banner>
            )}
            <Tabs
              label={t('setup-steps')}
              current={current.id}
              tabs={steps.map((each) => ({
                id: each.id,
                label: `${isDone(report, each) ? '✓ ' : ''}${t(each.title)}`,
                href: `/console/setup?step=${each.id}`,
              }))}
            />
            <Step
              key={current.id}
              report={report}
              onBack={before ? () => setQuery({ step: before.id }) : null}
              onDone={() => {
                query.reload();
                if (after) setQuery({ step: after.id });
              }}
            />
          </div>
        );
      }}
    </QueryView>
  );
}

/** Anybody may look at a demo, but only its operator may set the bot up. */
function SignInFirst() {
  const { t, session, api, setSession, isDemo, version } = useConsole();
  const signOut = useAction(async () => {
    await api.session.$delete();
    setSession({ session: null, isDemo, version });
    navigate('/console/sign-in?then=/console/setup');
  });
  return (
    <EmptyState
      icon="key"
      title={t('setup-sign-in-title')}
      action={
        session ? (
          <Button style="main" isBusy={signOut.isRunning} onClick={() => void signOut.run()}>
            {t('setup-sign-out')}
          </Button>
        ) : (
          <ButtonLink href="/console/sign-in?then=/console/setup" style="main">
            {t('page-sign-in')}
          </ButtonLink>
        )
      }
    >
      {t('setup-sign-in')}
    </EmptyState>
  );
}
