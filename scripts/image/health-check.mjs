// The container's health check: exit code 0 if the bot's process answers.
const port = process.env.HTTP_PORT ?? '8787';

try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
