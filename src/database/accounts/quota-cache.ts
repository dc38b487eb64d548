import type { AccountId } from '../../domain/id.ts';
import type { QuotaCache } from '../../ports/accounts/quota-cache.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { toRowId, toRowRemoteUserId } from '../row-id.ts';
import { isLimited, quotasColumn } from './quota-column.ts';

/**
 * If profiles list more accounts than this, most of those people will not come soon, so their
 * quotas are not read, to spare the server.
 */
const maxNamed = 50;

/** Quotas, stored in the rows of their accounts. */
export function createQuotaCache(deps: {
  readonly reads: Queryable;
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): QuotaCache {
  const { reads, prisma, kysely } = deps;
  const select = prepareSelect(kysely);
  const selectCounted = prepareSelectCounted(kysely);
  return {
    async find(id) {
      const [row] = await select.run(reads, { id });
      if (!row || row.quotas === null || row.quotas_read_at === null) return null;
      const { movie, tv } = quotasColumn.parse(row.quotas);
      const requests = await selectCounted.run(reads, { id, since: row.quotas_read_at });
      const movies = requests.filter((request) => request.media_type === 'movie').length;
      const seasons = requests
        .filter((request) => request.media_type === 'tv')
        .reduce((sum, request) => sum + request.seasons.length, 0);
      return {
        movie: { ...movie, used: movie.used + movies },
        tv: { ...tv, used: tv.used + seasons },
      };
    },

    async save(id, { movie, tv }, at) {
      const quotas = { movie: { ...movie }, tv: { ...tv } };
      await prisma.account.updateMany({ where: { id }, data: { quotas, quotasReadAt: at } });
    },

    async listDue(serviceId, guestUserId, unlimitedReadBefore) {
      const rows = await prisma.account.findMany({
        where: { serviceId, removedAt: null },
        select: {
          id: true,
          remoteUserId: true,
          discordIds: true,
          telegramIds: true,
          quotas: true,
          quotasReadAt: true,
          links: { select: { userId: true }, take: 1 },
        },
        orderBy: { quotasReadAt: { sort: 'asc', nulls: 'first' } },
      });
      const isNamed = (row: (typeof rows)[number]) =>
        row.discordIds.length + row.telegramIds.length > 0;
      const readsNamed = rows.filter(isNamed).length <= maxNamed;
      return rows
        .filter(
          (row) =>
            row.links.length > 0 ||
            row.remoteUserId === guestUserId ||
            (readsNamed && isNamed(row)),
        )
        .filter(
          ({ quotas, quotasReadAt }) =>
            quotasReadAt === null || quotasReadAt < unlimitedReadBefore || isLimited(quotas),
        )
        .map((row) => ({
          id: toRowId(row.id),
          remoteUserId: toRowRemoteUserId(row.remoteUserId),
        }));
    },
  };
}

function prepareSelect(kysely: KyselyClient) {
  return prepareQuery<{ id: AccountId }, Pick<Row<'account'>, 'quotas' | 'quotas_read_at'>>(
    'quota-find',
    (value) =>
      kysely
        .selectFrom('account')
        .select(['quotas', 'quotas_read_at'])
        .where('id', '=', value('id')),
  );
}

/** The requests since the quotas were read, as far as the server counts them. */
function prepareSelectCounted(kysely: KyselyClient) {
  return prepareQuery<
    { id: AccountId; since: Date },
    Pick<Row<'request'>, 'media_type' | 'seasons'>
  >('quota-list-requests', (value) =>
    kysely
      .selectFrom('request')
      .select(['media_type', 'seasons'])
      .where('account_id', '=', value('id'))
      .where('created_at', '>', value('since'))
      .where('state', 'not in', ['declined', 'cancelled'])
      .where((where) =>
        where.or([where('state', '!=', 'failed'), where('remote_id', 'is not', null)]),
      ),
  );
}
