import type { ActorIdentity, AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import {
  type SettingDescription,
  type SettingProblem,
  settingGroups,
} from '../../domain/settings/setting.ts';
import {
  applyChanges,
  type FailedSettings,
  type SettingChanges,
  type SettingValues,
} from '../../domain/settings/settings-version.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { SettingHistory } from '../../ports/settings/setting-history.ts';
import type { SettingsStore } from '../../ports/settings/settings-store.ts';
import { assertAdmin } from '../assert-admin.ts';

/** What the settings are in this process, apart from those of the console. */
export interface SettingRules {
  /** All settings, with these values of the console. */
  list(values: SettingValues): readonly Omit<SettingDescription, 'changedAt' | 'changedBy'>[];
  /** What is wrong with values of the console. */
  findProblems(values: SettingValues): readonly SettingProblem[];
  /** Which of these settings cannot be changed in the console, and why. */
  findLocked(names: readonly string[]): readonly SettingProblem[];
  /** Which secrets a change would send to another address than the one that they were entered for. */
  findMovedSecrets(
    changes: SettingChanges,
    values: { readonly known: readonly SettingValues[]; readonly after: SettingValues },
  ): readonly SettingProblem[];
  /** Whether a value must not be shown or written into the audit log. */
  isSecret(name: string, value: string): boolean;
  takesEffectAtOnce(name: string): boolean;
}

/**
 * What is wrong with a change of settings: that they are locked, otherwise what is wrong with the values. `known`: what
 * the values were before.
 */
export function findOwnProblems(
  rules: Pick<SettingRules, 'findLocked' | 'findMovedSecrets' | 'findProblems'>,
  changes: SettingChanges,
  values: { readonly known: readonly SettingValues[]; readonly after: SettingValues },
): readonly SettingProblem[] {
  const names = Object.keys(changes);
  const locked = rules.findLocked(names);
  const lockedNames = new Set(locked.flatMap((problem) => problem.names));
  const open = names.filter((name) => !lockedNames.has(name));
  const invalid = [
    ...rules.findMovedSecrets(changes, values),
    ...rules.findProblems(values.after),
  ].filter((problem) => problem.names.some((name) => open.includes(name)));
  return [...locked, ...invalid];
}

/** The settings, and what happened to the last change of them. */
export interface SettingsReport {
  readonly version: number;
  readonly settings: readonly SettingDescription[];
  /** Why the last change was taken back; null if it was not. */
  readonly failure: FailedSettings | null;
  /** Whether no bot has worked with the current settings yet. */
  readonly isOnTrial: boolean;
}

/** What became of a change. */
export type SettingsChange =
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly version: number;
      readonly effect: 'at-once' | 'restart';
    };

export type Settings = ReturnType<typeof createSettings>;

/**
 * Shows and changes the settings of the console. Throws `admins-only` for anybody else, and `forbidden` for visitors of
 * a demo who change something, because they may be anybody.
 */
export function createSettings(deps: {
  readonly store: SettingsStore;
  readonly history: SettingHistory;
  readonly rules: SettingRules;
  readonly locks: Pick<Locks, 'withLock'>;
  readonly refusals: RefusalLog;
  readonly isVisitor: (by: AuthorizedActor) => Promise<boolean>;
  /** Lets a change take effect. */
  readonly onChange: () => Promise<void>;
}) {
  const { store, history, rules, locks, refusals, isVisitor, onChange } = deps;

  return {
    /** All settings in effect. Has no secrets. */
    async report(by: AuthorizedActor): Promise<SettingsReport> {
      await assertAdmin(refusals, by, 'setting.read');
      const { version, values, isProven } = await store.readCurrent();
      const settings = rules.list(values);
      const last = await history.listLastChanges(settings.map(({ name }) => name));
      const changes = new Map(last.map((each) => [each.name, each]));
      return {
        version,
        isOnTrial: !isProven,
        failure: await store.readFailure(),
        settings: settings
          .map((setting) => {
            const change = changes.get(setting.name);
            return { ...setting, changedAt: change?.at ?? null, changedBy: change?.by ?? null };
          })
          .sort((a, b) => settingGroups.indexOf(a.group) - settingGroups.indexOf(b.group)),
      };
    },

    /**
     * Changes settings, all or none. Null removes a setting, so that its default applies. Settings that are wrong already
     * do not keep others from being changed.
     */
    async change(by: AuthorizedActor, changes: SettingChanges): Promise<SettingsChange> {
      await assertAdmin(refusals, by, 'setting.change');
      if (await isVisitor(by)) throw new AppError('forbidden');
      const result = await locks.withLock('settings', () => changeLocked(by, changes));
      if (result.kind === 'changed') await onChange();
      return result;
    },
  };

  async function changeLocked(
    by: AuthorizedActor,
    changes: SettingChanges,
  ): Promise<SettingsChange> {
    const { values: before } = await store.readCurrent();
    const after = applyChanges(before, changes);
    const names = Object.keys(changes).filter((name) => before[name] !== after[name]);
    const problems = findOwnProblems(rules, changes, { known: [before], after });
    if (problems.length > 0) return { kind: 'refused', problems };
    if (names.length === 0) return { kind: 'unchanged' };
    const version = await store.change(
      changes,
      names.map((name) => toEntry(by, name, { before: before[name], after: after[name] })),
    );
    const effect = names.every(rules.takesEffectAtOnce) ? 'at-once' : 'restart';
    return { kind: 'changed', version, effect };
  }

  function toEntry(
    by: ActorIdentity,
    name: string,
    change: { readonly before: string | undefined; readonly after: string | undefined },
  ) {
    const subject = { kind: 'installation', id: name } as const;
    return toAuditEntry(by, 'setting.change', subject, {
      before: toAudited(name, change.before),
      after: toAudited(name, change.after),
    });
  }

  function toAudited(name: string, value: string | undefined) {
    if (value === undefined) return { isSet: false };
    return rules.isSecret(name, value) ? { isSet: true } : { isSet: true, value };
  }
}
