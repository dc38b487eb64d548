import type { ErrorCode } from '../app-error.ts';

/** Why a health check failed. Each has a text that says what to do. */
export const serviceFaultCodes = [
  'unreachable',
  'failed',
  'status',
  'key-rejected',
  'csrf-enabled',
  'wrong-address',
] as const;
export type ServiceFaultCode = (typeof serviceFaultCodes)[number];

/** What is wrong with a service. */
export interface ServiceFault {
  readonly code: ServiceFaultCode;
  /** A code of the network or the status of a response. */
  readonly reason: string | null;
}

/** The errors that mean that an Overseerr server is down or its settings are wrong, whatever was asked of it. */
export const overseerrFaults: Partial<Record<ErrorCode, ServiceFaultCode>> = {
  'overseerr-unreachable': 'unreachable',
  'overseerr-key-rejected': 'key-rejected',
  'overseerr-csrf-enabled': 'csrf-enabled',
  'not-overseerr': 'wrong-address',
  // Whatever answers has none of Overseerr's addresses.
  'not-found': 'wrong-address',
};
