// The agenda with a keyboard and a mouse. Without it every item is a link to its form, and every change is a form.
(() => {
  const agenda = () => document.getElementById('agenda');
  if (!agenda()) return;
  const ROW = 5, STEP = 15, NEAR = 6;
  const say = text => { document.getElementById('live').textContent = text; };
  const words = name => agenda().dataset[name];
  const status = (text, retry) => {
    const place = document.getElementById('saved');
    place.textContent = text;
    if (!retry) return;
    const button = document.createElement('button');
    button.type = 'button'; button.className = 'btn btn--sm'; button.textContent = words('retry');
    button.addEventListener('click', retry);
    place.append(' ', button);
  };

  // where a block is, in minutes of its day, as its classes say
  const slots = () => [...agenda().querySelectorAll('.slots')];
  const minutes = (block, letter) => {
    const found = block.className.match(new RegExp(`(?:^| )${letter}(\\d\\d)(\\d\\d)`));
    return found[1] * 60 + +found[2];
  };
  // times as the language of the page writes them; forms want them with a colon
  const { lang } = document.documentElement;
  const face = at => {
    if (lang === 'fr') return `${Math.floor(at / 60)}\u00a0h${at % 60 ? `\u00a0${clock(at, '').slice(2)}` : ''}`;
    return clock(at, lang === 'nb' ? '.' : ':');
  };
  const hours = at => [at.from, at.until].map(face).join(lang === 'fr' ? ' – ' : '–');
  const clock = (at, colon) => String(Math.floor(at / 60)).padStart(2, '0') + colon + String(at % 60).padStart(2, '0');
  const place = block => ({ day: slots().indexOf(block.parentElement), from: minutes(block, 'f'), until: minutes(block, 'u') });
  const put = (block, at) => {
    const day = slots()[at.day];
    if (day !== block.parentElement) day.append(block);
    block.className = block.className.replace(/(^| )f\d{4} u\d{4}/, `$1f${clock(at.from, '')} u${clock(at.until, '')}`);
    block.querySelector('.ev-when').textContent = hours(at);
  };
  const bound = (at, length) => {
    const [, first, hours] = slots()[0].className.match(/w(\d\d) h(\d\d)/), earliest = first * 60;
    const last = earliest + hours * 60, from = Math.max(earliest, Math.min(last - length, at.from));
    return { day: Math.max(0, Math.min(slots().length - 1, at.day)), from, until: from + length, last };
  };
  let move = null, drag = null;
  const title = block => block.querySelector('h4').textContent.trim();
  const dayName = at => slots()[at.day].closest('.day').querySelector('h3').textContent.trim();
  const told = at => `${dayName(at)}, ${hours(at)}`;
  const focus = id => {
    const found = document.getElementById(id);
    const takes = 'a, input, button, select, textarea, summary';
    (found?.matches(takes) ? found : found?.querySelector('h4 a, summary'))?.focus({ preventScroll: true });
  };

  // saving: the same forms, sent by fetch, one after the other; then the region is read anew
  const csrf = () => document.querySelector('[name=csrf]').value;
  const post = (url, fields) => fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ csrf: csrf(), ...fields }) });
  // whoever went on meanwhile keeps their place, what they typed and what they opened; who did not is led to `id`
  async function refresh(id) {
    // what an address said was done is over
    const here = new URL(location.href);
    here.searchParams.delete('done');
    history.replaceState(null, '', here);
    const answer = await fetch(here);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (move) end(false);
    drag = null;
    const work = document.getElementById('work'), at = document.activeElement, typed = document.getElementById('quick')?.value;
    const caret = at?.id === 'quick' && [at.selectionStart, at.selectionEnd];
    const opened = [...work.querySelectorAll('details[id][open]')].map(one => one.id);
    const inside = work.contains(at) && at.closest('[id]').id, elsewhere = !inside && at !== document.body;
    work.replaceWith(page.getElementById('work'));
    document.getElementById('done')?.remove();
    // what stands above counts what was just changed; where somebody is with the keyboard it stays
    for (const above of ['main > .page-head', 'main > .tabs']) {
      const old = document.querySelector(above);
      if (!old.contains(at)) old.replaceWith(page.querySelector(above));
    }
    for (const one of opened) document.getElementById(one)?.setAttribute('open', '');
    const quick = document.getElementById('quick');
    if (quick && typed) quick.value = typed;
    if (!elsewhere) focus(inside && inside !== 'work' ? inside : id);
    if (caret) quick?.setSelectionRange(...caret);
  }
  let saving = 0, saved = Promise.resolve();
  function send(...what) {
    saving += 1;
    saved = saved.then(() => attempt(...what)).finally(() => { saving -= 1; });
  }
  async function attempt(url, fields, id, wanted) {
    status(words('saving'));
    try {
      const answer = await post(url, fields);
      const done = answer.type === 'opaqueredirect';
      if (!done && answer.status !== 409) throw new Error(answer.status);
      await refresh(id);
      if (done) return status(`${words('saved')} ${face(new Date().getHours() * 60 + new Date().getMinutes())}`);
      const block = id && document.getElementById(id);
      const both = block ? `${words('yours')}: ${wanted}. ${words('theirs')}: ${told(place(block))}.` : '';
      status(`${words('stale')} ${both}`); say(`${words('stale')} ${both}`);
    } catch {
      status(words('failed'), () => send(url, fields, id, wanted));
      say(words('failed'));
    }
  }
  function commit(block, was, at) {
    if (was.day === at.day && was.from === at.from && was.until === at.until) return;
    const { item, revision } = block.dataset, day = slots()[at.day].dataset.day;
    const fields = { day, start: clock(at.from, ':'), revision };
    if (was.until - was.from !== at.until - at.from) fields.minutes = at.until - at.from;
    say(`${title(block)}: ${told(at)}`);
    send(`${location.pathname}/items/${item}/move`, fields, block.id, told(at));
  }

  // keyboard: arrows walk; M moves, D makes longer or shorter; single keys only while an item has the focus
  const movable = block => block?.dataset.item && agenda().dataset.edit;
  async function begin(id, lasting) {
    await saved; // the block that is moved has to know the revision that was just made
    const block = document.getElementById(id);
    if (move || !block?.contains(document.activeElement)) return;
    const was = place(block);
    move = { block, was, at: was, length: was.until - was.from, lasting };
    block.classList.add('is-moving');
    say(`${title(block)}. ${words(lasting ? 'lasting' : 'moving')}`);
  }
  function step(days, by) {
    const { block, at, length, lasting } = move;
    move.at = lasting
      ? { ...at, until: Math.min(bound(at, 0).last, Math.max(at.from + ROW, at.until + by)) }
      : bound({ day: at.day + days, from: at.from + by }, length);
    put(block, move.at);
    block.querySelector('h4 a').focus();
    say(told(move.at));
  }
  function end(keep) {
    const { block, was, at } = move;
    move = null;
    block.classList.remove('is-moving');
    if (keep) commit(block, was, at);
    else { put(block, was); say(words('cancelled')); }
    block.querySelector('h4 a').focus();
  }
  function walk(block, days, by) {
    const here = place(block);
    const all = [...agenda().querySelectorAll('.ev[data-item]')].map(one => ({ one, ...place(one) }));
    const same = all.filter(other => other.day === here.day + days);
    same.sort((a, b) => a.from - b.from || a.until - b.until);
    const next = by
      ? same[same.findIndex(other => other.one === block) + Math.sign(by)]
      : same.sort((a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from))[0];
    next?.one.querySelector('h4 a').focus();
  }
  document.addEventListener('keydown', event => {
    const { key } = event, typing = event.target.matches('input, textarea, select');
    if ((event.ctrlKey || event.metaKey) && !typing && /^[zy]$/i.test(key)) {
      const button = document.getElementById(event.shiftKey || /y/i.test(key) ? 'redo' : 'undo');
      event.preventDefault();
      if (button && !button.disabled) send(button.form.action, {}, document.activeElement.closest('.ev')?.id);
      return;
    }
    if (key === 'Escape' && event.target.closest?.('#keys')) { document.getElementById('keys').open = false; return focus(helped); }
    const block = event.target.closest?.('.ev[data-item]');
    if (!block || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
    if (way) { event.preventDefault(); if (move) step(way[0], way[1] * (event.shiftKey ? ROW : STEP)); else walk(block, ...way); }
    else if (move && key === 'Enter') { event.preventDefault(); end(true); }
    else if (move && (key === 'Escape' || key === 'Tab')) { if (key === 'Escape') event.preventDefault(); end(false); }
    else if (!move && /^[md]$/i.test(key) && movable(block)) { event.preventDefault(); begin(block.id, /d/i.test(key)); }
    else if (!move && key === '?') { event.preventDefault(); help(block); }
    else if (!move && /^n$/i.test(key)) { event.preventDefault(); document.getElementById('quick')?.focus(); }
  });

  // the list of keys, and with Escape back to the item
  let helped;
  function help(block) {
    const keys = document.getElementById('keys');
    if (!keys) return;
    helped = block.id;
    keys.open = true;
    keys.querySelector('summary').focus();
  }

  // mouse: a drag begins after some pixels, a click stays a click
  document.addEventListener('pointerdown', event => {
    const block = event.target.closest?.('.ev[data-item]');
    if (!movable(block) || event.button || event.pointerType !== 'mouse' || move || saving) return;
    const was = place(block), column = block.parentElement;
    if (getComputedStyle(column).display !== 'grid') return;
    const rows = +column.className.match(/h(\d\d)/)[1] * 60;
    drag = { block, was, at: was, x: event.clientX, y: event.clientY, pixel: rows / column.clientHeight, on: false };
  });

  // what is in the tray is dragged to its place; without a mouse its form does the same
  function ghost(chip) {
    const block = document.createElement('li'), length = +chip.dataset.minutes;
    block.innerHTML = '<div class="ev-main"><p class="ev-top"><time class="ev-when"></time></p><h4></h4></div>';
    block.querySelector('h4').textContent = chip.textContent;
    block.className = `ev ev--tentative g0 f0000 u${clock(length, '')}`;
    return block;
  }
  document.addEventListener('pointerdown', event => {
    const chip = event.target.closest?.('.chip[data-place]'), column = slots()[0];
    if (!chip || event.button || event.pointerType !== 'mouse' || move || saving || getComputedStyle(column).display !== 'grid') return;
    const rows = +column.className.match(/h(\d\d)/)[1] * 60, length = Math.ceil(chip.dataset.minutes / ROW) * ROW;
    drag = { chip, length, x: event.clientX, y: event.clientY, pixel: rows / column.clientHeight, on: false };
  });
  function hover(event) {
    const box = slots()[0].getBoundingClientRect(), first = slots()[0].className.match(/w(\d\d)/)[1] * 60;
    if (event.clientY < box.top || event.clientY > box.bottom) { drag.block?.remove(); drag.at = null; return; }
    drag.block ??= ghost(drag.chip);
    drag.block.classList.add('is-moving');
    const from = first + Math.round((event.clientY - box.top) * drag.pixel / STEP) * STEP;
    const over = slots().findIndex(day => { const one = day.getBoundingClientRect(); return event.clientX >= one.left && event.clientX < one.right; });
    drag.at = bound({ day: over < 0 ? 0 : over, from }, drag.length);
    put(drag.block, drag.at);
  }
  document.addEventListener('pointermove', event => {
    if (!drag) return;
    const right = event.clientX - drag.x, down = event.clientY - drag.y;
    if (!drag.on && Math.hypot(right, down) < NEAR) return;
    drag.on = true;
    if (drag.chip) { agenda().classList.add('is-busy'); return hover(event); }
    drag.block.classList.add('is-moving'); agenda().classList.add('is-busy');
    const over = slots().findIndex(day => { const box = day.getBoundingClientRect(); return event.clientX >= box.left && event.clientX < box.right; });
    const from = drag.was.from + Math.round(down * drag.pixel / STEP) * STEP;
    drag.at = bound({ day: over < 0 ? drag.at.day : over, from }, drag.was.until - drag.was.from);
    put(drag.block, drag.at);
  });
  document.addEventListener('pointerup', () => {
    if (!drag) return;
    const { block, was, at, on, chip } = drag;
    drag = null;
    agenda().classList.remove('is-busy'); block?.classList.remove('is-moving');
    if (!on) return;
    const stop = click => click.preventDefault();
    addEventListener('click', stop, true);
    setTimeout(() => {
      removeEventListener('click', stop, true);
      if (!chip) commit(block, was, at);
      else if (at) send(chip.dataset.place, { day: slots()[at.day].dataset.day, start: clock(at.from, ':') }, null, told(at));
    });
  });
  document.addEventListener('dragstart', event => { if (event.target.closest('.ev, .chip')) event.preventDefault(); });

  // the way of one person, without leaving the page
  document.addEventListener('click', async event => {
    const link = event.target.closest?.('#people a.name, #people .bulk a, .whose a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.replaceState(null, '', link.href);
    try { await refresh(link.id || 'people-heading'); } catch { location.assign(link.href); }
  });
  document.addEventListener('newer', () => refresh(document.activeElement?.closest('.ev')?.id).catch(() => location.reload()));

  // quick add: what was understood, while it is typed
  let asked;
  document.addEventListener('input', event => {
    if (event.target.id !== 'quick') return;
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const { value, form } = event.target, preview = document.getElementById('quick-preview');
      const answer = value.trim() ? await fetch(`${form.action}?line=${encodeURIComponent(value)}`) : null;
      if (event.target.value === value) preview.textContent = answer?.ok ? await answer.text() : '';
    }, 200);
  });
})();
