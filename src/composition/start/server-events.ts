import type { ServiceId } from '../../domain/id.ts';

/** Reacts to what happens to the Overseerr servers. Never rejects. */
interface ServerEventHandler {
  /** A server stopped answering, or answers again. */
  handleChange(id: ServiceId, isBack: boolean): Promise<void>;
  /** A server has refused the bot itself. */
  handleRefusal(id: ServiceId): Promise<void>;
}

/**
 * Between the Overseerr servers and what reacts to them, which is made of them and so exists only later: what happens
 * before `handleBy` is handled then, in its order.
 */
export function createServerEvents() {
  const handler = Promise.withResolvers<ServerEventHandler>();
  return {
    onAvailabilityChange(id: ServiceId, isBack: boolean): void {
      void handler.promise.then(({ handleChange }) => handleChange(id, isBack));
    },
    onBotRefused(id: ServiceId): void {
      void handler.promise.then(({ handleRefusal }) => handleRefusal(id));
    },
    handleBy: (given: ServerEventHandler) => handler.resolve(given),
  };
}
