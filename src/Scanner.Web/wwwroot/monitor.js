// Following the fieldwork: asks for the new numbers while the page is seen, and keeps notes in the browser until the server has them.

let watching = null;

/** Tells the page to refresh, every so many seconds and on coming back to the tab; not while nobody looks. */
export function watch(page, seconds) {
  unwatch();
  const tell = () => {
    // Without a connection the call fails; the next one brings everything.
    if (document.visibilityState === "visible") page.invokeMethodAsync("RefreshAsync").catch(() => {});
  };
  const timer = setInterval(tell, seconds * 1000);
  document.addEventListener("visibilitychange", tell);
  watching = { timer, tell };
}

/** Stops telling. */
export function unwatch() {
  clearInterval(watching?.timer);
  if (watching) document.removeEventListener("visibilitychange", watching.tell);
  watching = null;
}

const again = 5000;
const send = field => field.dispatchEvent(new Event("input", { bubbles: true }));

/** Keeps what is typed in a field until `kept` says that it is safe, and offers it again: after a lost connection, and on the next visit. */
export function keep(field, key) {
  if (!field) return;
  const unsent = localStorage.getItem(key);
  if (unsent !== null && unsent !== field.value) { field.value = unsent; send(field); }
  else if (unsent !== null) localStorage.removeItem(key);
  field.addEventListener("input", () => localStorage.setItem(key, field.value));
  const timer = setInterval(() => {
    if (!field.isConnected) clearInterval(timer);
    else if (localStorage.getItem(key) === field.value) send(field);
  }, again);
}

/** The server has this text. */
export function kept(key, text) {
  if (localStorage.getItem(key) === text) localStorage.removeItem(key);
}
