// Removes from node_modules what the bot never loads: Prisma's compilers for other databases, the larger one for
// PostgreSQL (prisma/schema.prisma chooses the small one), their copies for CommonJS, source maps, TypeScript, and the
// data of a package's tests.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [folder = 'node_modules'] = process.argv.slice(2);
const unused = [
  /^@prisma\/client\/runtime\/(query_compiler|wasm-compiler).*\b(cockroachdb|mysql|sqlite|sqlserver|edge)\b/,
  /^@prisma\/client\/runtime\/query_compiler_fast/,
  /^@prisma\/client\/runtime\/query_compiler_.*\.wasm-base64\.js$/,
  /^bintrees\/test\//,
  /\.(c|m)?(js|ts)\.map$/,
  /\.(c|m)?tsx?$/,
];

let count = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (!unused.some((pattern) => pattern.test(name))) continue;
  rmSync(join(folder, name), { recursive: true, force: true });
  count += 1;
}
console.log(`Removed ${count} files that are not used at run time.`);
