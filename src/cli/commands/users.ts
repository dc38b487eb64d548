import { z } from 'zod';
import { isAppError } from '../../domain/app-error.ts';
import { withDatabase } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import type { OperatorDatabase, UserRow } from '../operator-database.ts';
import type { AddCommands } from '../program.ts';
import { formatTable } from '../table.ts';

/** How a user is named in arguments. */
export const userHelp = 'user ID, platform:id (such as discord:123456789012345678), or name';

/** Of users that match the same name. */
const mostShown = 10;

const linkOptions = z.object({ server: z.string().optional() });

/** `medianest users`: who the bot knows, and who they are on the Overseerr server. */
export const addUserCommands: AddCommands = (program, { context, run }) => {
  const users = program
    .command('users')
    .description('list, link, and block users, and make them admins');
  users
    .command('list')
    .description('list users with their chats and accounts')
    .argument('[query]', userHelp)
    .action(
      run(async ([query]) => {
        const data = await withDatabase(context, (database) => database.listUsers(query ?? null));
        return { data, text: formatUsers(data) };
      }),
    );

  users
    .command('link')
    .description('link a user to an account on the Overseerr server')
    .argument('<user>', userHelp)
    .argument('<account>', 'the number of the account, as in the address of its page')
    .option('--server <name>', 'the server: default, or the number at the end of its settings')
    .action(
      run(async ([query = '', number = ''], options) => {
        const { server } = linkOptions.parse(options);
        return withDatabase(context, async (database) => {
          const user = await findUser(database, query);
          if (!/^[1-9]\d{0,8}$/.test(number)) {
            throw new CliError('An account is named by its number on the Overseerr server.', {
              exitCode: exitCodes.usage,
            });
          }
          const account = await database.findAccount(server ?? null, Number(number));
          if (!account) {
            throw new CliError(
              `The bot does not know the account ${number}. Accounts are read every 15 minutes while the bot runs.`,
            );
          }
          await database.linkAccount(account.id, user.id);
          return {
            data: { userId: user.id, accountId: account.id },
            text: `Linked ${user.name} to the account ${account.name}.`,
          };
        });
      }),
    );

  const addUserCommand = (
    name: string,
    description: string,
    change: (database: OperatorDatabase, user: UserRow) => Promise<{ data: object; text: string }>,
  ) =>
    users
      .command(name)
      .description(description)
      .argument('<user>', userHelp)
      .action(
        run(([query = '']) =>
          withDatabase(context, async (database) => {
            const user = await findUser(database, query);
            return change(database, user).catch((error: unknown) => {
              throw toRefusal(error, user.name);
            });
          }),
        ),
      );

  const setBlocked = (isBlocked: boolean) => async (database: OperatorDatabase, user: UserRow) => {
    await database.setBlocked(user.id, isBlocked);
    const text = `${isBlocked ? 'Blocked' : 'Unblocked'} ${user.name}.`;
    return { data: { userId: user.id, isBlocked }, text };
  };
  addUserCommand('block', 'stop answering a user', setBlocked(true));
  addUserCommand('unblock', 'answer a blocked user again', setBlocked(false));

  const setAdmin = (isAdmin: boolean) => async (database: OperatorDatabase, user: UserRow) => {
    await database.setAdmin(user.id, isAdmin);
    const isNot = user.isAdmin ? 'no longer' : 'not';
    const text = `${user.name} is ${isAdmin ? '' : `${isNot} `}an admin.`;
    return { data: { userId: user.id, isAdmin }, text };
  };
  addUserCommand(
    'promote',
    'make a user an admin, who can do everything in the bot and the console',
    setAdmin(true),
  );
  addUserCommand('demote', 'remove the admin rights of a user', setAdmin(false));
};

/** The one user that a query finds. Throws a CliError for none and for several. */
export async function findUser(database: OperatorDatabase, query: string): Promise<UserRow> {
  const found = await database.listUsers(query);
  const [user, other] = found;
  if (!user) throw new CliError(`There is no user "${query}".`);
  if (other) {
    const left = found.length - mostShown;
    const list = formatUsers(found.slice(0, mostShown)) + (left > 0 ? `\nand ${left} more` : '');
    throw new CliError(`Several users match "${query}". Use the ID of one:\n${list}`);
  }
  return user;
}

/** Why a user stays as they are. */
function toRefusal(error: unknown, name: string): unknown {
  if (isAppError(error, 'last-admin')) {
    return new CliError(`${name} is the last admin. Make somebody else an admin first.`);
  }
  if (isAppError(error, 'admin-in-settings')) {
    return new CliError(`ADMINS makes ${name} an admin. Remove them from that setting.`);
  }
  if (isAppError(error, 'user-blocked')) {
    return new CliError(`${name} is blocked. Unblock them first.`);
  }
  return error;
}

function formatUsers(users: readonly UserRow[]): string {
  const rows = users.map(({ id, name, isAdmin, isBlocked, chats, accounts }) => [
    id,
    name,
    [...(isAdmin ? ['admin'] : []), ...(isBlocked ? ['blocked'] : [])].join(', ') || null,
    chats.map((chat) => `${chat.platform}:${chat.platformUserId}`).join(', ') || null,
    accounts.map((each) => `${each.name} (${each.server} ${each.remoteUserId})`).join(', ') || null,
  ]);
  return formatTable(['ID', 'name', 'role', 'chats', 'accounts'], rows, 'No users.');
}
