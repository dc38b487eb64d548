import type { SourceFile } from './source-files.ts';

/** Rings that get the time, random values, and the environment as arguments. */
const pureRings = ['src/domain/', 'src/ports/', 'src/usecases/', 'src/chat/', 'commands/'];

const hiddenInput =
  /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\bperformance\.now\(|\bprocess\.(?:env|hrtime|uptime)\b|\brandom(?:UUID|Bytes|Int)\(/g;

/** Places in these rings that read a clock, random values, or the environment, as `path: code`. */
export function findHiddenInputs(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => pureRings.some((ring) => path.startsWith(ring)))
    .flatMap(({ path, text }) =>
      [...text.matchAll(hiddenInput)].map(([code]) => `${path}: ${code}`),
    );
}

const moduleState =
  /^(?:export\s+)?(?:(?:let|var)\s+\w+|const\s+\w+\s*(?::\s*(?!\s*Readonly)[^=\n]+)?=\s*(?:new\s+(?:Weak)?(?:Map|Set)\b(?:<[^>\n]*>)?\(\s*\)|\[\s*\]|\{\s*\}))/gm;

/** Variables of modules that can change: `let`, and collections that start empty. As `path: code`. */
export function findModuleState(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(moduleState)].map(([code]) => `${path}: ${code.replace(/\s+/g, ' ')}`),
  );
}
