import type { Account } from '../../../domain/accounts/account.ts';
import { toAccountRights } from '../../../domain/accounts/permission.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { Members } from '../../accounts/members.ts';

/**
 * Who may choose how a request is downloaded. Overseerr takes it from every account (docs/overseerr-api.md, "Server,
 * profile, and folder of a request"), so the bot checks the permission.
 */
export function createAdvancedPermission(deps: {
  readonly members: Pick<Members, 'refreshAccount'>;
}) {
  /**
   * The stored permissions can be minutes old, so they are read again before somebody is refused. Throws
   * `no-advanced-permission`.
   */
  async function assertAdvanced(account: Account): Promise<void> {
    if (toAccountRights(account).canRequestAdvanced) return;
    const fresh = await deps.members.refreshAccount(account);
    if (!toAccountRights(fresh).canRequestAdvanced) throw new AppError('no-advanced-permission');
  }

  return {
    assertAdvanced,

    /**
     * Checks again right before the request is sent, because it may have waited. It is refused rather than sent without
     * the choice: nobody asked for that.
     */
    async assertMayChoose({ downloadChoice }: MediaRequest, caller: Account): Promise<void> {
      if (downloadChoice) await assertAdvanced(caller);
    },
  };
}
