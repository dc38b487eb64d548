import type { ServiceId } from '../../domain/id.ts';
import type { NamedService } from '../../usecases/services/services.ts';
import type { Context } from '../context.ts';
import type { Button } from '../view.ts';

/** A button for each Overseerr server, the current one highlighted; none if there is only one server. */
export function serverButtons(
  services: readonly NamedService[],
  selected: ServiceId | null,
  buttonIdFor: (service: ServiceId) => string,
): readonly Button[] {
  if (selected !== null && services.length < 2) return [];
  return services.map(({ id, name }) => ({
    label: name,
    press: buttonIdFor(id),
    style: id === selected ? 'main' : 'plain',
  }));
}

/** The server of a private chat and buttons for the others; empty in a space and with a single server. */
export async function serverChoice(
  { useCases, actor }: Context<'services'>,
  selected: ServiceId,
  buttonIdFor: (service: ServiceId) => string,
): Promise<{ readonly name: string | null; readonly buttons: readonly Button[] }> {
  const services = actor.space ? [] : await useCases.services.listNamed();
  const buttons = serverButtons(services, selected, buttonIdFor);
  const name = services.find(({ id }) => id === selected)?.name ?? null;
  return { name: buttons.length > 0 ? name : null, buttons };
}

/** The name of an account, with its server if there are several. */
export function accountNameWithServer(
  services: readonly NamedService[],
  serviceId: ServiceId,
  account: string,
): string {
  const server = services.length > 1 && services.find(({ id }) => id === serviceId);
  return server ? `${account} (${server.name})` : account;
}
