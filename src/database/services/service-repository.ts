import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCheckResult } from '../../domain/services/service-check.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

/** One configured outside system. `secret` is null when it was sealed with another key than the present one. */
export interface ServiceEntry {
  readonly id: ServiceId;
  readonly kind: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string | null;
  /** The last title it gave. */
  readonly title: string | null;
  readonly status: ServiceStatus;
  readonly statusDetail: string | null;
  readonly statusAt: Date | null;
  readonly syncedAt: Date | null;
}

export type ServiceStatus = 'unknown' | 'up' | 'down';

/** What the settings say of a service. */
export interface ServiceSettings {
  readonly kind: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly secret: string;
}

const statusColumn = z.enum(['unknown', 'up', 'down']);
const configColumn = z.object({ title: z.string().nullish() });

/** The configured services, their secrets sealed at rest. */
export function createServiceRepository(deps: {
  readonly prisma: PrismaClient;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}) {
  const { prisma, secretBox, clock } = deps;
  const movedIds = new Set<ServiceId>();

  return {
    /** Brings the row of this name up to what the settings say, and makes it if there is none. */
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
     * Services that had another address at the last start, until their accounts were read at this one: what answers
     * there may be another server, with other people under the same numbers.
     */
    movedIds: (): readonly ServiceId[] => [...movedIds],

    /** All services, in the order they were made. */
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

    /** Records a look and makes it the service's status. */
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
      // Sealed with a key that is no longer ours: the owner has to give the secret again.
      return null;
    }
  }
}
