import { z } from 'zod';
import type { ApiToken } from '../../domain/console/api-token.ts';
import { apiScopes } from '../../domain/console/caller.ts';
import type { ApiTokenRepository } from '../../ports/console/api-token-repository.ts';
import type { PrismaClient, ApiToken as TokenRow } from '../generated/client.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const scopeColumn = z.enum(apiScopes);

/** Tokens of scripts, on PostgreSQL. */
export function createApiTokenRepository({
  prisma,
}: {
  readonly prisma: PrismaClient;
}): ApiTokenRepository {
  return {
    async create(token, tokenHash) {
      await prisma.apiToken.create({ data: { ...token, tokenHash } });
    },

    async findByToken(tokenHash) {
      const row = await prisma.apiToken.findUnique({ where: { tokenHash } });
      return row && toToken(row);
    },

    async findById(id) {
      const row = await prisma.apiToken.findUnique({ where: { id } });
      return row && toToken(row);
    },

    async recordUse(id, at) {
      await prisma.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
    },

    async list(limit) {
      const rows = await prisma.apiToken.findMany({
        include: { user: { select: { displayName: true } } },
        orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
        take: limit,
      });
      return rows.map((row) => ({ ...toToken(row), userName: row.user.displayName }));
    },

    async revoke(id, at) {
      const where = { id, revokedAt: null };
      const { count } = await prisma.apiToken.updateMany({ where, data: { revokedAt: at } });
      const row = count > 0 ? await prisma.apiToken.findUnique({ where: { id } }) : null;
      return row && toToken(row);
    },
  };
}

function toToken(row: TokenRow): ApiToken {
  const { id, name, scope, userId, accountId, createdAt, lastUsedAt, expiresAt, revokedAt } = row;
  return {
    id: toRowId(id),
    name,
    scope: scopeColumn.parse(scope),
    userId: toRowId(userId),
    accountId: toOptionalRowId(accountId),
    createdAt,
    lastUsedAt,
    expiresAt,
    revokedAt,
  };
}
