import { toAccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { Accounts, MediaServer, People } from '../ports.ts';
import { toVisitor, type WebPerson } from './people.ts';

/** Somebody of the page and their account on the media server. */
export interface Resident extends WebPerson {
  readonly number: number;
}

/**
 * Links the people of the page to their accounts by hand; linking them again changes nothing. Throws what the
 * media server throws, and `account-gone` for an account that it does not have.
 */
export async function linkResidents(needs: {
  readonly people: Pick<People, 'meet'>;
  readonly accounts: Pick<Accounts, 'keep' | 'link'>;
  readonly server: Pick<MediaServer, 'account'>;
  readonly serviceId: ServiceId;
  readonly residents: readonly Resident[];
}): Promise<void> {
  const { people, accounts, server, serviceId, residents } = needs;
  for (const resident of residents) {
    const user = await people.meet(toVisitor(resident));
    const number = toAccountNumber(resident.number);
    const remote = number && (await server.account(number));
    const [account] = remote ? await accounts.keep(serviceId, [remote]) : [];
    if (!account) throw new Fault('account-gone', { detail: { number: resident.number } });
    if (account.userId !== user.id) await accounts.link(account.id, user.id, 'manual');
  }
}
