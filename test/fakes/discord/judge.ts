import type { Body } from './body.ts';
import type { Violation } from './violation.ts';

/** Everything wrong with the body of a call. */
export function judge(_route: string, _body: Body): Violation[] {
  return [];
}
