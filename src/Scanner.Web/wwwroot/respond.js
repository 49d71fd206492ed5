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

  const form = document.querySelector('form[data-autosave]');
  const texts = form?.dataset ?? {};
  const status = form?.querySelector('[data-status]');
  const store = 'scanner:' + texts.autosave;
  const pause = 1200;
  const touched = new Set();
  let timer, sending = null, changes = 0, leaving = false, composing = false, known = null;

  // What is on the page, by path; forgotten when the page changes.
  const index = () => {
    if (known) return known;
    known = { items: new Map(), inputs: new Map(), hidden: new Map() };
    for (const one of form.querySelectorAll('[data-q]')) known.items.set(one.dataset.q, one);
    for (const one of form.elements) {
      if (one.name?.startsWith('q.')) known.inputs.set(one.name, [...known.inputs.get(one.name) ?? [], one]);
      else if (one.type === 'hidden') known.hidden.set(one.name, one);
    }
    return known;
  };
  const isBox = (one) => one.type === 'checkbox' || one.type === 'radio';
  const inputs = (path) => index().inputs.get('q.' + path) ?? [];
  const hidden = (name) => index().hidden.get(name);
  const values = (path) => inputs(path).filter((one) => !isBox(one) || one.checked).map((one) => one.value);
  const asked = () => new Set([...index().items].filter(([path, one]) => inputs(path).length > 0 && !one.closest('[hidden]')).map(([path]) => path));
  const say = (text, waiting) => {
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('waiting', !!waiting);
  };
  const announce = (text) => { form.querySelector('[data-announce]').textContent = text; };
  const make = (tag, properties, ...inside) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...inside);
    return one;
  };

  // Putting in order: the places become buttons that move an option. Nothing has a place before the first move, or before the order is called right.
  const options = (field) => [...field.querySelectorAll('[data-option]')];
  const placeOf = (option) => Number(option.querySelector('select').value.split(':')[0]) || 0;
  const nameOf = (option) => option.querySelector('label').textContent;
  const number = (field) => {
    const all = options(field);
    const isWhole = all.every((one) => placeOf(one) > 0);
    all.forEach((one, place) => {
      one.querySelector('.no').textContent = isWhole ? place + 1 + '.' : '';
      one.querySelector('[data-move=up]').setAttribute('aria-disabled', place === 0);
      one.querySelector('[data-move=down]').setAttribute('aria-disabled', place === all.length - 1);
    });
    field.querySelector('.order').hidden = isWhole;
  };
  const arrange = (field) => {
    options(field).sort((one, other) => (placeOf(one) || 1e9) - (placeOf(other) || 1e9)).forEach((one) => one.parentNode.append(one));
    number(field);
  };
  const settle = (field) => {
    options(field).forEach((one, place) => { one.querySelector('select').value = place + 1 + ':' + one.dataset.option; });
    number(field);
    field.querySelector('select').dispatchEvent(new Event('input', { bubbles: true }));
  };
  const move = (field, option, isUp) => {
    const other = isUp ? option.previousElementSibling : option.nextElementSibling;
    if (!other) return;
    // The other one moves: the button that has the focus must not leave the page.
    if (isUp) option.after(other); else option.before(other);
    known = null;
    settle(field);
    const all = options(field);
    announce([nameOf(option), all.indexOf(option) + 1, all.length].reduce((text, word, place) => text.replace(`{${place}}`, word), field.dataset.moved));
  };
  const enhance = (root) => {
    for (const field of root.querySelectorAll('[data-rank]')) {
      for (const option of options(field)) {
        const select = option.querySelector('select');
        select.hidden = true;
        const button = (how, words) => {
          const one = make('button', { type: 'button', onclick: () => move(field, option, how === 'up') }, words, make('span', { className: 'away' }, ' ' + nameOf(option)));
          one.dataset.move = how;
          return one;
        };
        option.prepend(make('span', { className: 'no' }));
        option.append(make('span', { className: 'moves' }, button('up', field.dataset.up), button('down', field.dataset.down)));
      }
      const right = make('button', { type: 'button' }, field.dataset.right);
      right.dataset.move = 'right';
      right.onclick = () => { settle(field); announce(field.dataset.kept); field.querySelector('[data-move=down]').focus(); };
      field.querySelector('.rank').after(make('p', { className: 'order' }, right));
      // Links to the question lead to the first thing that can have the focus.
      const first = options(field)[0];
      const id = first.querySelector('select').id;
      first.querySelector('select').id = id + '.0';
      first.querySelector('label').htmlFor = '';
      field.querySelector('[data-move]').id = id;
      arrange(field);
    }
  };

  const fill = (path, given) => {
    const all = inputs(path);
    for (const input of all) {
      if (isBox(input)) input.checked = given.includes(input.value);
      else if (input.tagName === 'SELECT') input.value = [...input.options].map((option) => option.value).find((value) => value && given.includes(value)) ?? '';
      else input.value = given[0] ?? '';
    }
    const order = index().items.get(path);
    if (order?.hasAttribute('data-rank')) { arrange(order); known = null; }
  };
  // What was typed where there is no field any more, such as in a time of a repeat that another tab took away, is sent all the same.
  const standIn = (path, was, given) => {
    for (const [name, value] of [['was.' + path, was], ...given.map((one) => ['q.' + path, one])]) form.append(make('input', { type: 'hidden', name, value }));
    known = null;
  };
  const putBack = (path, one) => {
    if (hidden('was.' + path)) { hidden('was.' + path).value = one.was; fill(path, one.values); }
    else standIn(path, one.was, one.values);
    touched.add(path);
  };

  // What has not been acknowledged stays in this browser, with what the form knew when it was typed; the second part of this file sends what other pages left.
  const unsent = () => Object.fromEntries([...touched].map((path) => [path, { was: hidden('was.' + path)?.value ?? '-', values: values(path), isText: inputs(path).some((one) => !isBox(one) && one.tagName !== 'SELECT') }]));
  const keep = () => {
    try {
      if (touched.size === 0) return localStorage.removeItem(store);
      localStorage.setItem(store, JSON.stringify({ seen: hidden('seen').value, taal: hidden('taal')?.value, fields: unsent() }));
    } catch { /* A browser that keeps nothing still saves to the server. */ }
  };
  const restore = () => {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(store)); } catch { /* Unreadable is as good as nothing. */ }
    // What the server gave back because it could not be stored is not stored yet.
    for (const one of form.querySelectorAll('[data-refused]')) touched.add(one.dataset.q);
    if (!kept) return;
    for (const [path, one] of Object.entries(kept.fields)) if (!touched.has(path)) putBack(path, one);
    if (Number(kept.seen) < Number(hidden('seen').value)) hidden('seen').value = kept.seen;
    if (touched.size > 0) send();
  };

  const show = (answer) => {
    const visible = new Set(answer.visible), missing = new Set(answer.missing);
    for (const [path, one] of index().items) {
      if (!path.startsWith('@')) one.hidden = !visible.has(path);
      const message = document.getElementById('e-' + path);
      if (!message) continue;
      const text = answer.errors[path];
      // Nobody is corrected while still typing; what is missing was marked by the page, and is only unmarked here.
      if (text && !one.contains(document.activeElement)) mark(one, message, text);
      else if (!text && !missing.has(path)) clear(one, message);
    }
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

  // Other texts, options or repeats than the page has: the same page is asked for again and its questions put in place. What was not
  // acknowledged yet, the focus, the caret and the place on the screen stay.
  const same = (root, old) => (old.id && root.querySelector('#' + CSS.escape(old.id))) || [...root.querySelectorAll(old.tagName)].find((one) =>
    one.name === old.name && one.value === old.value && one.dataset.move === old.dataset.move && one.closest('[data-option]')?.dataset.option === old.closest('[data-option]')?.dataset.option
    && one.closest('[data-q]')?.dataset.q === old.closest('[data-q]')?.dataset.q);
  const swap = async () => {
    if (composing) return false;
    let page;
    try {
      const reply = await fetch(location.pathname + location.search, { redirect: 'manual', signal: AbortSignal.timeout?.(30000) });
      if (!reply.ok) return false;
      page = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('form[data-autosave]');
    } catch { return false; }
    const from = page?.querySelector('[data-items]'), to = form.querySelector('[data-items]');
    if (!from || composing || page.dataset.autosave !== texts.autosave) return false;
    const kept = unsent();
    const active = to.contains(document.activeElement) ? document.activeElement : null;
    const caret = active && 'selectionStart' in active && /^(text|textarea)$/.test(active.type) ? [active.selectionStart, active.selectionEnd] : null;
    const anchor = active ?? [...to.querySelectorAll('[data-q]')].find((one) => !one.closest('[hidden]') && one.getBoundingClientRect().bottom > 0);
    const top = anchor?.getBoundingClientRect().top;
    to.replaceWith(from);
    texts.shape = page.dataset.shape;
    known = null;
    enhance(from);
    for (const [path, one] of Object.entries(kept)) putBack(path, one);
    const again = active ? same(from, active) : anchor && index().items.get(anchor.dataset.q);
    if (active) again?.focus({ preventScroll: true });
    if (caret) again?.setSelectionRange(...caret);
    if (again) window.scrollBy({ top: again.getBoundingClientRect().top - top, behavior: 'instant' });
    return true;
  };

  // One save at a time, of what was touched. Gives 'saved', 'offline' or 'refused', and the questions that came up.
  const post = async (last) => {
    const at = changes;
    const sent = new Map([...touched].map((path) => [path, JSON.stringify(values(path))]));
    let answer;
    try {
      say(texts.saving);
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (!/^(q|was)\./.test(name) || touched.has(name.slice(name.indexOf('.') + 1))) body.append(name, value);
      const text = body.toString();
      const reply = await fetch(form.action, {
        method: 'POST', body: text, redirect: 'manual', signal: AbortSignal.timeout?.(30000),
        headers: { 'X-Autosave': '1', 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        // A browser lets a page that closes send 64 kB at the most.
        keepalive: !!last && text.length < 60000,
      });
      if (reply.type === 'opaqueredirect' || reply.status >= 400 && reply.status < 500) { say(texts.refused, true); return { how: 'refused', appeared: [] }; }
      if (!reply.ok) throw new Error('status ' + reply.status);
      answer = await reply.json();
    } catch {
      say(texts.unsaved, true);
      return { how: 'offline', appeared: [] };
    }
    if (answer.kept) {
      // The questionnaire closed meanwhile: not saved, but kept for who decides about it; so it need not be sent again.
      for (const [path, value] of sent) if (value === JSON.stringify(values(path))) touched.delete(path);
      keep();
      say(answer.kept, true);
      return { how: 'kept', appeared: [], more: at !== changes };
    }
    const before = asked();
    let isStale = false;
    hidden('seen').value = answer.revision;
    for (const [path, value] of sent) {
      if (answer.refused.includes(path)) continue;
      // Only what was sent: a field that shows an older answer than another tab gave must not pass for that answer.
      if (path in answer.was && hidden('was.' + path)) hidden('was.' + path).value = answer.was[path];
      if (value !== JSON.stringify(values(path))) continue;
      touched.delete(path);
      // Emptied here, and a newer answer stands: that one is shown.
      isStale ||= answer.was[path] !== '-' && path in answer.was && JSON.parse(value).every((one) => !one.trim());
    }
    keep();
    const isRedrawn = (isStale || answer.shape !== texts.shape) && await swap();
    show(answer);
    const appeared = [...asked()].filter((path) => !before.has(path)).map((path) => index().items.get(path));
    if (isRedrawn || appeared.length > 0) announce(isRedrawn ? texts.redrawn : texts.appeared);
    if (answer.refused.length > 0) say(texts.refused, true);
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
    const path = name.slice(2);
    if (event.target.checked) {
      // An option that stands alone, such as none of these, takes the others away, and the other way round.
      const alone = event.target.hasAttribute('data-alone');
      for (const one of inputs(path)) if (one !== event.target && one.type === 'checkbox' && (alone || one.hasAttribute('data-alone'))) one.checked = false;
    }
    touched.add(path);
    changes += 1;
    keep();
    later(/^(checkbox|radio|select-one)$/.test(event.target.type) ? 150 : pause);
  };

  // A button first saves; only what the server has acknowledged is left behind, and questions that came up are shown first.
  const leave = async (event) => {
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
      say(texts.appeared, false);
      done.appeared[0].querySelector('input:not([type=hidden]), textarea, select:not([hidden]), [data-move]')?.focus();
      return;
    }
    leaving = 'now';
    form.requestSubmit((button?.isConnected ? button : button && same(document, button)) ?? undefined);
  };

  if (form) {
    enhance(form);
    form.addEventListener('input', change);
    form.addEventListener('submit', leave);
    form.addEventListener('compositionstart', () => { composing = true; });
    form.addEventListener('compositionend', () => { composing = false; });
    form.addEventListener('answers', swap);
    window.addEventListener('online', () => { if (touched.size > 0) send(); });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden' && touched.size > 0 && !leaving) send(true); });
    window.addEventListener('pageshow', () => { leaving = false; });
    restore();
  }
  // Where the address points to something that was just done, the focus goes there.
  const place = decodeURIComponent(location.hash.slice(1).replace(/%(?![0-9a-f]{2})/gi, '%25'));
  if (/^(fouten$|nieuw$|[tr]-)/.test(place)) document.getElementById(place)?.focus();

  // Text that this browser still has from another page under the same link: another section, one made for an earlier version, or
  // one that was closed before it could be sent. It is sent as soon as any page of the link is open again; what cannot be saved is shown.
  (() => {
    const box = document.querySelector('[data-unsent]');
    if (!box) return;
    const texts = box.dataset;
    const prefix = 'scanner:' + texts.unsent + '/';
    const keys = () => {
      try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== store); } catch { return []; }
    };
    const forget = (key, was) => { if (was === undefined || localStorage.getItem(key) === was) localStorage.removeItem(key); };
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
})();
