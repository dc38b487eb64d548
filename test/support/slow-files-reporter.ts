import type { Reporter, TestModule } from 'vitest/node';

const mostFiles = 12;
/** A quick run, such as one of a few files, needs no list. */
const noticedSeconds = 5;

/** Lists the files that take longest, because the suite has a limit (CONTRIBUTING.md). */
export class SlowFilesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = listSlowFiles(
      modules.map((module) => {
        const { collectDuration, duration } = module.diagnostic();
        return { path: module.relativeModuleId, seconds: (collectDuration + duration) / 1_000 };
      }),
    );
    if (lines.length > 0) console.log(`\n Slowest files\n${lines.join('\n')}\n`);
  }
}

/** One line per slow file, the slowest first. */
export function listSlowFiles(
  files: readonly { readonly path: string; readonly seconds: number }[],
): readonly string[] {
  return files
    .filter(({ seconds }) => seconds >= noticedSeconds)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, mostFiles)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${path}`);
}
