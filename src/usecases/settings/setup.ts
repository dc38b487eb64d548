import type { AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type {
  ConnectionTest,
  FoundDiscordBot,
  FoundFolder,
  FoundOverseerr,
  FoundTelegramBot,
} from '../../domain/settings/connection-test.ts';
import type { SettingDescription, SettingProblem } from '../../domain/settings/setting.ts';
import {
  applyChanges,
  type FailedSettings,
  type SettingChanges,
  type SettingValues,
  type SetupStepState,
} from '../../domain/settings/settings-version.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { ConnectionTests } from '../../ports/settings/connection-tests.ts';
import type { SettingsStore, SetupDraftStore } from '../../ports/settings/settings-store.ts';
import { assertAdmin } from '../assert-admin.ts';
import { findOwnProblems, type SettingRules, type SettingsChange } from './settings.ts';

/** The settings of the setup, and what was done so far. */
export interface SetupReport {
  readonly version: number;
  /** As they would be in effect: those of the draft, of the console, and of the environment. Has no secrets. */
  readonly settings: readonly Omit<SettingDescription, 'changedAt' | 'changedBy'>[];
  readonly steps: Readonly<Record<string, SetupStepState>>;
  /** What a bot cannot do without, and is not there yet. */
  readonly missing: readonly ('chat' | 'server')[];
  /** Whether a draft waits to take effect. */
  readonly hasDraft: boolean;
  readonly failure: FailedSettings | null;
  readonly isOnTrial: boolean;
  /** Whether this person may change anything: not as a visitor of a demo. */
  readonly mayChange: boolean;
}

/** What became of a step. */
export type SetupSave =
  | { readonly kind: 'refused'; readonly problems: readonly SettingProblem[] }
  | { readonly kind: 'saved' };

export type Setup = ReturnType<typeof createSetup>;

/**
 * The setup: what is entered is kept in a draft, can be tried, and takes effect all at once. Throws `admins-only` for
 * anybody else, and `forbidden` for visitors of a demo, who may be anybody.
 */
export function createSetup(deps: {
  readonly store: Pick<SettingsStore, 'readCurrent' | 'readFailure'> & SetupDraftStore;
  readonly rules: Pick<SettingRules, 'list' | 'findProblems' | 'findLocked' | 'findMovedSecrets'>;
  readonly tests: ConnectionTests;
  readonly locks: Pick<Locks, 'withLock'>;
  readonly refusals: RefusalLog;
  readonly change: (by: AuthorizedActor, changes: SettingChanges) => Promise<SettingsChange>;
  readonly isVisitor: (by: AuthorizedActor) => Promise<boolean>;
}) {
  const { store, rules, tests, locks, refusals, change, isVisitor } = deps;

  return {
    async report(by: AuthorizedActor): Promise<SetupReport> {
      await assertAdmin(refusals, by, 'setup.read');
      const { version, values, isProven } = await store.readCurrent();
      const draft = await store.readDraft();
      const settings = rules.list({ ...values, ...draft.values });
      const isSet = (name: string) =>
        settings.some((each) => each.name === name && each.isSet && each.problem === null);
      const hasChat = isSet('DISCORD_TOKEN') || isSet('TELEGRAM_BOT_TOKEN');
      return {
        version,
        settings,
        steps: draft.steps,
        missing: [
          ...(isSet('OVERSEERR_URL') ? [] : (['server'] as const)),
          ...(hasChat ? [] : (['chat'] as const)),
        ],
        hasDraft: Object.keys(draft.values).length > 0,
        failure: await store.readFailure(),
        isOnTrial: !isProven,
        mayChange: !(await isVisitor(by)),
      };
    },

    /** Keeps what was entered in a step. What is wrong is refused as a whole, by name. */
    async save(
      by: AuthorizedActor,
      step: {
        readonly id: string;
        readonly state: SetupStepState;
        readonly changes: SettingChanges;
      },
    ): Promise<SetupSave> {
      await assertMayChange(by);
      return locks.withLock('setup draft', async () => {
        const { values } = await store.readCurrent();
        const draft = await store.readDraft();
        const next = { ...values, ...applyChanges(draft.values, step.changes) };
        const known = [values, { ...values, ...draft.values }];
        const problems = findOwnProblems(rules, step.changes, { known, after: next });
        if (problems.length > 0) return { kind: 'refused', problems };
        await store.saveDraft(step.changes, { [step.id]: step.state });
        return { kind: 'saved' };
      });
    },

    /** Forgets the draft. */
    async discard(by: AuthorizedActor): Promise<void> {
      await assertMayChange(by);
      await store.discardDraft();
    },

    /** Lets the draft take effect. It is kept until a bot has worked with it. */
    async finish(by: AuthorizedActor): Promise<SettingsChange> {
      await assertMayChange(by);
      return change(by, (await store.readDraft()).values);
    },

    /**
     * Without a key, the one of the same address is used: a stored key is never sent to another address than the one
     * that it was entered for.
     */
    async testOverseerr(
      by: AuthorizedActor,
      server: { readonly url: string; readonly apiKey: string | null },
    ): Promise<ConnectionTest<FoundOverseerr>> {
      await assertMayChange(by);
      const known = await readValues();
      const apiKey = server.apiKey ?? findKey(known, server.url);
      if (apiKey === null) return { isOk: false, fault: 'no-secret' };
      return tests.testOverseerr({ url: withoutSlash(server.url), apiKey });
    },

    /** Without a token, the one that was entered before is used. */
    async testDiscord(
      by: AuthorizedActor,
      token: string | null,
    ): Promise<ConnectionTest<FoundDiscordBot>> {
      await assertMayChange(by);
      const used = token ?? (await readValues())['DISCORD_TOKEN'] ?? null;
      return used === null ? { isOk: false, fault: 'no-secret' } : tests.testDiscord(used);
    },

    /** As `testDiscord`. */
    async testTelegram(
      by: AuthorizedActor,
      token: string | null,
    ): Promise<ConnectionTest<FoundTelegramBot>> {
      await assertMayChange(by);
      const used = token ?? (await readValues())['TELEGRAM_BOT_TOKEN'] ?? null;
      return used === null ? { isOk: false, fault: 'no-secret' } : tests.testTelegram(used);
    },

    /** Whether backups can be stored in a folder. */
    async testBackupFolder(
      by: AuthorizedActor,
      path: string,
    ): Promise<ConnectionTest<FoundFolder>> {
      await assertMayChange(by);
      return tests.testBackupFolder(path);
    },
  };

  async function readValues(): Promise<Readonly<Record<string, string>>> {
    const { values } = await store.readCurrent();
    return { ...values, ...(await store.readDraft()).values };
  }

  async function assertMayChange(by: AuthorizedActor): Promise<void> {
    await assertAdmin(refusals, by, 'setup.change');
    if (await isVisitor(by)) throw new AppError('forbidden');
  }
}

/** The key that was entered for an address, which may be that of any server; null if there is none. */
function findKey(values: SettingValues, url: string): string | null {
  const address = Object.keys(values).find(
    (name) =>
      /^OVERSEERR_URL(_[2-9])?$/.test(name) &&
      withoutSlash(values[name] ?? '') === withoutSlash(url),
  );
  return (address && values[address.replace('_URL', '_API_KEY')]) ?? null;
}

function withoutSlash(url: string): string {
  return url.trim().replace(/\/+$/, '');
}
