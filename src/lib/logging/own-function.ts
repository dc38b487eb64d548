/**
 * The innermost function of our own code in a stack: without file and line, which change with every build, and without
 * the number that the bundle gives to one of several functions with the same name.
 */
export function findOwnFunction(stack: string): string | undefined {
  const own = stack.split('\n').find((line) => /^\s*at\b/.test(line) && isOwn(line));
  return own?.match(/at (?:async )?([\w$.<>]+) .*:\d+:\d+/)?.[1]?.replace(/\$\d+$/, '');
}

/** The build puts packages into files of their own, with a name that begins with `node_modules`. */
function isOwn(line: string): boolean {
  return !line.includes('node_modules') && !line.includes('node:');
}
