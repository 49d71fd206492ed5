// Text that this browser still has from another page under the same link: another section, one made for an earlier version, or
// one that was closed before it could be sent. It is sent as soon as any page of the link is open again; what cannot be saved is shown.
(() => {
  'use strict';
  const box = document.querySelector('[data-unsent]');
  if (!box) return;
  const texts = box.dataset;
  const prefix = 'scanner:' + texts.unsent + '/';
  const form = document.querySelector('form[data-autosave]');
  const own = form && 'scanner:' + form.dataset.autosave;
  const keys = () => {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own); } catch { return []; }
  };
  const forget = (key, was) => { if (was === undefined || localStorage.getItem(key) === was) localStorage.removeItem(key); };
  const make = (tag, properties, ...inside) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...inside);
    return one;
  };
  let timer, running = null;

  // Gives 'saved', 'kept', 'offline' or 'refused'; what was acknowledged is forgotten, unless another tab wrote more meanwhile.
  const post = async (key) => {
    const stored = localStorage.getItem(key);
    const [section, version] = key.slice(prefix.length).split('@');
    let kept = null;
    try { kept = JSON.parse(stored); } catch { /* Unreadable is as good as nothing. */ }
    if (!kept?.fields) return forget(key), { how: 'nothing' };
    const body = new URLSearchParams({ seen: kept.seen });
    if (version) body.set('version', version);
    if (kept.taal) body.set('taal', kept.taal);
    const token = document.querySelector('input[name=__RequestVerificationToken]');
    if (token) body.set(token.name, token.value);
    for (const [path, one] of Object.entries(kept.fields)) {
      body.set('was.' + path, one.was);
      for (const value of one.values) body.append('q.' + path, value);
    }
    const words = Object.values(kept.fields).filter((one) => one.isText).flatMap((one) => one.values).filter((value) => value.trim());
    let answer;
    try {
      const reply = await fetch(texts.to + '/' + encodeURIComponent(section), {
        method: 'POST', body: body.toString(), redirect: 'manual', signal: AbortSignal.timeout?.(30000),
        headers: { 'X-Autosave': '1', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      });
      if (reply.type === 'opaqueredirect' || reply.status >= 400 && reply.status < 500) return { how: 'refused', words };
      if (!reply.ok) return { how: 'offline' };
      answer = await reply.json();
    } catch {
      return { how: 'offline' };
    }
    if (answer.refused.length > 0) return { how: 'refused', words };
    forget(key, stored);
    return { how: answer.kept ? 'kept' : 'saved', said: answer.kept };
  };
  const tell = (...inside) => { box.replaceChildren(...inside); box.hidden = false; };
  const offer = (words) => tell(
    make('p', {}, texts.found),
    make('ul', {}, ...words.map((text) => make('li', { className: 'text' }, text))),
    make('button', { type: 'button', className: 'button quiet', onclick: () => { keys().forEach((key) => forget(key)); box.hidden = true; } }, texts.drop));

  const run = async () => {
    clearTimeout(timer);
    const done = [];
    for (const key of keys()) done.push(await post(key));
    const kept = done.find((one) => one.how === 'kept');
    const words = done.filter((one) => one.how === 'refused').flatMap((one) => one.words);
    if (kept) tell(make('p', {}, kept.said));
    else if (words.length > 0) offer(words);
    // Choices without words that can no longer be saved say nothing to anyone.
    if (done.some((one) => one.how === 'offline')) timer = setTimeout(start, 15000);
    const isSaved = done.some((one) => one.how === 'saved');
    // A page with a form takes in what changed; any other is made anew.
    if (isSaved && form) form.dispatchEvent(new Event('answers'));
    else if (isSaved && words.length === 0) location.reload();
    return isSaved;
  };
  const start = () => { running ??= run().finally(() => { running = null; }); return running; };

  if ('erased' in texts) return keys().forEach((key) => forget(key));
  if (keys().length > 0) start();
  window.addEventListener('online', () => { if (keys().length > 0) start(); });
  // Nothing is handed in before what was typed elsewhere has been sent.
  document.addEventListener('submit', async (event) => {
    if (!running || event.target === form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target, submitter } = event;
    if (!await running) target.requestSubmit(submitter ?? undefined);
  }, true);
})();
