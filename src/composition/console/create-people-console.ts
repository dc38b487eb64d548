import { createAuditLog, createRefusalLog } from '../../database/audit-log.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { createUserDirectory } from '../../database/operator/users/user-directory.ts';
import { exportUser } from '../../database/transfer/export-user.ts';
import type { PeopleChangeDeps } from '../../http/console/api/people/people-changes.ts';
import type { PeopleRouteDeps } from '../../http/console/api/people/people-routes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createAccountSuggestions } from '../../usecases/accounts/account-suggestions.ts';
import { createUserExport } from '../../usecases/accounts/export-user.ts';
import type { MemberAdmin } from '../../usecases/accounts/member-admin.ts';

/** What the page of users is made of. */
export interface PeopleParts {
  readonly database: OpenDatabase;
  readonly servers: OverseerrServers;
  readonly bot: { readonly memberAdmin: MemberAdmin };
  readonly clock: Clock;
}

/** What the routes of users need. */
export function createPeopleConsole({
  database,
  servers,
  bot,
  clock,
}: PeopleParts): PeopleRouteDeps & PeopleChangeDeps {
  const userDirectory = createUserDirectory(database);
  return {
    userDirectory,
    suggestions: createAccountSuggestions({ userDirectory }),
    servers,
    exportUser: createUserExport({
      readUser: (id) => exportUser(database.prisma, id, clock()),
      audit: createAuditLog(database),
      refusals: createRefusalLog(database),
    }),
    memberAdmin: bot.memberAdmin,
  };
}
