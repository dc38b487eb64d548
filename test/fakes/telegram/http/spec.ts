import { readFileSync } from 'node:fs';
import { z } from 'zod';

const field = z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean() });
const described = z.object({ fields: z.array(field).optional() });
const specification = z.object({
  methods: z.record(z.string(), described),
  types: z.record(z.string(), described.extend({ subtypes: z.array(z.string()).optional() })),
});

type Specification = z.infer<typeof specification>;
type Field = z.infer<typeof field>;

/** Checks calls against a machine-readable Bot API; returns the violations. */
export type SpecValidator = (
  method: string,
  parameters: Readonly<Record<string, unknown>>,
) => string[];

/** Reads the file; in the format of github.com/PaulSonOfLars/telegram-bot-api-spec. */
export function readSpec(path: string): SpecValidator {
  const spec = specification.parse(JSON.parse(readFileSync(path, 'utf8')));
  return (method, parameters) => {
    const description = spec.methods[method];
    if (description === undefined) return [`the Bot API has no method ${method}`];
    return findFieldProblems(spec, description.fields ?? [], parameters, method);
  };
}

function findFieldProblems(
  spec: Specification,
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  return [
    ...unknown.map((name) => `${path}.${name} is unknown`),
    ...fields.flatMap(({ name, types, required }) => {
      const given = value[name];
      if (given === undefined || given === null) {
        return required ? [`${path}.${name} is missing`] : [];
      }
      return fewestProblems(
        types.map((type) => findProblems(spec, type, given, `${path}.${name}`)),
      );
    }),
  ];
}

/** The violations of the best matching type, if several are possible. */
const fewestProblems = (tries: readonly string[][]): string[] =>
  tries.reduce((least, problems) => (problems.length < least.length ? problems : least));

const arrayOf = 'Array of ';
const basicTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  // An upload arrives as the reference to its part of the form.
  InputFile: (value) => typeof value === 'string',
};

function findProblems(spec: Specification, type: string, value: unknown, path: string): string[] {
  if (type.startsWith(arrayOf)) {
    if (!Array.isArray(value)) return [`${path} is not an array`];
    const inner = type.slice(arrayOf.length);
    return value.flatMap((item: unknown, index) =>
      findProblems(spec, inner, item, `${path}[${index}]`),
    );
  }
  const isBasic = basicTypes[type];
  if (isBasic !== undefined) return isBasic(value) ? [] : [`${path} is not of the type ${type}`];
  const description = spec.types[type];
  if (description === undefined) return [`${path}: the Bot API has no type ${type}`];
  if (description.subtypes !== undefined && description.subtypes.length > 0) {
    return fewestProblems(
      description.subtypes.map((subtype) => findProblems(spec, subtype, value, path)),
    );
  }
  if (!isRecord(value)) return [`${path} is not an object (${type})`];
  return findFieldProblems(spec, description.fields ?? [], value, path);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
