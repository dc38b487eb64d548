import { core } from 'zod';
import { isJson } from './shapes.ts';
import type { Violation } from './violation.ts';

type Path = readonly (string | number)[];

/**
 * Whether Discord accepts this key although it is not in the schema: `nsfw` of a command, and
 * what discord.js adds by itself (`tts` and `enforce_nonce` when off, `animated` of an emoji).
 */
function isTolerated(key: string, value: unknown): boolean {
  if (key === 'tts' || key === 'enforce_nonce') return value === false;
  return key === 'nsfw' || key === 'animated';
}

/** Checks a value against a schema. Unknown keys are violations, and `type` selects the member of a union. */
export function checkSchema(schema: core.$ZodType, value: unknown, path: Path = []): Violation[] {
  if (schema instanceof core.$ZodLazy) return checkSchema(schema._zod.innerType, value, path);
  if (schema instanceof core.$ZodOptional) {
    return value === undefined ? [] : checkSchema(schema._zod.def.innerType, value, path);
  }
  if (schema instanceof core.$ZodNullable) {
    return value === null ? [] : checkSchema(schema._zod.def.innerType, value, path);
  }
  if (value === undefined && !(schema instanceof core.$ZodUnion))
    return checkLeaf(schema, value, path);
  if (schema instanceof core.$ZodUnion) return checkUnion(schema._zod.def.options, value, path);
  if (schema instanceof core.$ZodObject) return checkObject(schema, value, path);
  if (schema instanceof core.$ZodArray) return checkArray(schema, value, path);
  if (schema instanceof core.$ZodRecord && isJson(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      checkSchema(schema._zod.def.valueType, item, [...path, key]),
    );
  }
  return checkLeaf(schema, value, path);
}

function checkObject(schema: core.$ZodObject, value: unknown, path: Path): Violation[] {
  if (!isJson(value)) {
    return [{ path, code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used here' }];
  }
  const { shape } = schema._zod.def;
  const unknown = Object.keys(value)
    .filter((key) => !(key in shape) && !isTolerated(key, value[key]))
    .map((key) => ({
      path: [...path, key],
      code: 'UNKNOWN_KEY',
      message: 'no such key is known to Discord',
    }));
  const wrong = Object.entries(shape).flatMap(([key, inner]) => {
    const item = value[key];
    // The schema knows only numbers here, but Discord's documentation asks for a string.
    const isBitField = key === 'default_member_permissions' && /^\d+$/.test(String(item));
    return isBitField ? [] : checkSchema(inner, item, [...path, key]);
  });
  return [...unknown, ...wrong];
}

function checkArray(schema: core.$ZodArray, value: unknown, path: Path): Violation[] {
  if (!Array.isArray(value)) {
    return [{ path, code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used here' }];
  }
  const items: unknown[] = value;
  const { length } = items;
  const bounds = (schema._zod.def.checks ?? []).flatMap((check) => {
    if (check instanceof core.$ZodCheckMinLength && length < check._zod.def.minimum) {
      return [
        {
          path,
          code: 'BASE_TYPE_BAD_LENGTH',
          message: `must have at least ${check._zod.def.minimum} items, has ${length}`,
        },
      ];
    }
    if (check instanceof core.$ZodCheckMaxLength && length > check._zod.def.maximum) {
      return [
        {
          path,
          code: 'BASE_TYPE_BAD_LENGTH',
          message: `must have at most ${check._zod.def.maximum} items, has ${length}`,
        },
      ];
    }
    return [];
  });
  const inner = schema._zod.def.element;
  return [...bounds, ...items.flatMap((item, index) => checkSchema(inner, item, [...path, index]))];
}

function checkUnion(options: readonly core.$ZodType[], value: unknown, path: Path): Violation[] {
  const members = options.map(unwrap);
  const tagged = members.filter((member) => tagsOf(member).length > 0);
  if (isJson(value) && tagged.length > 0) {
    const type = value['type'];
    const member = tagged.find((one) => tagsOf(one).some((tag) => tag === type));
    if (member) return checkSchema(member, value, path);
    const known = tagged.flatMap(tagsOf).join(', ');
    const message = `Value must be one of {${known}}, is ${JSON.stringify(type)}`;
    return [{ path: [...path, 'type'], code: 'UNION_TYPE_CHOICES', message }];
  }
  const objects = members.filter((member) => member instanceof core.$ZodObject);
  const fitting = isJson(value) && objects.length > 0 ? objects : members;
  const results = fitting.map((member) => checkSchema(member, value, path));
  return results.reduce((best, next) => (next.length < best.length ? next : best));
}

function unwrap(schema: core.$ZodType): core.$ZodType {
  return schema instanceof core.$ZodLazy ? unwrap(schema._zod.innerType) : schema;
}

function tagsOf(schema: core.$ZodType): readonly unknown[] {
  if (!(schema instanceof core.$ZodObject)) return [];
  const type = schema._zod.def.shape['type'];
  const tag = type === undefined ? undefined : unwrap(type);
  return tag instanceof core.$ZodLiteral ? tag._zod.def.values : [];
}

function checkLeaf(schema: core.$ZodType, value: unknown, path: Path): Violation[] {
  const result = core.safeParse(schema, value);
  if (result.success) return [];
  if (value === undefined) {
    return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  }
  return result.error.issues.map((issue) => ({
    path: [...path, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))],
    code: `BASE_TYPE_${issue.code.toUpperCase()}`,
    message: explain(issue),
  }));
}

function explain(issue: core.$ZodIssue): string {
  if (issue.code === 'too_big') return `must be at most ${issue.maximum} long or large`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum} long or large`;
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`;
  if (issue.code === 'invalid_format') return `must be a ${issue.format}`;
  return issue.message || issue.code;
}
