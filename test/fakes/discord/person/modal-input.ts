import { type Component, flatten, type Json, type Modal } from '../validation/shapes.ts';

export type FieldValue = string | readonly string[];

/** The `data` of a modal submission; throws if a client would not submit it. */
export function toModalData(modal: Modal, fields: Readonly<Record<string, FieldValue>>): Json {
  const inputs = flatten(modal.components).filter((one) => one.custom_id != null);
  const unknown = Object.keys(fields).find((id) => !inputs.some((one) => one.custom_id === id));
  if (unknown !== undefined) throw new Error(`the modal has no field ${unknown}`);
  let nextId = 0;

  function fill(component: Component): Json {
    nextId += 1;
    const id = component.id ?? nextId;
    const { type } = component;
    if (component.component) return { type, id, component: fill(component.component) };
    if (component.components) return { type, id, components: component.components.map(fill) };
    if (component.custom_id == null) return { type, id };
    return { type, id, custom_id: component.custom_id, ...valueFor(component, fields) };
  }

  return { custom_id: modal.custom_id, components: modal.components.map(fill) };
}

function valueFor(component: Component, fields: Readonly<Record<string, FieldValue>>): Json {
  const name = component.custom_id ?? '';
  const isRequired = component.required !== false;
  const given = fields[name];
  if (component.type !== 4) {
    const values = [given ?? []].flat();
    const offered = component.options?.map((option) => option.value);
    const stray = values.find((value) => offered && !offered.includes(value));
    if (stray !== undefined) throw new Error(`field ${name} does not offer ${stray}`);
    if (isRequired && values.length === 0) throw new Error(`field ${name} is required`);
    return { values };
  }
  const value = given ?? component.value ?? '';
  if (typeof value !== 'string') throw new Error(`field ${name} takes one text`);
  if (isRequired && value === '') throw new Error(`field ${name} is required`);
  const isShort = value !== '' && value.length < (component.min_length ?? 0);
  if (isShort || value.length > (component.max_length ?? 4000)) {
    throw new Error(`field ${name} does not take ${value.length} characters`);
  }
  return { value };
}
