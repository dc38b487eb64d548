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
