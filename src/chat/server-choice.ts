import type { ServiceId } from '../core/id.ts';
import type { NamedService } from '../usecases/services.ts';
import type { Context } from './context.ts';
import type { Button } from './view.ts';

/** A button for each media server there is to choose from, the present one set off; none for that one alone. */
export function serverButtons(
  services: readonly NamedService[],
  present: ServiceId | null,
  idOf: (service: ServiceId) => string,
): readonly Button[] {
  if (present !== null && services.length < 2) return [];
  return services.map(({ id, name }) => ({
    label: name,
    press: idOf(id),
    style: id === present ? 'main' : 'plain',
  }));
}

/** The server of a private chat and buttons for others; nothing where a space decides or there is only one. */
export async function serverChoice(
  { app, space }: Context,
  present: ServiceId,
  idOf: (service: ServiceId) => string,
): Promise<{ readonly name: string | null; readonly buttons: readonly Button[] }> {
  const services = space ? [] : await app.services.named();
  const buttons = serverButtons(services, present, idOf);
  const name = services.find(({ id }) => id === present)?.name ?? null;
  return { name: buttons.length > 0 ? name : null, buttons };
}

/** The name of an account; with its server where there are several. */
export function nameOn(services: readonly NamedService[], on: ServiceId, account: string): string {
  const server = services.length > 1 && services.find(({ id }) => id === on);
  return server ? `${account} (${server.name})` : account;
}
