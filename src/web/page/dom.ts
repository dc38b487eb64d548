type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | boolean | number | null | undefined>>;

/** Makes an element. Texts are put in as text; `true` is an attribute without a value, false and null leave it out. */
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
 * Makes the children of `target` like `wanted`, changing as little as it can: focus, scrolling and what stands in
 * inputs survive. Elements with the same `data-key` are the same element.
 */
export function patch(target: Element, wanted: readonly Node[]): void {
  const keyed = new Map<string, Element>();
  for (const child of target.children) {
    const key = keyOf(child);
    if (key !== null) keyed.set(key, child);
  }
  let at = target.firstChild;
  for (const next of wanted) {
    const key = keyOf(next);
    const known = key === null ? at : (keyed.get(key) ?? null);
    if (known && isLike(known, next)) {
      if (known === at) at = known.nextSibling;
      else target.insertBefore(known, at);
      update(known, next);
    } else {
      target.insertBefore(next, at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/** The element of that kind that has the id. Throws when the page has none. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id}`);
  return found;
}

function update(known: Node, next: Node): void {
  if (!(known instanceof Element) || !(next instanceof Element)) {
    if (known.nodeValue !== next.nodeValue) known.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...known.attributes]) {
    // Whether something is unfolded is the reader's own affair.
    if (!next.hasAttribute(name) && name !== 'open') known.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (known.getAttribute(name) !== value) known.setAttribute(name, value);
  }
  if (known instanceof HTMLInputElement && known.type === 'checkbox') {
    known.checked = next.hasAttribute('checked');
  }
  patch(known, [...next.childNodes]);
}

function isLike(known: Node, next: Node): boolean {
  return known.nodeName === next.nodeName && keyOf(known) === keyOf(next);
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('data-key') : null;
}
