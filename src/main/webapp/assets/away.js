// When the server does not answer: says so calmly, asks until it does, and takes it back by itself. When the session is over meanwhile, the page leads to the log-in and back.
// What somebody pressed and got no answer to is never passed over: it says so where it is pressed again.
(() => {
  'use strict';
  const banner = document.getElementById('away');
  if (!banner) return;
  const GRACE_MS = 1500, AGAIN_MS = 3000;
  let timer = 0;
  let lost = new Set();

  const later = (step, ms) => { clearTimeout(timer); timer = setTimeout(step, ms); };
  const tell = () => { if (!banner.textContent) banner.textContent = banner.dataset.away; };

  const back = () => {
    clearTimeout(timer);
    timer = 0;
    banner.textContent = '';
    // parts that a page was still waiting for
    lost.forEach(part => { if (part.isConnected) htmx.ajax('GET', part.getAttribute('hx-get'), { source: part, target: part, swap: part.getAttribute('hx-swap') || 'innerHTML' }); });
    lost = new Set();
  };

  // first whether it is there at all: one that is starting has no pages yet
  const ask = async () => {
    try {
      if (!(await fetch('/health/live', { cache: 'no-store' })).ok) throw new Error('not yet');
      const page = await fetch(location.href, { cache: 'no-store', redirect: 'manual' });
      if (page.type === 'opaqueredirect' || page.status === 403 || page.status === 404) { location.reload(); return; }
      if (page.status >= 500) throw new Error('not yet');
      back();
    } catch (away) {
      tell();
      later(ask, AGAIN_MS);
    }
  };
  const suspect = () => { if (!timer) later(ask, GRACE_MS); };

  const note = () => {
    const toasts = document.getElementById('toasts'), what = document.getElementById('lost');
    if (toasts && what && !toasts.querySelector('[data-lost]')) {
      const shown = what.content.firstElementChild.cloneNode(true);
      shown.dataset.lost = '';
      shown.addEventListener('click', () => shown.remove());
      toasts.append(shown);
    }
  };
  // an answer of somebody in between, or none that could be made: nothing to put into a page
  const foreign = xhr => xhr.status >= 500 && !xhr.getResponseHeader('HX-Retarget');

  document.addEventListener('htmx:sseError', suspect);
  document.addEventListener('htmx:sseOpen', () => { if (timer) back(); });
  const failed = event => {
    const part = event.detail.elt;
    if (part && part.hasAttribute('hx-get') && /\bload\b/.test(part.getAttribute('hx-trigger') || '')) lost.add(part);
    else note();
    suspect();
  };
  document.addEventListener('htmx:sendError', failed);
  document.addEventListener('htmx:timeout', failed);
  document.addEventListener('htmx:beforeSwap', event => { if (foreign(event.detail.xhr)) event.detail.shouldSwap = false; });
  document.addEventListener('htmx:responseError', event => {
    if ([502, 503, 504].includes(event.detail.xhr.status) && foreign(event.detail.xhr)) failed(event);
    else if (foreign(event.detail.xhr)) note();
  });
  ['htmx:swapError', 'htmx:targetError', 'htmx:onLoadError'].forEach(broken => document.addEventListener(broken, note));
  addEventListener('offline', suspect);
})();
