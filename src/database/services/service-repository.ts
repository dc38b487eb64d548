import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import { defaultServerName } from '../../domain/services/server-title.ts';
import { type ServiceStatus, serviceStatuses } from '../../domain/services/service-status.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { SecretKeyError } from '../secrets/secret-key-error.ts';
import { outdateTalliesOfDefault } from '../spaces/vote-tallies.ts';
import { createCheckRecorder } from './check-recorder.ts';
import { joinCredentials, splitCredentials } from './url-credentials.ts';

/** A configured service. `secret` is null if it was encrypted with another key than the current one. */
export interface ServiceEntry {
  readonly id: ServiceId;
  readonly kind: string;
  readonly name: string;
  /** With the user name and password of a proxy, if it has any. */
  readonly baseUrl: string;
  readonly secret: string | null;
  /** The last known title. */
  readonly title: string | null;
  readonly status: ServiceStatus;
  readonly statusDetail: string | null;
  readonly statusAt: Date | null;
  readonly syncedAt: Date | null;
}

/** The settings of a service. */
export interface ServiceSettings {
  readonly kind: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string;
}

/** The columns of a service that hold secrets, or held them. */
interface StoredSecrets {
  readonly baseUrl: string;
  readonly sealedSecret: string;
  readonly sealedCredentials: string | null;
}

const statusColumn = z.enum(serviceStatuses);
const configColumn = z.object({ title: z.string().nullish() });

/** Stores the configured services, with their secrets encrypted. */
export function createServiceRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}) {
  const { prisma, kysely, secretBox, clock } = deps;
  const movedIds = new Set<ServiceId>();

  return {
    /**
     * Creates the service, or updates the one with this name to the settings. Throws `SecretKeyError` if the stored
     * secret was encrypted with another key, unless `replacesUnreadable`: another process with that key may be running.
     */
    async ensure(
      { kind, name, baseUrl, secret }: ServiceSettings,
      { replacesUnreadable = false }: { readonly replacesUnreadable?: boolean } = {},
    ): Promise<ServiceId> {
      const { address, credentials } = splitCredentials(baseUrl);
      const row = await prisma.serviceConfig.findUnique({ where: { name } });
      const stored = row && readSecrets(row);
      if (row && stored && stored.secret === null && !replacesUnreadable) {
        throw new SecretKeyError(name);
      }
      const isUnchanged =
        row?.kind === kind &&
        row.baseUrl === address &&
        stored?.secret === secret &&
        stored.credentials === credentials;
      if (isUnchanged) return toRowId(row.id);
      const settings = {
        kind,
        sealedSecret: secretBox.seal(secret),
        ...seal(address, credentials),
      };
      // The other kinds have no accounts.
      const isMoved =
        kind === 'overseerr' && row !== null && splitCredentials(row.baseUrl).address !== address;
      // Before it is saved: after a crash in between, the next start finds no row, and does it again.
      if (row === null && kind === 'overseerr' && name === defaultServerName) {
        await outdateTalliesOfDefault(kysely);
      }
      const saved = await prisma.serviceConfig.upsert({
        where: { name },
        create: { name, ...settings },
        update: { ...settings, ...(isMoved ? { syncedAt: null } : {}) },
      });
      if (isMoved) movedIds.add(toRowId(saved.id));
      return toRowId(saved.id);
    },

    /**
     * Overseerr servers whose address has changed, until their accounts are read at the new one. It may be another server, on
     * which other people have the same ids.
     */
    movedIds: (): readonly ServiceId[] => [...movedIds],

    /** All services, oldest first. */
    async load(): Promise<ServiceEntry[]> {
      const rows = await prisma.serviceConfig.findMany({ orderBy: { id: 'asc' } });
      for (const row of rows) await sealReadableCredentials(row);
      return rows.map(({ id, kind, name, statusDetail, statusAt, syncedAt, ...row }) => ({
        id: toRowId(id),
        kind,
        name,
        ...toReadable(row),
        title: configColumn.parse(row.config).title ?? null,
        status: statusColumn.parse(row.status),
        statusDetail,
        statusAt,
        syncedAt,
      }));
    },

    recordCheck: createCheckRecorder(deps),

    /** Whether all accounts of a service were read at its current address. */
    async hasReadAccounts(id: ServiceId): Promise<boolean> {
      const row = await prisma.serviceConfig.findUnique({
        where: { id },
        select: { syncedAt: true },
      });
      return row !== null && row.syncedAt !== null;
    },

    /** Records that all accounts of a service were read. */
    async recordAccountSync(id: ServiceId): Promise<void> {
      await prisma.serviceConfig.update({ where: { id }, data: { syncedAt: clock() } });
      movedIds.delete(id);
    },

    /** Records how many users the list of a service lacks that it had before; 0 if the list cannot be complete. */
    async recordMissingUsers(id: ServiceId, count: number | null): Promise<void> {
      await prisma.serviceConfig.update({ where: { id }, data: { usersMissing: count } });
    },
  };

  /** Earlier versions stored them in the address. */
  async function sealReadableCredentials({ id, baseUrl }: StoredSecrets & { id: string }) {
    const { address, credentials } = splitCredentials(baseUrl);
    if (credentials === null) return;
    await prisma.serviceConfig.update({ where: { id }, data: seal(address, credentials) });
  }

  function seal(address: string, credentials: string | null) {
    const sealedCredentials = credentials === null ? null : secretBox.seal(credentials);
    return { baseUrl: address, sealedCredentials };
  }

  function readSecrets(row: StoredSecrets) {
    const { address, credentials } = splitCredentials(row.baseUrl);
    const stored = row.sealedCredentials === null ? null : tryOpen(row.sealedCredentials);
    return { address, credentials: credentials ?? stored, secret: tryOpen(row.sealedSecret) };
  }

  function toReadable(row: StoredSecrets): Pick<ServiceEntry, 'baseUrl' | 'secret'> {
    const { address, credentials, secret } = readSecrets(row);
    return { baseUrl: joinCredentials(address, credentials), secret };
  }

  function tryOpen(sealed: string): string | null {
    try {
      return secretBox.open(sealed);
    } catch {
      // Encrypted with an earlier key: the operator has to set the secret again.
      return null;
    }
  }
}
