import type { ActorIdentity } from '../actor.ts';
import type { ServiceId, UserId } from '../id.ts';
import type { ApiTokenId } from './api-token.ts';
import type { ConsoleSessionId } from './console-session.ts';

/** `approver`: sees and decides requests on the servers where they manage requests, and nothing else. */
export const consoleRoles = ['admin', 'approver'] as const;
export type ConsoleRole = (typeof consoleRoles)[number];

/** What a call may do. Each scope includes those before it. */
export const apiScopes = ['read', 'decide', 'admin'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Whoever acts in the console, as the history of a request and the audit log record it. */
export interface ConsoleActor extends ActorIdentity {
  readonly userId: UserId;
  readonly source: 'console';
  readonly isAdmin: boolean;
}

/** Whoever makes a call: with a browser that is signed in, or with a token. Found anew on every call. */
export interface Caller {
  readonly actor: ConsoleActor;
  readonly role: ConsoleRole;
  /** A browser has the scope of its role; a token may have a smaller one. */
  readonly scope: ApiScope;
  /** The Overseerr servers whose requests they may see and decide; null: all. */
  readonly serviceIds: readonly ServiceId[] | null;
  /** The language of the user; null: the one that the browser prefers. */
  readonly locale: string | null;
  /** Null for a token. */
  readonly sessionId: ConsoleSessionId | null;
  /** Null for a browser. */
  readonly tokenId: ApiTokenId | null;
}

/** Who may make a call. */
export interface Access {
  readonly scope: ApiScope;
  /** Whether approvers may make it as well. What they see is limited by `Caller.serviceIds`. */
  readonly approver: boolean;
}

/** The role's largest scope: an approver decides, but changes nothing else. */
export const scopeOfRole = {
  admin: 'admin',
  approver: 'decide',
} as const satisfies Record<ConsoleRole, ApiScope>;

/** Whether a scope includes another one. */
export function includesScope(scope: ApiScope, needed: ApiScope): boolean {
  return apiScopes.indexOf(scope) >= apiScopes.indexOf(needed);
}

/** Whether a caller may make a call. */
export function mayCall(caller: Pick<Caller, 'role' | 'scope'>, access: Access): boolean {
  const isAllowedRole = caller.role === 'admin' || access.approver;
  return isAllowedRole && includesScope(caller.scope, access.scope);
}

/** Whether a caller may see the requests of a server. */
export function seesService({ serviceIds }: Pick<Caller, 'serviceIds'>, id: ServiceId): boolean {
  return serviceIds === null || serviceIds.includes(id);
}
