type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | boolean | number | null | undefined>>;

/** Creates an element. Strings become text; an attribute of `true` has no value, of false or null it is left out. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/**
 * Updates the children of `target` to match `nextChildren` with as few changes as possible, so that focus, scroll
 * position, and the content of inputs are kept. Elements with the same `data-key` are the same element.
 */
export function patch(target: Element, nextChildren: readonly Node[]): void {
  const keyed = new Map<string, Element>();
  for (const child of target.children) {
    const key = getKey(child);
    if (key !== null) keyed.set(key, child);
  }
  let position = target.firstChild;
  for (const next of nextChildren) {
    const key = getKey(next);
    const existing = key === null ? position : (keyed.get(key) ?? null);
    if (existing && isSameElement(existing, next)) {
      if (existing === position) position = existing.nextSibling;
      else target.insertBefore(existing, position);
      update(existing, next);
    } else {
      target.insertBefore(next, position);
    }
  }
  while (position) {
    const removed = position;
    position = position.nextSibling;
    removed.remove();
  }
}

/** Finds an element by ID and type. Throws when the page has none. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id}`);
  return found;
}

function update(existing: Node, next: Node): void {
  if (!(existing instanceof Element) || !(next instanceof Element)) {
    if (existing.nodeValue !== next.nodeValue) existing.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...existing.attributes]) {
    // The reader opens and closes `details`.
    if (!next.hasAttribute(name) && name !== 'open') existing.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (existing.getAttribute(name) !== value) existing.setAttribute(name, value);
  }
  if (existing instanceof HTMLInputElement && existing.type === 'checkbox') {
    existing.checked = next.hasAttribute('checked');
  }
  patch(existing, [...next.childNodes]);
}

function isSameElement(existing: Node, next: Node): boolean {
  return existing.nodeName === next.nodeName && getKey(existing) === getKey(next);
}

function getKey(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('data-key') : null;
}
