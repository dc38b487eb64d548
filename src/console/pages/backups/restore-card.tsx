import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Copy } from '../../ui/controls/copy.tsx';
import { Select, TextField } from '../../ui/controls/field.tsx';
import { Segments } from '../../ui/controls/tabs.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { Card } from '../../ui/data/stat.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';
import type { Backup } from './backup-table.tsx';

const installs = { checkout: 'npx medianest', docker: 'docker compose exec medianest medianest' };
type Install = keyof typeof installs;
type Moment = 'latest' | 'time' | 'backup';

/** The exact commands that bring a chosen moment back. Nothing is restored from here: the bot has to be stopped. */
export function RestoreCard(props: {
  readonly backups: readonly Backup[];
  readonly until: string | null;
}) {
  const { t, api, locale } = useConsole();
  const usable = props.backups.filter(({ problem }) => problem === null);
  const [moment, setMoment] = useState<Moment>('latest');
  const [install, setInstall] = useState<Install>('checkout');
  const [day, setDay] = useState(toDay(props.until));
  const [time, setTime] = useState('12:00');
  const [backup, setBackup] = useState(usable[0]?.id ?? '');
  const chosen = new Date(`${day}T${time}`);
  const isKnown = !Number.isNaN(chosen.getTime());
  const query =
    moment === 'time'
      ? isKnown
        ? { time: chosen.toISOString() }
        : {}
      : moment === 'backup'
        ? { backup }
        : {};
  const plan = useQuery(JSON.stringify([moment, query]), (signal) =>
    readJson(api.backups['restore-plan'].$get({ query }, { init: { signal } })),
  );
  const command = installs[install];
  return (
    <Card title={t('backups-restore')}>
      <div class="stack">
        <p>{t('backups-restore-intro')}</p>
        <div class="toolbar">
          <Segments
            label={t('backups-restore-moment')}
            value={moment}
            choices={[
              { value: 'latest', label: t('backups-restore-latest') },
              { value: 'time', label: t('backups-restore-time') },
              { value: 'backup', label: t('backups-restore-backup') },
            ]}
            onChange={setMoment}
          />
          <Segments
            label={t('backups-restore-install')}
            value={install}
            choices={[
              { value: 'checkout', label: 'npm' },
              { value: 'docker', label: 'Docker Compose' },
            ]}
            onChange={setInstall}
          />
        </div>
        {moment === 'time' && (
          <div class="row">
            <TextField label={t('backups-restore-day')} type="date" value={day} onInput={setDay} />
            <TextField
              label={t('backups-restore-clock')}
              type="time"
              value={time}
              onInput={setTime}
            />
          </div>
        )}
        {moment === 'backup' && (
          <Select
            label={t('backups-name')}
            value={backup}
            choices={usable.map(({ id, finishedAt }) => ({
              value: id,
              label: finishedAt ? formatDateTime(new Date(finishedAt), locale) : id,
            }))}
            onChange={setBackup}
          />
        )}
        <QueryView query={plan}>
          {({ to, needsPassphrase }) => (
            <ol class="stack-small">
              {needsPassphrase && <li>{t('backups-step-passphrase')}</li>}
              <li>
                {t('backups-step-restore')}
                <Copy value={`${command} restore --to ${to}`} isBlock />
              </li>
              <li>{t('backups-step-look')}</li>
              <li>
                {t('backups-step-stop')}
                {install === 'docker' && <Copy value="docker compose stop medianest" isBlock />}
              </li>
              <li>
                {t('backups-step-switch')}
                {install === 'docker' && <Copy value="docker compose up -d medianest" isBlock />}
              </li>
            </ol>
          )}
        </QueryView>
      </div>
    </Card>
  );
}

function toDay(at: string | null): string {
  const date = at ? new Date(at) : new Date();
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
