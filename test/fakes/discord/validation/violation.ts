import { isJson, type Json } from './shapes.ts';

/** One violation in a call, at a path into its body. */
export interface Violation {
  readonly path: readonly (string | number)[];
  /** Discord's error code, e.g. `BASE_TYPE_MAX_LENGTH`; `EMPTY_MESSAGE` means 50006. */
  readonly code: string;
  readonly message: string;
}

/** The `errors` tree of a 50035 body: `{embeds: {0: {title: {_errors: [{code, message}]}}}}`. */
export function toErrorTree(violations: readonly Violation[]): Json {
  const root: Json = {};
  for (const { path, code, message } of violations) {
    let node = root;
    for (const key of path) {
      const next = node[String(key)];
      const child: Json = isJson(next) ? next : {};
      node[String(key)] = child;
      node = child;
    }
    const known = node['_errors'];
    node['_errors'] = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}
