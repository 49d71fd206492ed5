// The editor of questionnaires: saves while someone types, goes through the tree with the arrow keys, and fills the frame of the preview.
let page = null;
const pauseBeforeSaving = 600;
const waiting = new Map();

const isTyping = element => element?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]") != null;

function onInput(event) {
  const field = event.target;
  if (!field.matches?.("[data-saves]")) return;
  guard(field);
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => saveField(field), pauseBeforeSaving));
}

/** What is being typed and was not sent yet is not overwritten by what comes back from the server meanwhile. */
function guard(field) {
  if (Object.hasOwn(field, "value")) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  Object.defineProperty(field, "value", {
    configurable: true,
    get: () => own.get.call(field),
    set: text => { if (!waiting.has(field) || document.activeElement !== field) own.set.call(field, text); },
  });
}

/** The browser itself says that the field was left: nothing waits any more. */
function onChange(event) {
  if (!event.isTrusted || !waiting.has(event.target)) return;
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
}

/** The page hears of what was typed as if the field had been left. */
function saveField(field) {
  if (!waiting.has(field)) return;
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function saveAll() {
  for (const field of [...waiting.keys()]) saveField(field);
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const tree = event.target.closest?.("[data-tree]");
  if (tree && treeKey(event, tree)) { event.preventDefault(); return; }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  const asked = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null;
  if (!asked) return;
  event.preventDefault();
  page?.invokeMethodAsync("OnKeyAsync", asked);
}

/** The keys of the tree: arrows choose, with Alt they move what is open, Delete takes it out. */
function treeKey(event, tree) {
  const node = event.target.closest("[role=treeitem]");
  if (!node || event.ctrlKey || event.metaKey) return false;
  const nodes = [...tree.querySelectorAll("[role=treeitem]")];
  const place = nodes.indexOf(node);
  const moves = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };
  if (event.altKey) {
    if (!moves[event.key]) return false;
    act(node, moves[event.key]);
    return true;
  }
  switch (event.key) {
    case "ArrowUp": open(nodes[place - 1]); return true;
    case "ArrowDown": open(nodes[place + 1]); return true;
    case "Home": open(nodes[0]); return true;
    case "End": open(nodes[nodes.length - 1]); return true;
    case "ArrowRight":
      if (node.getAttribute("aria-expanded") === "false") node.querySelector("[data-fold]")?.click();
      else if (node.getAttribute("aria-expanded") === "true") open(nodes[place + 1]);
      return true;
    case "ArrowLeft":
      if (node.getAttribute("aria-expanded") === "true") node.querySelector("[data-fold]")?.click();
      else open(nodes.slice(0, place).reverse().find(one => Number(one.ariaLevel) < Number(node.ariaLevel)));
      return true;
    case "Delete": act(node, "remove"); return true;
    default: return false;
  }
}

function open(node) {
  if (!node) return;
  node.focus();
  node.click();
}

/** Presses a button below the tree for what is open, and keeps the focus on it in the tree. */
function act(node, move) {
  if (node.getAttribute("aria-selected") !== "true") return;
  const button = document.querySelector(`[data-tree-actions] [data-move=${move}]`);
  if (!button || button.disabled) return;
  keepFocus = true;
  button.click();
}

let keepFocus = false;
const watcher = new MutationObserver(() => {
  if (!keepFocus) return;
  const chosen = document.querySelector("[data-tree] [role=treeitem][aria-selected=true]");
  if (!chosen) return;
  if (document.activeElement === chosen) return;
  chosen.focus();
  chosen.scrollIntoView({ block: "nearest" });
});

function onFocusIn(event) {
  if (!event.target.closest?.("[data-tree]")) keepFocus = keepFocus && event.target === document.body;
}

export function start(reference) {
  page = reference;
  document.addEventListener("input", onInput);
  document.addEventListener("change", onChange, true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", onFocusIn);
  window.addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", saveAll);
  const editor = document.querySelector("[data-editor]");
  editor?.setAttribute("data-ready", "");
  if (editor) watcher.observe(editor, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-selected"] });
}

export function stop() {
  saveAll();
  page = null;
  frame = preview = null;
  watcher.disconnect();
  document.removeEventListener("input", onInput);
  document.removeEventListener("change", onChange, true);
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("focusin", onFocusIn);
  window.removeEventListener("pagehide", saveAll);
  document.removeEventListener("visibilitychange", saveAll);
}

// The preview: a document of its own in the frame, with the stylesheet of the respondent pages.
let frame = null;
let preview = null;

const fieldsOf = root => [...root.querySelectorAll("input, textarea, select")]
  .filter(one => one.name && (!["checkbox", "radio"].includes(one.type) || one.checked))
  .map(one => [one.name, one.value]);

export function startPreview(id, reference) {
  frame = document.getElementById(id);
  preview = reference;
  if (!frame) return;
  const inside = frame.contentDocument;
  inside.open();
  inside.write('<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Voorbeeld</title></head><body><main><div class="in"></div></main></body></html>');
  inside.close();
  const root = inside.querySelector(".in");
  const answer = go => preview?.invokeMethodAsync("OnAnswerAsync", fieldsOf(root), go);
  root.addEventListener("change", event => {
    // An option that stands alone takes the others away, and the other way round.
    const box = event.target;
    if (box.type === "checkbox" && box.checked) {
      const alone = box.hasAttribute("data-alone");
      for (const other of root.querySelectorAll(`input[name="${CSS.escape(box.name)}"]:checked`))
        if (other !== box && (alone || other.hasAttribute("data-alone"))) other.checked = false;
    }
    answer("");
  });
  root.addEventListener("click", event => {
    const button = event.target.closest("button[name=go]");
    if (!button) return;
    event.preventDefault();
    answer(button.value);
  });
}

/** The stylesheets of the page that is previewed: the respondent's, or that of a conversation. */
function dress(inside, stylesheets) {
  const worn = [...inside.head.querySelectorAll("link")];
  if (worn.map(link => link.getAttribute("href")).join() === stylesheets.join()) return;
  for (const link of worn) link.remove();
  for (const address of stylesheets) inside.head.append(Object.assign(inside.createElement("link"), { rel: "stylesheet", href: address }));
}

export function showPreview(html, language, stylesheets, show) {
  const inside = frame?.contentDocument;
  const root = inside?.querySelector(".in");
  if (!root) return;
  inside.documentElement.lang = language;
  dress(inside, stylesheets);
  const focused = inside.activeElement?.id;
  const heading = root.querySelector("h1")?.textContent;
  root.innerHTML = html;
  if (focused) inside.getElementById(focused)?.focus({ preventScroll: true });
  if (root.querySelector("h1")?.textContent !== heading) frame.contentWindow.scrollTo(0, 0);
  // The question that is open in the editor; the page around the frame stays where it is.
  const asked = show && root.querySelector(`[data-q="${CSS.escape(show)}"]`);
  if (asked) frame.contentWindow.scrollTo(0, frame.contentWindow.scrollY + asked.getBoundingClientRect().top - 24);
}
