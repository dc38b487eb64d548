import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCheckResult } from '../../domain/services/service-check.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** A configured service. `secret` is null if it was encrypted with another key than the current one. */
export interface ServiceEntry {
  readonly id: ServiceId;
  readonly kind: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string | null;
  /** The last known title. */
  readonly title: string | null;
  readonly status: ServiceStatus;
  readonly statusDetail: string | null;
  readonly statusAt: Date | null;
  readonly syncedAt: Date | null;
}

export type ServiceStatus = 'unknown' | 'up' | 'down';

/** The settings of a service. */
export interface ServiceSettings {
  readonly kind: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string;
}

const statusColumn = z.enum(['unknown', 'up', 'down']);
const configColumn = z.object({ title: z.string().nullish() });

/** Stores the configured services, with their secrets encrypted. */
export function createServiceRepository(deps: {
  readonly prisma: PrismaClient;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}) {
  const { prisma, secretBox, clock } = deps;
  const movedIds = new Set<ServiceId>();

  return {
    /** Creates the row of a service, or updates it to the settings. */
    async ensure({ kind, name, baseUrl, secret }: ServiceSettings): Promise<ServiceId> {
      const row = await prisma.serviceConfig.findUnique({ where: { name } });
      const isUnchanged = row?.kind === kind && row.baseUrl === baseUrl;
      if (row && isUnchanged && tryOpen(row.sealedSecret) === secret) return toRowId(row.id);
      const settings = { kind, baseUrl, sealedSecret: secretBox.seal(secret) };
      const isMoved = row !== null && row.baseUrl !== baseUrl;
      const saved = await prisma.serviceConfig.upsert({
        where: { name },
        create: { name, ...settings },
        update: { ...settings, ...(isMoved ? { syncedAt: null } : {}) },
      });
      if (isMoved) movedIds.add(toRowId(saved.id));
      return toRowId(saved.id);
    },

    /**
     * Services whose address has changed, until their accounts are read at the new one. It may be another server, on
     * which other people have the same ids.
     */
    movedIds: (): readonly ServiceId[] => [...movedIds],

    /** All services, oldest first. */
    async load(): Promise<ServiceEntry[]> {
      const rows = await prisma.serviceConfig.findMany({ orderBy: { id: 'asc' } });
      return rows.map(({ id, kind, name, baseUrl, statusDetail, statusAt, syncedAt, ...row }) => ({
        id: toRowId(id),
        kind,
        name,
        baseUrl,
        secret: tryOpen(row.sealedSecret),
        title: configColumn.parse(row.config).title ?? null,
        status: statusColumn.parse(row.status),
        statusDetail,
        statusAt,
        syncedAt,
      }));
    },

    /** Records a health check and updates the status of the service. */
    async recordCheck(
      id: ServiceId,
      { isUp, latencyMs, detail, title }: ServiceCheckResult,
    ): Promise<void> {
      const at = clock();
      await prisma.$transaction([
        prisma.serviceCheck.create({
          data: { serviceId: id, ok: isUp, latencyMs: Math.round(latencyMs), detail, at },
        }),
        prisma.serviceConfig.update({
          where: { id },
          data: {
            status: isUp ? 'up' : 'down',
            statusDetail: detail,
            statusAt: at,
            ...(title === null ? {} : { config: { title } }),
          },
        }),
      ]);
    },

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
  };

  function tryOpen(sealed: string): string | null {
    try {
      return secretBox.open(sealed);
    } catch {
      // Encrypted with an earlier key: the operator has to set the secret again.
      return null;
    }
  }
}
