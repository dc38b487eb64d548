import { type Finding, problem } from './check.ts';

/** Gets JSON. Throws if there is no response; the status says whether it is the expected one. */
export type GetJson = (
  url: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A chat platform that does not respond. The error would show the address, which may contain the token. */
export function unreachable(name: string, setting: string): Finding {
  return problem(
    `${name} is not responding`,
    `Check the connection to the internet, a firewall, and ${setting}`,
  );
}
