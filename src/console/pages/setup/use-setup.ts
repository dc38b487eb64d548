import { useState } from 'preact/hooks';
import { type ApiClient, readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { problemText } from '../../texts/problem-text.ts';

/** Reads what was entered so far. */
export function readSetup(api: ApiClient, signal?: AbortSignal) {
  return readJson(api.setup.$get({}, signal ? { init: { signal } } : {}));
}

/** What was entered so far. */
export type SetupReport = Awaited<ReturnType<typeof readSetup>>;

/** A setting of the setup. */
export type SetupSetting = SetupReport['settings'][number];

/** What a step is told. */
export interface StepProps {
  readonly report: SetupReport;
  /** Called once the step is saved or skipped. */
  readonly onDone: () => void;
  readonly onBack: (() => void) | null;
}

/** The fields of a step, and how they are kept. */
export interface StepForm {
  readonly find: (name: string) => SetupSetting | null;
  readonly valueOf: (name: string) => string;
  readonly set: (name: string, value: string) => void;
  readonly errorOf: (name: string) => string | null;
  /** What was typed for a secret; null: nothing, so that the one that was entered before is used. */
  readonly typed: (name: string) => string | null;
  readonly isSaving: boolean;
  /** Keeps the fields, or only that the step was skipped. Resolves with whether it was accepted. */
  readonly save: (state: 'done' | 'skipped') => Promise<boolean>;
}

/** Whether the environment decides about a setting. */
export function isLocked({ origin, decidedBy }: Pick<SetupSetting, 'origin' | 'decidedBy'>) {
  return decidedBy !== null || !['console', 'default'].includes(origin);
}

/** The fields of a step. What was entered before is there, except for secrets. */
export function useStepForm(report: SetupReport, id: string, names: readonly string[]): StepForm {
  const { t, api } = useConsole();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<
    readonly (Parameters<typeof problemText>[1] & { readonly names: readonly string[] })[]
  >([]);
  const find = (name: string) => report.settings.find((each) => each.name === name) ?? null;
  const before = (name: string) => {
    const found = find(name);
    return found?.origin === 'default' ? '' : (found?.value ?? '');
  };
  const saving = useAction(async (state: 'done' | 'skipped', outcome: { isSaved: boolean }) => {
    const changes: Record<string, string | null> = {};
    for (const name of state === 'done' ? names : []) {
      const found = find(name);
      const value = values[name]?.trim();
      if (value === undefined || (found && isLocked(found))) continue;
      if (found?.input === 'secret' && value === '') continue;
      if (value !== before(name)) changes[name] = value === '' ? null : value;
    }
    const saved = await readJson(
      api.setup.steps[':id'].$put({ param: { id }, json: { state, changes } }),
    );
    setProblems(saved.problems);
    outcome.isSaved = saved.kind === 'saved';
  });
  return {
    find,
    valueOf: (name) => values[name] ?? before(name),
    set: (name, value) => setValues((now) => ({ ...now, [name]: value })),
    errorOf(name) {
      const problem = problems.find(({ names }) => names.includes(name));
      return problem ? problemText(t, problem) : null;
    },
    typed: (name) => values[name]?.trim() || null,
    isSaving: saving.isRunning,
    async save(state) {
      const outcome = { isSaved: false };
      await saving.run(state, outcome);
      return outcome.isSaved;
    },
  };
}
