// What every page does beyond HTML. All of it is comfort: without this file every page still works.
(() => {
  'use strict';

  // the reader's time zone for whoever has not chosen one; a dot for each slash, which not every parser of cookies lets pass
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes('JIE_ZONE=')) {
    document.cookie = `JIE_ZONE=${zone.replaceAll('/', '.')};path=/;max-age=31536000;samesite=lax`;
  }

  // menus close on Escape and on a click elsewhere
  const closeMenus = except => document.querySelectorAll('details.menu[open]').forEach(menu => { if (menu !== except) menu.open = false; });
  document.addEventListener('click', event => closeMenus(event.target.closest('details.menu')));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector('details.menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  });

  // good news goes by itself, bad news stays until it is clicked away
  const watchToasts = () => document.querySelectorAll('.toast-note:not([data-seen])').forEach(toast => {
    toast.dataset.seen = '';
    const away = () => { toast.classList.add('gone'); setTimeout(() => toast.remove(), 160); };
    toast.addEventListener('click', away);
    if (!toast.classList.contains('toast-bad')) setTimeout(away, 6000);
  });
  watchToasts();
  document.addEventListener('htmx:afterSwap', watchToasts);

  // a form is sent once
  document.addEventListener('submit', event => {
    if (event.target.method !== 'post' || event.defaultPrevented) return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = 'yes';
    setTimeout(() => delete event.target.dataset.sent, 4000);
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  // the first wrong field gets the focus
  const wrong = document.querySelector('[aria-invalid="true"]');
  if (wrong) wrong.focus();

  // keys: g then a letter, n, /, ?
  const rooms = { h: '/', j: '/jobs', f: '/directories', s: '/schedules', c: '/connections' };
  let went = 0;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable], dialog[open]')) return;
    if (!document.querySelector('nav.rooms')) return;
    const now = Date.now();
    if (now - went < 1500 && rooms[event.key]) { location.href = rooms[event.key]; return; }
    went = 0;
    if (event.key === 'g') went = now;
    else if (event.key === 'n') location.href = '/exports/new';
    else if (event.key === '/') {
      const search = document.getElementById('search');
      if (search && search.offsetParent) { event.preventDefault(); search.focus(); }
    } else if (event.key === '?') document.getElementById('keys')?.showModal();
  });
})();
