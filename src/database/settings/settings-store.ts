import { z } from 'zod';
import {
  applyChanges,
  type SettingsVersion,
  type SettingValues,
  type SetupDraft,
  setupStepStates,
} from '../../domain/settings/settings-version.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SettingsStore, SetupDraftStore } from '../../ports/settings/settings-store.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

const valuesColumn = z.record(z.string(), z.string());
const stepsColumn = z.record(z.string(), z.enum(setupStepStates)).catch({});

/** The columns of values. */
interface StoredRow {
  readonly values: unknown;
  readonly sealedValues: string | null;
}

/** Stores settings of the console. `isSecret` says which values are encrypted. */
export function createSettingsStore(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly secretBox: SecretBox;
  readonly isSecret: (name: string, value: string) => boolean;
  readonly clock: Clock;
}): SettingsStore & SetupDraftStore {
  const { prisma, kysely, secretBox, isSecret, clock } = deps;

  return {
    readCurrent,

    async readFailure() {
      const row = await prisma.settingsVersion.findFirst({
        where: { failedAt: { not: null } },
        orderBy: { version: 'desc' },
        select: { version: true, failedAt: true, failure: true },
      });
      if (!row?.failedAt) return null;
      return { version: row.version, at: row.failedAt, reason: row.failure ?? '' };
    },

    async change(changes, entries) {
      const { values, sealed_values } = toColumns(
        applyChanges((await readCurrent()).values, changes),
      );
      return kysely.transaction().execute(async (transaction) => {
        const { version } = await transaction
          .insertInto('settings_version')
          .values({ values: JSON.stringify(values), sealed_values, created_at: clock() })
          .returning('version')
          .executeTakeFirstOrThrow();
        for (const entry of entries) await insertAuditEntry(transaction, entry);
        return version;
      });
    },

    async markProven(version) {
      await prisma.settingsVersion.updateMany({
        where: { version, provenAt: null },
        data: { provenAt: clock(), failedAt: null, failure: null },
      });
      // The secrets of earlier versions are of no use anymore.
      await prisma.settingsVersion.deleteMany({
        where: { version: { lt: version }, isDraft: false },
      });
      const { values } = await readCurrent();
      const draft = Object.entries((await readDraft()).values);
      if (draft.length > 0 && draft.every(([name, value]) => values[name] === value)) {
        await discardDraft();
      }
    },

    async markFailed(version, reason) {
      await prisma.settingsVersion.updateMany({
        where: { version, provenAt: null, isDraft: false },
        data: { failedAt: clock(), failure: reason },
      });
    },

    readDraft,

    async saveDraft(changes, steps) {
      const draft = await readDraft();
      const next = {
        values: applyChanges(draft.values, changes),
        steps: { ...draft.steps, ...steps },
      };
      const { values, sealed_values: sealedValues } = toColumns(next.values);
      const data = { values, sealedValues, steps: next.steps };
      const { count } = await prisma.settingsVersion.updateMany({ where: { isDraft: true }, data });
      if (count === 0) {
        await prisma.settingsVersion.create({
          data: { ...data, isDraft: true, createdAt: clock() },
        });
      }
      return next;
    },

    discardDraft,
  };

  async function discardDraft(): Promise<void> {
    await prisma.settingsVersion.deleteMany({ where: { isDraft: true } });
  }

  async function readCurrent(): Promise<SettingsVersion> {
    const row = await prisma.settingsVersion.findFirst({
      where: { isDraft: false, failedAt: null },
      orderBy: { version: 'desc' },
    });
    if (!row) return { version: 0, values: {}, isProven: true, isUnreadable: false };
    const { version, provenAt } = row;
    return { version, isProven: provenAt !== null, ...toValues(row) };
  }

  async function readDraft(): Promise<SetupDraft> {
    const row = await prisma.settingsVersion.findFirst({ where: { isDraft: true } });
    if (!row) return { values: {}, steps: {} };
    return { values: toValues(row).values, steps: stepsColumn.parse(row.steps) };
  }

  function toColumns(all: SettingValues) {
    const plain: Record<string, string> = {};
    const secret: Record<string, string> = {};
    for (const [name, value] of Object.entries(all)) {
      (isSecret(name, value) ? secret : plain)[name] = value;
    }
    const hasSecrets = Object.keys(secret).length > 0;
    return {
      values: plain,
      sealed_values: hasSecrets ? secretBox.seal(JSON.stringify(secret)) : null,
    };
  }

  function toValues(row: StoredRow): { values: SettingValues; isUnreadable: boolean } {
    const plain = valuesColumn.parse(row.values);
    if (row.sealedValues === null) return { values: plain, isUnreadable: false };
    const opened = tryOpen(row.sealedValues);
    if (opened === null) return { values: plain, isUnreadable: true };
    return { values: { ...plain, ...valuesColumn.parse(JSON.parse(opened)) }, isUnreadable: false };
  }

  function tryOpen(sealed: string): string | null {
    try {
      return secretBox.open(sealed);
    } catch {
      // Encrypted with an earlier key: the operator has to set the secrets again.
      return null;
    }
  }
}
