import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Banner } from '../../ui/feedback/badge.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';

const kinds = ['backup', 'backup-drill', 'backup-verify'] as const;
/** Older results are in the list of attempts. */
const recentMs = 15 * 60_000;

/** Work on backups that is running, and what came of the last one. It goes on when the page is left. */
export function BackupTasks() {
  const { t, api } = useConsole();
  const tasks = useQuery(
    'backup-tasks',
    (signal) => readJson(api.tasks.$get({ query: { limit: '20' } }, { init: { signal } })),
    ['tasks'],
  );
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
        if (task.state === 'running') {
          return (
            <Banner key={task.id} tone="busy">
              <div class="stack-small">
                <span>{label}</span>
                <Progress label={label} share={null} />
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
                : `${label}: ${t(task.state === 'failed' ? 'backups-task-failed' : 'backups-task-interrupted')}`}
          </Banner>
        );
      })}
    </>
  );
}
