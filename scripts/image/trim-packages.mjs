// Removes from node_modules what the bot never loads: Prisma's compilers for other databases, source maps, and types.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [folder = 'node_modules'] = process.argv.slice(2);
const unused = [
  /^@prisma\/client\/runtime\/(query_compiler|wasm-compiler).*\b(cockroachdb|mysql|sqlite|sqlserver|edge)\b/,
  /\.(c|m)?(js|ts)\.map$/,
  /\.d\.(c|m)?ts$/,
];

let count = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (!unused.some((pattern) => pattern.test(name))) continue;
  rmSync(join(folder, name), { recursive: true, force: true });
  count += 1;
}
console.log(`Removed ${count} files that are not used at run time.`);
