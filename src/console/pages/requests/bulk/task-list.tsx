import { useState } from 'preact/hooks';
import { readJson } from '../../../api/api-client.ts';
import { useQuery } from '../../../api/use-query.ts';
import { useConsole } from '../../../app/console-context.ts';
import { setQuery, useLocation } from '../../../app/location.ts';
import { taskParameter } from './actions.ts';
import { TaskBanner } from './task-banner.tsx';

/** What came of a task is shown that long to somebody who comes back. */
const recentMs = 15 * 60_000;
const storageKey = 'medianest-closed-tasks';

/** The task of the address, all that are running, and the last one if it has just ended. */
export function TaskList() {
  const { api } = useConsole();
  const { query } = useLocation();
  const [closed, setClosed] = useState(readClosed);
  const tasks = useQuery(
    'request-tasks',
    (signal) => readJson(api.tasks.$get({ query: { limit: '20' } }, { init: { signal } })),
    ['tasks'],
  );
  const chosen = query.get(taskParameter);
  const own = (tasks.data?.items ?? []).filter(({ kind }) => kind === 'requests');
  const recent = own.filter(
    ({ state, updatedAt }, index) =>
      state === 'running' || (index === 0 && Date.now() - Date.parse(updatedAt) < recentMs),
  );
  const others = recent.map(({ id }) => id).filter((id) => !closed.includes(id));
  const shown = new Set(chosen ? [chosen, ...others] : others);
  const close = (id: string) => {
    const ids = [...closed, id];
    setClosed(ids);
    saveClosed(ids);
    if (id === chosen) setQuery({ [taskParameter]: null });
  };
  return (
    <>
      {[...shown].map((id) => (
        <TaskBanner key={id} id={id} onClose={() => close(id)} />
      ))}
    </>
  );
}

/** The tasks that were closed in this tab. */
function readClosed(): readonly string[] {
  try {
    return sessionStorage.getItem(storageKey)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

function saveClosed(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(storageKey, ids.slice(-20).join(' '));
  } catch {
    // Storage is blocked: it is shown again to somebody who comes back.
  }
}
