import type pg from 'pg';
import { z } from 'zod';
import type { AccountNumber } from '../core/account.ts';
import type { AccountId } from '../core/id.ts';
import type { Quotas } from '../core/quota.ts';
import type { QuotaBook } from '../ports/quotas.ts';

const quota = z.object({
  limit: z.number().nullable(),
  used: z.number(),
  days: z.number().nullable(),
});
const quotasColumn = z.object({ movie: quota, tv: quota }) satisfies z.ZodType<Quotas>;

/** Whether the quotas of a row of accounts were read and limit it. */
export const isLimited = `coalesce(quotas->'movie'->>'limit', quotas->'tv'->>'limit') is not null`;

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
    from service_account a
    left join media_request r on r.account_id = a.id and r.created_at > a.quotas_at
      and r.state not in ('declined', 'cancelled')
      and (r.state <> 'failed' or r.number is not null)
    where a.id = $1 and a.quotas is not null
    group by a.id`,
};

const isNamed = 'cardinality(discord_ids || telegram_ids) > 0';
/** Where more are named than this, most of them will not ask soon, and the service is spared. */
const mostNamed = 50;

const toRead = `
  select id, number from service_account
  where service_id = $1 and removed_at is null
    and (user_id is not null or number = $2 or (${isNamed} and (
      select count(*) from service_account
      where service_id = $1 and removed_at is null and ${isNamed}
    ) <= ${mostNamed}))
    and (quotas_at is null or quotas_at < $3 or ${isLimited})
  order by quotas_at nulls first`;

/** Quotas, kept with their accounts. */
export function createQuotaBook({ pool }: { readonly pool: pg.Pool }): QuotaBook {
  return {
    async known(id) {
      const { rows } = await pool.query<KnownRow>({ ...known, values: [id] });
      const [row] = rows;
      if (!row) return null;
      const { movie, tv } = quotasColumn.parse(row.quotas);
      return {
        movie: { ...movie, used: movie.used + row.movies },
        tv: { ...tv, used: tv.used + row.seasons },
      };
    },

    async keep(id, quotas, at) {
      await pool.query('update service_account set quotas = $2, quotas_at = $3 where id = $1', [
        id,
        JSON.stringify(quotas),
        at,
      ]);
    },

    async toRead(serviceId, guest, unlimitedBefore) {
      const { rows } = await pool.query<{ id: AccountId; number: AccountNumber }>(toRead, [
        serviceId,
        guest,
        unlimitedBefore,
      ]);
      return rows;
    },
  };
}
