// Coding with mouse and keyboard: turns what is selected in an answer into code points of its text, and passes keys on to the page.
let page = null;
let picked = null;

const textOf = node => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest("[data-text]") ?? null;
const codePoints = text => { let count = 0; for (const _ of text) count++; return count; };
const isTyping = element => element?.closest?.("input, textarea, select, [contenteditable=true]") != null;

/** The code units before a place in the DOM, counted from the start of the text; marks in between do not matter. */
function unitsBefore(text, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** A range over code units of a text, across its marks. */
function rangeOf(text, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let before = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = before + node.data.length;
    if (!begun && from < after) { range.setStart(node, from - before); begun = true; }
    if (begun && to <= after) { range.setEnd(node, to - before); return range; }
    before = after;
  }
  return null;
}

/** What of a selection lies in one answer: a selection that runs on into the next answer ends where its own ends. */
function stretchOf(selection) {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = textOf(range.startContainer) ?? textOf(range.endContainer);
  if (!text) return null;
  const whole = text.textContent;
  const from = text.contains(range.startContainer) ? unitsBefore(text, range.startContainer, range.startOffset) : 0;
  const to = text.contains(range.endContainer) ? unitsBefore(text, range.endContainer, range.endOffset) : whole.length;
  if (whole.slice(from, to).trim() === "") return null;
  return { text, from, to, start: codePoints(whole.slice(0, from)), length: codePoints(whole.slice(from, to)) };
}

function keep(stretch) {
  picked = stretch;
  if (!globalThis.CSS?.highlights) return;
  const range = stretch && rangeOf(stretch.text, stretch.from, stretch.to);
  if (range) CSS.highlights.set("picked", new Highlight(range));
  else CSS.highlights.delete("picked");
}

function onSelection() {
  // While someone types in the field for codes, the words stay picked.
  if (isTyping(document.activeElement)) return;
  const selection = document.getSelection();
  const stretch = stretchOf(selection);
  if (stretch) keep(stretch);
  else if (textOf(selection?.anchorNode)) keep(null);
}

/** Picks words with the arrow keys: the next or previous word, or with Shift one word more. */
function pickWord(article, forward, extend) {
  const text = article.querySelector("[data-text]");
  if (!text) return false;
  const words = [...text.textContent.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)].map(word => ({ from: word.index, to: word.index + word[0].length }));
  if (words.length === 0) return false;
  const now = picked?.text === text ? picked : null;
  let { from, to } = now ?? {};
  if (!now) ({ from, to } = forward ? words[0] : words[words.length - 1]);
  else if (forward) {
    const next = words.find(word => word.to > now.to);
    if (!next) return true;
    [from, to] = [extend ? now.from : next.from, next.to];
  } else if (extend) {
    const last = words.findLast(word => word.to < now.to && word.from >= now.from);
    if (!last) return true;
    to = last.to;
  } else {
    const previous = words.findLast(word => word.from < now.from);
    if (!previous) return true;
    ({ from, to } = previous);
  }
  const range = rangeOf(text, from, to);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  keep(stretchOf(selection));
  return true;
}

function onKey(event) {
  if (!page || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") { event.target.blur(); focusCurrent(); }
    return;
  }
  const article = event.target.closest?.("article[data-answer]");
  if (article && (event.key === "ArrowRight" || event.key === "ArrowLeft") && pickWord(article, event.key === "ArrowRight", event.shiftKey)) {
    event.preventDefault();
    return;
  }
  if (event.key === "Escape") { clearPicked(); return; }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Enter on a button or link is that button's own.
  if (key === "Enter" && event.target.closest?.("button, a, summary")) return;
  if (key === "/") {
    event.preventDefault();
    document.getElementById("code-search")?.focus();
    return;
  }
  if (!/^([jkznhg?1-9]|Enter)$/.test(key)) return;
  event.preventDefault();
  page.invokeMethodAsync("OnKeyAsync", key, event.shiftKey, takePicked());
}

function onMouseDown(event) {
  // A click on a code must not take the selection away.
  if (event.target.closest("[data-keep-selection]") && !isTyping(event.target)) event.preventDefault();
}

let saving = 0;
function onInput(event) {
  // A memo is kept while writing, not only when its field is left.
  if (!event.target.matches?.("textarea[data-save-while-writing]")) return;
  clearTimeout(saving);
  saving = setTimeout(() => event.target.dispatchEvent(new Event("change", { bubbles: true })), 1500);
}

export function start(reference) {
  page = reference;
  document.addEventListener("keydown", onKey);
  document.addEventListener("selectionchange", onSelection);
  document.addEventListener("mousedown", onMouseDown);
  document.addEventListener("input", onInput);
  if (matchMedia("(max-width: 899px)").matches) document.getElementById("codebook")?.removeAttribute("open");
  document.querySelector(".coding")?.setAttribute("data-ready", "");
}

export function stop() {
  page = null;
  keep(null);
  clearTimeout(saving);
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("selectionchange", onSelection);
  document.removeEventListener("mousedown", onMouseDown);
  document.removeEventListener("input", onInput);
}

/** The stretch that is picked, or null for none: the answer's id and code points. */
export function takePicked() {
  return picked?.text.isConnected ? { answer: picked.text.dataset.text, start: picked.start, length: picked.length } : null;
}

export function clearPicked() {
  keep(null);
  const selection = document.getSelection();
  if (textOf(selection?.anchorNode)) selection.removeAllRanges();
}

export function focusCurrent() {
  const current = document.querySelector("article[data-answer][aria-current=true]");
  current?.focus({ preventScroll: true });
  current?.scrollIntoView({ block: "nearest" });
}

/** Brings the list of keys into sight. */
export function showKeys() {
  document.getElementById("alle-toetsen")?.scrollIntoView({ block: "nearest" });
}

/** Goes to the part of the page that the address names, once it is there. */
export function showAnchor() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}
