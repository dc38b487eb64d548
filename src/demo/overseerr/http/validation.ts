import type { BodyRule, FieldRule, ParamRule, Reply, Route } from './http.ts';

interface Problem {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

function toProblemReply(list: readonly Problem[], where: 'query' | 'params' | 'body'): Reply {
  const message = list
    .map((one) =>
      one.errorCode?.startsWith('required')
        ? `request.${where} ${one.message}`
        : `request${one.path} ${one.message}`,
    )
    .join(', ');
  return { status: 400, body: { message, errors: list } };
}

/** An error of the validator that is not about the query or the body: its path is that of the route. */
export function validatorReply(status: number, path: string, message: string): Reply {
  return { status, body: { message, errors: [{ path, message }] } };
}

function queryReply(name: string, message: string): Reply {
  return { status: 400, body: { message, errors: [{ path: `.query.${name}`, message }] } };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // An invalid percent sign is kept as it is (#110).
    return text;
  }
}

function paramProblem(path: string, rule: ParamRule, value: string): Problem | undefined {
  if (typeof rule !== 'string') {
    if (rule.includes(value)) return undefined;
    const message = `should be equal to one of the allowed values: ${rule.join(', ')}`;
    return { path, message, errorCode: 'enum.openapi.validation' };
  }
  const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
  const isFine =
    rule === 'string' ||
    (rule.startsWith('number') && isNumber) ||
    (rule === 'boolean' && (value === 'true' || value === 'false'));
  if (isFine) return undefined;
  return { path, message: `should be ${rule}`, errorCode: 'type.openapi.validation' };
}

/** The query, validated on its raw text as in the real server (docs/overseerr-api.md, "Search"), or the 400 reply. */
export function readQuery(
  route: Route,
  raw: string,
): { readonly values: Record<string, string> } | Reply {
  const rules = route.query ?? {};
  const values: Record<string, string> = {};
  const found: Problem[] = [];
  const pairs = raw === '' ? [] : raw.split('&').map((pair) => pair.split(/=(.*)/s));
  const names = pairs.map(([name = '']) => decode(name));
  const unknown = names.find((name) => rules[name] === undefined);
  if (unknown !== undefined) return queryReply(unknown, `Unknown query parameter '${unknown}'`);
  for (const [index, [, value = '']] of pairs.entries()) {
    const name = names[index] ?? '';
    if (value === '') {
      return queryReply(name, `Empty value found for query parameter '${name}'`);
    }
    if (/[:/@!$'()*+,;[\]]/.test(value)) {
      return queryReply(
        name,
        `Parameter '${name}' must be url encoded. Its value may not contain reserved characters.`,
      );
    }
    const path = `.query.${name}`;
    if (values[name] !== undefined) {
      return toProblemReply(
        [{ path, message: 'should be string', errorCode: 'type.openapi.validation' }],
        'query',
      );
    }
    values[name] = decode(value);
    const rule = rules[name];
    const problem = rule && paramProblem(path, rule, values[name]);
    if (problem) found.push(problem);
  }
  for (const name of route.requiredQuery ?? []) {
    if (values[name] === undefined) found.push(missingProblem(`.query.${name}`, name));
  }
  return found.length > 0 ? toProblemReply(found, 'query') : { values };
}

function missingProblem(path: string, name: string): Problem {
  return {
    path,
    message: `should have required property '${name}'`,
    errorCode: 'required.openapi.validation',
  };
}

/** The error of the first invalid path parameter. */
export function checkParams(
  route: Route,
  params: Readonly<Record<string, string>>,
): Reply | undefined {
  for (const [name, rule] of Object.entries(route.params ?? {})) {
    const problem = paramProblem(`.params.${name}`, rule, params[name] ?? '');
    if (problem) return toProblemReply([problem], 'params');
  }
  return undefined;
}

function typeProblem(path: string, type: string): Problem {
  return { path, message: `should be ${type}`, errorCode: 'type.openapi.validation' };
}

function numbersProblems(path: string, value: readonly unknown[]): readonly Problem[] {
  return value.flatMap((one, index) =>
    typeof one === 'number' ? [] : [typeProblem(`${path}[${index}]`, 'number')],
  );
}

function seasonsProblems(path: string, value: unknown): readonly Problem[] {
  const asNumbers = Array.isArray(value)
    ? [
        ...numbersProblems(path, value),
        ...value.flatMap((one, index) =>
          typeof one === 'number' && one < 0
            ? [
                {
                  path: `${path}[${index}]`,
                  message: 'should be >= 0',
                  errorCode: 'minimum.openapi.validation',
                },
              ]
            : [],
        ),
      ]
    : [typeProblem(path, 'array')];
  if (asNumbers.length === 0 || value === 'all') return [];
  return [
    ...asNumbers,
    ...(typeof value === 'string' ? [] : [typeProblem(path, 'string')]),
    {
      path,
      message: 'should be equal to one of the allowed values: all',
      errorCode: 'enum.openapi.validation',
    },
    {
      path,
      message: 'should match exactly one schema in oneOf',
      errorCode: 'oneOf.openapi.validation',
    },
  ];
}

function fieldProblems(path: string, rule: FieldRule, value: unknown): readonly Problem[] {
  if (typeof rule !== 'string') {
    const problem = paramProblem(path, rule, typeof value === 'string' ? value : '');
    return problem ? [problem] : [];
  }
  if (rule === 'seasons') return seasonsProblems(path, value);
  if (rule === 'numbers') {
    return Array.isArray(value) ? numbersProblems(path, value) : [typeProblem(path, 'array')];
  }
  const type = rule.replace(' or null', '');
  if (value === null && rule !== type) return [];
  return typeof value === type ? [] : [typeProblem(path, type)];
}

/** The error of the first invalid field of a JSON body. Unknown fields are ignored. */
export function checkBody(
  rule: BodyRule,
  body: Readonly<Record<string, unknown>>,
): Reply | undefined {
  const found: Problem[] = [];
  for (const name of rule.required ?? []) {
    if (body[name] === undefined) found.push(missingProblem(`.body.${name}`, name));
  }
  for (const [name, field] of Object.entries(rule.fields ?? {})) {
    if (body[name] !== undefined) found.push(...fieldProblems(`.body.${name}`, field, body[name]));
  }
  return found.length > 0 ? toProblemReply(found, 'body') : undefined;
}
