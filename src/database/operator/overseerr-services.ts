import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';

const configColumn = z.object({ title: z.string().nullish() });

/** The Overseerr servers that the bot has stored: their IDs and last known titles by name. */
export async function listOverseerrServices(
  prisma: PrismaClient,
): Promise<ReadonlyMap<string, { readonly id: ServiceId; readonly title: string | null }>> {
  const rows = await prisma.serviceConfig.findMany({
    where: { kind: 'overseerr' },
    select: { id: true, name: true, config: true },
  });
  return new Map(
    rows.map(({ id, name, config }) => [
      name,
      { id: toRowId<'service'>(id), title: configColumn.parse(config).title ?? null },
    ]),
  );
}
