import { accountColumns } from '../accounts/account-columns.ts';
import { defineStatements } from './statement.ts';

const selectAccounts = `select ${accountColumns.join(', ')}, account_link.verified_by
  from account_link join account on account.id = account_link.account_id`;

/** The statements that tell who acts, and as which account. */
export const userReadStatements = defineStatements({
  /**
   * The user and the chat of a sender, the accounts of the user, and the space they are in, whatever of these is known:
   * always one row. Read with every press and every message.
   * $1 platform, $2 platform user id, $3 platform space id.
   */
  findContact: {
    name: 'user-find-contact',
    text: `select u.id, u.display_name, u.locale, u.is_admin, u.blocked_at, u.last_seen_at, c.id as chat_account_id,
        c.name, c.username, c.direct_closed_at, (select jsonb_agg(to_jsonb(a)) from (${selectAccounts} where account_link.user_id = u.id
          and account.removed_at is null) as a) as accounts, to_jsonb(s) as space
      from (select) as one
      left join (chat_account c join "user" u on u.id = c.user_id)
        on c.platform = $1::platform and c.platform_user_id = $2
      left join space s on s.platform = $1::platform and s.platform_space_id = $3`,
  },
  /** $1 user, $2 service; accounts that the server has removed are left out. */
  findAccount: {
    name: 'user-find-account',
    text: `${selectAccounts}
      where account_link.user_id = $1 and account_link.service_id = $2 and account.removed_at is null`,
  },
});
