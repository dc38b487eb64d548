import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { ApiError } from '../../../api/api-error.ts';
import { useAction } from '../../../api/use-action.ts';
import { useInterval } from '../../../api/use-interval.ts';
import { useReader } from '../../../api/use-reader.ts';
import { useConsole } from '../../../app/console-context.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Facts } from '../../../ui/data/stat.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { readSetup, type SetupReport, type StepProps } from '../use-setup.ts';
import { WebhookPart } from '../webhook-part.tsx';

const pollMs = 1_500;

/** The settings of the summary, and what they are called there. */
const shownSettings = {
  OVERSEERR_URL: 'setup-server',
  DISCORD_TOKEN: 'setup-discord',
  TELEGRAM_BOT_TOKEN: 'setup-telegram',
  ADMINS: 'setup-people-admins',
  APPROVAL_PLACES: 'setup-people-places',
  WEBHOOK_URL: 'setup-address-webhook',
  PUBLIC_URL: 'setup-address-public',
  BACKUP_DIR: 'setup-backup',
} as const;

/** What became of the restart. `signed-out`: the session belonged to the demo. */
type Outcome = 'working' | 'failed' | 'signed-out';

/** Shows what will take effect, restarts the bot, and says whether it works. */
export default function FinishStep({ report, onBack, onDone }: StepProps) {
  const { t, api, isDemo } = useConsole();
  const [version, setVersion] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const finish = useAction(async () => {
    setVersion(null);
    setOutcome(null);
    const change = await readJson(api.setup.finish.$post());
    if (change.kind === 'changed') setVersion(change.version);
    else if (change.kind === 'unchanged') setOutcome('working');
    else onDone();
  });
  const isWaiting = version !== null && outcome === null;
  const { failure, missing } = report;
  return (
    <section class="card setup-step">
      <div class="card-body stack">
        <h2 tabIndex={-1}>{t('setup-finish')}</h2>
        {report.hasDraft && outcome === null && (
          <p class="quiet">{t(isDemo ? 'setup-finish-intro-demo' : 'setup-finish-intro')}</p>
        )}
        {outcome === 'working' && <Banner tone="good">{t('setup-finish-works')}</Banner>}
        {outcome === 'signed-out' && <Banner tone="good">{t('setup-finish-signed-out')}</Banner>}
        {failure && !isWaiting && outcome !== 'working' && (
          <Banner tone="bad">{t('setup-finish-failed', { reason: failure.reason })}</Banner>
        )}
        {missing.map((each) => (
          <Banner key={each} tone="warn">
            {t(each === 'server' ? 'setup-missing-server' : 'setup-missing-chat')}
          </Banner>
        ))}
        <Summary report={report} />
        {isWaiting ? (
          <Restart
            version={version}
            onOver={(next) => {
              setOutcome(next);
              onDone();
            }}
          />
        ) : (
          <div class="row row-between setup-actions">
            {onBack ? <Button onClick={onBack}>{t('setup-back')}</Button> : <span />}
            <Button
              style="main"
              isBusy={finish.isRunning}
              isDisabled={missing.length > 0 || !report.hasDraft}
              onClick={() => void finish.run()}
            >
              {t('setup-finish-start')}
            </Button>
          </div>
        )}
        {(outcome === 'working' || (!report.hasDraft && missing.length === 0)) && <WebhookPart />}
      </div>
    </section>
  );
}

function Summary({ report }: { readonly report: SetupReport }) {
  const { t } = useConsole();
  const facts = Object.entries(shownSettings).flatMap(([name, label]) => {
    const found = report.settings.find((each) => each.name === name);
    if (!found?.isSet) return [];
    const value = found.input === 'secret' ? t('setup-secret-set') : found.value;
    return [{ name: t(label), value }];
  });
  return <Facts facts={facts} />;
}

/** Waits until the bot has started again, and works or has gone back. */
function Restart({
  version,
  onOver,
}: {
  readonly version: number;
  readonly onOver: (outcome: Outcome) => void;
}) {
  const { t, api } = useConsole();
  const { refresh } = useReader(`restart ${version}`, read, []);
  useInterval(refresh, pollMs);
  return <Progress label={t('setup-finish-restarting')} share={null} />;

  async function read(signal: AbortSignal): Promise<boolean> {
    try {
      const now = await readSetup(api, signal);
      if (signal.aborted) return false;
      if (now.failure?.version === version) onOver('failed');
      else if (now.version === version && !now.isOnTrial) onOver('working');
      return true;
    } catch (error) {
      // Without an answer, the bot is still restarting.
      if (error instanceof ApiError && error.status === 401) onOver('signed-out');
      return false;
    }
  }
}
