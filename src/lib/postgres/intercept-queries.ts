import type pg from 'pg';

/**
 * Calls `onStart` for each statement of a connection, and what it returns when the statement has ended. Prisma, Kysely,
 * and prepared statements all end up in `client.query`, with a promise or a callback.
 */
export function interceptQueries(
  client: Pick<pg.ClientBase, 'query'>,
  onStart: (statement: unknown) => ((isOk: boolean) => void) | null,
): void {
  client.query = new Proxy(client.query, {
    apply(query, self, args: unknown[]) {
      const onEnd = onStart(args[0]);
      if (!onEnd) return Reflect.apply(query, self, args);
      const callback = args.at(-1);
      if (typeof callback === 'function') {
        const intercepted = (error: unknown, ...results: unknown[]) => {
          onEnd(!error);
          callback(error, ...results);
        };
        return Reflect.apply(query, self, [...args.slice(0, -1), intercepted]);
      }
      const result: unknown = Reflect.apply(query, self, args);
      if (result instanceof Promise) {
        result.then(
          () => onEnd(true),
          () => onEnd(false),
        );
      }
      return result;
    },
  });
}
