import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { taskRefreshMs, useInterval } from '../../api/use-interval.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';

const kinds = ['backup', 'backup-drill', 'backup-verify'] as const;
/** Older results are in the list of attempts. */
const recentMs = 15 * 60_000;

/** How one ended that did not finish, if there is no reason. */
const endTexts = {
  finished: 'backups-task-failed',
  failed: 'backups-task-failed',
  stopped: 'backups-task-stopped',
  interrupted: 'backups-task-interrupted',
} as const;

/** Work on backups that is running, and what came of the last one. It goes on when the page is left. */
export function BackupTasks() {
  const { t, api, locale } = useConsole();
  const tasks = useQuery(
    'backup-tasks',
    (signal) => readJson(api.tasks.$get({ query: { limit: '20' } }, { init: { signal } })),
    ['tasks'],
  );
  useInterval(tasks.refresh, taskRefreshMs);
  const now = Date.now();
  const own = (tasks.data?.items ?? []).flatMap((task) => {
    const kind = kinds.find((each) => each === task.kind);
    return kind ? [{ ...task, kind }] : [];
  });
  const shown = own.filter(
    ({ state, finishedAt }, index) =>
      state === 'running' ||
      (index === 0 && finishedAt !== null && now - Date.parse(finishedAt) < recentMs),
  );
  return (
    <>
      {shown.map((task) => {
        const label = t(`backups-task-${task.kind}`);
        const share = task.total ? task.done / task.total : null;
        if (task.state === 'running') {
          return (
            <Banner key={task.id} tone="busy" action={<StopButton id={task.id} />}>
              <div class="stack-small">
                <span>
                  {label}
                  {share !== null && ` (${percentOf(share, locale)})`}
                </span>
                <Progress label={label} share={share} />
              </div>
            </Banner>
          );
        }
        const problem = task.detail['problem'];
        const isGood = task.state === 'finished' && !problem;
        return (
          <Banner key={task.id} tone={isGood ? 'good' : 'bad'}>
            {isGood
              ? t(`backups-done-${task.kind}`)
              : typeof problem === 'string'
                ? `${label}: ${problem}`
                : `${label}: ${t(endTexts[task.state])}`}
          </Banner>
        );
      })}
    </>
  );
}

function StopButton({ id }: { readonly id: string }) {
  const { t, api } = useConsole();
  const stop = useAction(() => api.tasks[':id'].$delete({ param: { id } }));
  return (
    <Button size="small" icon="stop" isBusy={stop.isRunning} onClick={() => void stop.run()}>
      {t('backups-task-stop')}
    </Button>
  );
}

function percentOf(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}
