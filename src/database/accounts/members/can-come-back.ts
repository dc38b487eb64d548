import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { permission } from '../../../domain/accounts/permission.ts';
import { defaultServerName } from '../../../domain/services/server-title.ts';
import type { DB } from '../../generated-tables/tables.ts';

type Condition = ExpressionWrapper<DB, 'user', SqlBool>;

/**
 * Whether admins can come back once their session is over: with a chat, or by signing in with an account. An account
 * gives only its own rights, so it has to be that of an admin of the default server (`toConsoleRights`).
 */
export function canComeBack(user: ExpressionBuilder<DB, 'user'>): Condition {
  const { or, exists, selectFrom } = user;
  return or([
    exists(
      selectFrom('chat_account')
        .select('chat_account.id')
        .whereRef('chat_account.user_id', '=', 'user.id'),
    ),
    hasAdminAccount(user),
  ]);
}

/** Whether a user has an account that makes them an admin in the console: one with ADMIN on the default server. */
export function hasAdminAccount({ exists, selectFrom }: ExpressionBuilder<DB, 'user'>): Condition {
  return exists(
    selectFrom('account_link')
      .innerJoin('account', 'account.id', 'account_link.account_id')
      .innerJoin('service_config', 'service_config.id', 'account.service_id')
      .select('account.id')
      .where('service_config.name', '=', defaultServerName)
      .whereRef('account_link.user_id', '=', 'user.id')
      .where('account.removed_at', 'is', null)
      .where('account.blocked_at', 'is', null)
      .where((account) => account(account('permissions', '&', permission.admin), '!=', 0)),
  );
}
