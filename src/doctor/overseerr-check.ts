import { type Check, ok, problem } from './check.ts';

/** Whether an Overseerr server can be used. */
export function createOverseerrCheck(deps: {
  /** `default`, or the number at the end of its settings. */
  readonly serverName: string;
  /** Null if it can be used; otherwise why not, with what to do. */
  readonly findProblem: () => Promise<string | null>;
}): Check {
  const { serverName, findProblem } = deps;
  return {
    name: `Overseerr server ${serverName}`,
    isQuick: false,
    async run() {
      const reason = await findProblem();
      return [
        reason === null
          ? ok('can be used')
          : problem(reason, 'See "Troubleshooting" in docs/operating.md'),
      ];
    },
  };
}
