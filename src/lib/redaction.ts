/** Removes secrets from text that leaves the process, such as log lines. */
export interface Redaction {
  redact(text: string): string;
  /** From now on, these are removed too: secrets that are read or created after the start. */
  add(secrets: readonly string[]): void;
}

const replacement = '[hidden]';
/** Replacing a very short value would garble unrelated text. */
const minLength = 6;
/** A user name and a password in an address, however short. */
const credentialsInUrl = /\b([a-z][a-z\d+.-]*:\/\/)[^\s/?#@"'\\]+@/gi;

/**
 * Creates a redaction. A secret is also found inside JSON, in an address, and in base64, on its own or as a part of a
 * longer value: a proxy may repeat an `Authorization` header, which holds a password that way.
 */
export function createRedaction(secrets: readonly string[]): Redaction {
  const variants = new Set<string>();
  let pattern: RegExp | null = null;
  add(secrets);
  return {
    add,
    redact(text) {
      const withoutSecrets = pattern ? text.replace(pattern, replacement) : text;
      return withoutSecrets.replace(credentialsInUrl, `$1${replacement}@`);
    },
  };

  function add(more: readonly string[]): void {
    for (const secret of more) {
      if (secret.length >= minLength)
        for (const variant of toVariants(secret)) variants.add(variant);
    }
    // The longest first: one may contain another.
    const ordered = [...variants].sort((a, b) => b.length - a.length);
    pattern = ordered.length > 0 ? new RegExp(ordered.map(escapePattern).join('|'), 'g') : null;
  }
}

function toVariants(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const texts = [
    secret,
    // A key in base64 often loses its padding on the way.
    secret.replace(/=+$/, ''),
    encoded,
    encoded.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams({ x: secret }).toString().slice(2),
    ...toBase64Parts(secret),
  ];
  const quoted = texts.map((text) => JSON.stringify(text).slice(1, -1));
  return [...texts, ...quoted].filter((text) => text.length >= minLength);
}

/** What a text looks like inside a longer value in base64: it can begin at each of the three bytes of a group. */
function toBase64Parts(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((offset) => {
    const base64 = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // Characters that also hold bits of what comes before or after differ from value to value.
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    const part = base64.slice(start, end);
    return [part, part.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
