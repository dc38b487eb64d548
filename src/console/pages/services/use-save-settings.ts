import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { problemText } from '../../texts/problem-text.ts';

/** Changes settings, and says what became of it. `onSaved` is called if they were not refused. */
export function useSaveSettings(onSaved: () => void) {
  const { t, api, toast } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const change = useAction(async (changes: Readonly<Record<string, string | null>>) => {
    const result = await readJson(api.settings.$patch({ json: { changes: { ...changes } } }));
    if (result.kind === 'refused') {
      setProblem(result.problems.map((each) => problemText(t, each)).join('. '));
      return;
    }
    setProblem(null);
    const isRestarting = result.effect === 'restart';
    toast({ tone: 'good', text: t(isRestarting ? 'services-restarting' : 'services-saved') });
    onSaved();
  });
  return {
    problem,
    isSaving: change.isRunning,
    /** Null: it cannot be done here. */
    save(changes: Readonly<Record<string, string | null>> | null): void {
      if (changes === null) setProblem(t('services-elsewhere'));
      else void change.run(changes);
    },
  };
}
