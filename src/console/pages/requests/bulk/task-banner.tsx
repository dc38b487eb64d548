import { readJson } from '../../../api/api-client.ts';
import { useAction } from '../../../api/use-action.ts';
import { taskRefreshMs, useInterval } from '../../../api/use-interval.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { codeText } from '../../../texts/code-text.ts';
import type { Translate } from '../../../texts/texts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Banner } from '../../../ui/feedback/badge.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { actions } from './actions.ts';
import { RefusedRequests } from './refused-requests.tsx';

/** How far a task is, and what came of it. */
export function TaskBanner({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t, api, session } = useConsole();
  const task = useQuery(
    id,
    (signal) => readJson(api.tasks[':id'].$get({ param: { id } }, { init: { signal } })),
    ['tasks'],
  );
  useInterval(task.refresh, taskRefreshMs);
  const stop = useAction(() => api.tasks[':id'].$delete({ param: { id } }));
  const close = (
    <Button size="small" style="quiet" onClick={onClose}>
      {t('close')}
    </Button>
  );
  if (!task.data)
    return task.error ? (
      <Banner tone="bad" action={close}>
        {t('requests-task-gone')}
      </Banner>
    ) : null;
  const { state, done, total, detail, startedBy } = task.data;
  const isOthers = startedBy !== session?.name;
  if (state === 'running') {
    return (
      <Banner
        tone="busy"
        action={
          <Button size="small" icon="stop" isBusy={stop.isRunning} onClick={() => void stop.run()}>
            {t('requests-task-stop')}
          </Button>
        }
      >
        <div class="stack-small">
          <p>
            {t('requests-task-running', { done, total: total ?? 0 })}{' '}
            {isOthers && t('requests-task-by', { name: startedBy })}
          </p>
          <Progress label={t('requests-task-progress')} share={total ? done / total : null} />
        </div>
      </Banner>
    );
  }
  const succeeded = typeof detail['done'] === 'number' ? detail['done'] : done;
  const codes = Array.isArray(detail['codes']) ? detail['codes'] : [];
  return (
    <Banner tone={state === 'finished' && codes.length === 0 ? 'good' : 'warn'} action={close}>
      <div class="stack-small">
        <p>
          {t(`requests-task-${state}`, { done: succeeded, total: total ?? succeeded })}{' '}
          {actionText(t, detail['action'])}
        </p>
        {codes.length > 0 && (
          <ul class="requests-refused">
            {codes.map((entry) => {
              const [code = '', count = '0'] = entry.split(' ');
              return (
                <li key={code}>
                  {t('requests-refused', { count: Number(count) })} {codeText(t, code)}
                </li>
              );
            })}
          </ul>
        )}
        {Array.isArray(detail['refused']) && detail['refused'].length > 0 && (
          <RefusedRequests taskId={id} count={detail['refused'].length} />
        )}
      </div>
    </Banner>
  );
}

function actionText(t: Translate, action: unknown): string {
  const known = actions.find(({ kind }) => kind === action);
  return known ? t(`requests-task-action-${known.kind}`) : '';
}
