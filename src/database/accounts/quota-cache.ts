import type pg from 'pg';
import { z } from 'zod';
import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { QuotaSet } from '../../domain/accounts/quota.ts';
import type { AccountId } from '../../domain/id.ts';
import type { QuotaCache } from '../../ports/accounts/quota-cache.ts';

const quota = z.object({
  limit: z.number().nullable(),
  used: z.number(),
  days: z.number().nullable(),
});
const quotasColumn = z.object({ movie: quota, tv: quota }) satisfies z.ZodType<QuotaSet>;

/** Whether the quotas of a row of accounts were read and limit it. */
export const isLimitedSql = `coalesce(quotas->'movie'->>'limit', quotas->'tv'->>'limit') is not null`;

interface KnownRow {
  readonly quotas: unknown;
  readonly movies: number;
  readonly seasons: number;
}

// Read for every card that offers a title, so it is prepared.
const known = {
  name: 'quotas-known',
  text: `
    select a.quotas,
      count(*) filter (where r.media_type = 'movie')::int as movies,
      coalesce(sum(cardinality(r.seasons)) filter (where r.media_type = 'tv'), 0)::int as seasons
    from account a
    left join request r on r.account_id = a.id and r.created_at > a.quotas_read_at
      and r.state not in ('declined', 'cancelled')
      and (r.state <> 'failed' or r.remote_id is not null)
    where a.id = $1 and a.quotas is not null
    group by a.id`,
};

const isNamedSql = 'cardinality(discord_ids || telegram_ids) > 0';
/** Where more are named than this, most of them will not ask soon, and the service is spared. */
const maxNamed = 50;

const toRead = `
  select id, remote_user_id as "remoteUserId" from account
  where service_id = $1 and removed_at is null
    and (user_id is not null or remote_user_id = $2 or (${isNamedSql} and (
      select count(*) from account
      where service_id = $1 and removed_at is null and ${isNamedSql}
    ) <= ${maxNamed}))
    and (quotas_read_at is null or quotas_read_at < $3 or ${isLimitedSql})
  order by quotas_read_at nulls first`;

/** Quotas, kept with their accounts. */
export function createQuotaCache({ pool }: { readonly pool: pg.Pool }): QuotaCache {
  return {
    async find(id) {
      const { rows } = await pool.query<KnownRow>({ ...known, values: [id] });
      const [row] = rows;
      if (!row) return null;
      const { movie, tv } = quotasColumn.parse(row.quotas);
      return {
        movie: { ...movie, used: movie.used + row.movies },
        tv: { ...tv, used: tv.used + row.seasons },
      };
    },

    async save(id, quotas, at) {
      await pool.query('update account set quotas = $2, quotas_read_at = $3 where id = $1', [
        id,
        JSON.stringify(quotas),
        at,
      ]);
    },

    async listDue(serviceId, guest, unlimitedBefore) {
      const { rows } = await pool.query<{ id: AccountId; remoteUserId: RemoteUserId }>(toRead, [
        serviceId,
        guest,
        unlimitedBefore,
      ]);
      return rows;
    },
  };
}
