// Saves a form with answers while it is being filled in. The page works without this script; the server decides everything:
// what is saved, which questions are asked, what is wrong. Nothing is called saved before the server has said so.
(() => {
  'use strict';
  const once = (form) => {
    let sent = false;
    form.addEventListener('submit', (event) => { if (sent) event.preventDefault(); sent = true; });
    window.addEventListener('pageshow', () => { sent = false; });
  };
  document.querySelectorAll('form[data-once]').forEach(once);
  for (const id of ['fouten', 'nieuw']) if (location.hash === '#' + id) document.getElementById(id)?.focus();

  const form = document.querySelector('form[data-autosave]');
  if (!form) return;
  const status = form.querySelector('[data-status]');
  const store = 'scanner:' + form.dataset.autosave;
  const pause = 1200;
  const touched = new Set();
  let timer, sending = null, changes = 0, leaving = false;

  const fields = () => [...form.querySelectorAll('[data-q]')];
  const field = (name) => fields().find((one) => one.dataset.q === name);
  const inputs = (name) => [...form.elements].filter((one) => one.name === 'q.' + name);
  const hidden = (name) => [...form.elements].find((one) => one.name === name);
  const values = (name) => inputs(name).filter((one) => !/^(checkbox|radio)$/.test(one.type) || one.checked).map((one) => one.value);
  const say = (text, waiting) => {
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('waiting', !!waiting);
  };

  // What has not been acknowledged stays in this browser, with what the form knew when it was typed.
  const keep = () => {
    try {
      if (touched.size === 0) return localStorage.removeItem(store);
      const kept = { seen: hidden('seen').value, fields: {} };
      for (const name of touched) kept.fields[name] = { was: hidden('was.' + name)?.value ?? '-', values: values(name) };
      localStorage.setItem(store, JSON.stringify(kept));
    } catch { /* A browser that keeps nothing still saves to the server. */ }
  };
  const restore = () => {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(store)); } catch { /* Unreadable is as good as nothing. */ }
    if (!kept) return;
    for (const [name, one] of Object.entries(kept.fields)) {
      const mark = hidden('was.' + name);
      if (!mark) continue;
      mark.value = one.was;
      for (const input of inputs(name)) {
        if (/^(checkbox|radio)$/.test(input.type)) input.checked = one.values.includes(input.value);
        else input.value = one.values[0] ?? '';
      }
      touched.add(name);
    }
    if (Number(kept.seen) < Number(hidden('seen').value)) hidden('seen').value = kept.seen;
    if (touched.size > 0) send();
  };

  const show = (answer) => {
    const appeared = [];
    for (const one of fields()) {
      const name = one.dataset.q;
      if (name.startsWith('@')) continue;
      const asked = answer.visible.includes(name);
      if (asked && one.hidden && inputs(name).length > 0) appeared.push(one);
      one.hidden = !asked;
    }
    for (const one of fields()) {
      const message = one.querySelector('.msg');
      const name = one.dataset.q;
      const text = answer.errors[name];
      // Nobody is corrected while still typing; what is missing was marked by the page, and is only unmarked here.
      if (message && text && !one.contains(document.activeElement)) mark(one, message, text);
      else if (message && !text && !answer.missing.includes(name)) clear(one, message);
    }
    return appeared;
  };
  const mark = (one, message, text) => {
    message.textContent = text;
    one.classList.add('wrong');
    one.querySelectorAll('input:not([type=hidden]), textarea, select').forEach((input) => input.setAttribute('aria-invalid', 'true'));
  };
  const clear = (one, message) => {
    message.textContent = '';
    one.classList.remove('wrong');
    one.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
  };

  // One save at a time. Gives 'saved', 'offline' or 'refused', and the questions that came up.
  const post = async (last) => {
    const at = changes;
    const sent = new Map([...touched].map((name) => [name, JSON.stringify(values(name))]));
    let answer;
    try {
      say(form.dataset.saving);
      const body = new URLSearchParams(new FormData(form)).toString();
      const reply = await fetch(form.action, {
        method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout?.(30000),
        headers: { 'X-Autosave': '1', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        // A browser lets a page that closes send 64 kB at the most.
        keepalive: !!last && body.length < 60000,
      });
      if (reply.type === 'opaqueredirect' || reply.status >= 400 && reply.status < 500) { say(form.dataset.refused, true); return { how: 'refused', appeared: [] }; }
      if (!reply.ok) throw new Error('status ' + reply.status);
      answer = await reply.json();
    } catch {
      say(form.dataset.unsaved, true);
      return { how: 'offline', appeared: [] };
    }
    hidden('seen').value = answer.revision;
    for (const [name, value] of Object.entries(answer.was)) { const one = hidden('was.' + name); if (one) one.value = value; }
    for (const [name, value] of sent) if (!answer.refused.includes(name) && value === JSON.stringify(values(name))) touched.delete(name);
    const appeared = show(answer);
    keep();
    if (answer.refused.length > 0) say(form.dataset.refused, true);
    else say(answer.saved ? '✓ ' + answer.saved : '');
    return { how: 'saved', appeared, more: at !== changes };
  };
  const send = (last) => {
    clearTimeout(timer);
    const mine = (sending ?? Promise.resolve()).then(() => post(last)).then((done) => {
      if (sending === mine) sending = null;
      if (done.how === 'offline') later(15000);
      else if (done.more) later(pause);
      return done;
    });
    sending = mine;
    return mine;
  };
  const later = (delay) => { clearTimeout(timer); timer = setTimeout(send, delay); };

  const change = (event) => {
    const name = event.target.name;
    if (!name?.startsWith('q.')) return;
    if (event.target.checked) {
      // An option that stands alone, such as none of these, takes the others away, and the other way round.
      const alone = event.target.hasAttribute('data-alone');
      for (const one of form.elements) if (one !== event.target && one.name === name && one.type === 'checkbox' && (alone || one.hasAttribute('data-alone'))) one.checked = false;
    }
    touched.add(name.slice(2));
    changes += 1;
    keep();
    later(/^(checkbox|radio|select-one)$/.test(event.target.type) ? 150 : pause);
  };
  form.addEventListener('input', change);
  window.addEventListener('online', () => { if (touched.size > 0) send(); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden' && touched.size > 0 && !leaving) send(true); });
  window.addEventListener('pageshow', () => { leaving = false; });

  // A button first saves; only what the server has acknowledged is left behind, and questions that came up are shown first.
  form.addEventListener('submit', async (event) => {
    if (leaving === 'now') return;
    if (leaving) return event.preventDefault();
    const button = event.submitter;
    if (touched.size === 0 && !sending) { leaving = 'now'; return; }
    event.preventDefault();
    leaving = true;
    const done = touched.size > 0 ? await send() : await sending;
    leaving = false;
    if (done.how === 'offline') return;
    if (done.how === 'saved' && done.appeared.length > 0 && button?.value === 'next') {
      say(form.dataset.appeared, false);
      done.appeared[0].querySelector('input:not([type=hidden]), textarea, select')?.focus();
      return;
    }
    leaving = 'now';
    form.requestSubmit(button ?? undefined);
  });
  restore();
})();
