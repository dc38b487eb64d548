import { useState } from 'preact/hooks';
import { type ApiClient, readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { problemText } from '../../texts/problem-text.ts';

function readSettings(api: ApiClient, signal: AbortSignal) {
  return readJson(api.settings.$get({}, { init: { signal } }));
}

/** The settings in effect. */
export type SettingsReport = Awaited<ReturnType<typeof readSettings>>;

/** A setting in effect. */
export type Setting = SettingsReport['settings'][number];

/** Reads the settings, again after each change. */
export function useSettings() {
  const { api } = useConsole();
  return useQuery('settings', (signal) => readSettings(api, signal), ['settings']);
}

/** Changes one setting. `problem` says why it was refused; null removes the setting. */
export function useSettingChange(name: string, onSaved: () => void) {
  const { api, toast, t } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const action = useAction(async (value: string | null) => {
    const change = await readJson(api.settings.$patch({ json: { changes: { [name]: value } } }));
    if (change.kind === 'refused') {
      setProblem(change.problems.map((each) => problemText(t, each)).join('. '));
      return;
    }
    const isRestarting = change.effect === 'restart';
    const saved = t(isRestarting ? 'settings-saved-restart' : 'settings-saved');
    toast({ tone: 'good', text: change.kind === 'changed' ? saved : t('settings-unchanged') });
    onSaved();
  });
  return { problem, isSaving: action.isRunning, save: action.run };
}

/** Whether a setting can be changed in the console. */
export function isEditable({ effect, origin, decidedBy }: Setting): boolean {
  return effect !== 'environment' && decidedBy === null && ['console', 'default'].includes(origin);
}
