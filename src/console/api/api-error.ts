/** An answer of the API that says no, or none at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /**
   * The code of an `AppError`; `unreachable` if there was no connection, or it was lost, `no-answer` if none came in time,
   * `invalid-answer` if it was not JSON.
   */
  readonly code: string;
  /** 0 if there was no answer. */
  readonly status: number;

  /** @param message What the person reads; empty for the console's own text. */
  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** Whether no answer came from the bot, so that it may have done what was asked, or is still at it. */
  get isUnanswered(): boolean {
    return this.status === 0 || (this.code === 'invalid-answer' && this.status in proxyStatuses);
  }
}

/** With these, proxies say that the server behind them has not answered, or not to the end. */
const proxyStatuses: Readonly<Record<number, true>> = {
  502: true,
  504: true,
  520: true,
  524: true,
};

/** Turns an answer of the API into an error. Never throws. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const { code, message } = findError(body);
  return new ApiError(code ?? 'invalid-answer', response.status, message ?? '');
}

function findError(body: unknown): {
  readonly code: string | null;
  readonly message: string | null;
} {
  const error = isRecord(body) ? body['error'] : null;
  if (typeof error === 'string') return { code: error, message: null };
  if (!isRecord(error)) return { code: null, message: null };
  const { code, message } = error;
  return {
    code: typeof code === 'string' ? code : null,
    message: typeof message === 'string' ? message : null,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
