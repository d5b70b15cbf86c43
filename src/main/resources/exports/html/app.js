/* The script of all pages of the archive, which work without it: with it the theme can be chosen and arrows lead on. */
(function () {
  'use strict';
  var root = document.documentElement;

  function remembered(key, value) {
    // some browsers keep nothing for pages from disk
    try {
      if (value === undefined) { return localStorage.getItem(key); }
      localStorage.setItem(key, value);
    } catch (refused) { /* then it is not remembered */ }
    return null;
  }

  var theme = remembered('jie-theme');
  if (theme === 'light' || theme === 'dark') { root.dataset.theme = theme; }
  root.classList.add('js');

  document.addEventListener('DOMContentLoaded', function () {
    var body = document.body;
    var button = document.querySelector('button.theme');
    if (button) {
      button.addEventListener('click', function () {
        var dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
        root.dataset.theme = dark ? 'light' : 'dark';
        remembered('jie-theme', root.dataset.theme);
      });
    }
    if (body.dataset.moved) { location.replace(body.dataset.moved); }
    if (body.classList.contains('issue')) { neighbours(body); }
  });

  /* ── keys on the page of an issue: the arrows ─────────────────────────── */
  function neighbours(body) {
    document.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest('input, select, textarea, summary, [tabindex="0"]')) { return; }
      var to = event.key === 'ArrowLeft' ? body.dataset.older : event.key === 'ArrowRight' ? body.dataset.newer : '';
      if (to) { location.href = to; }
    });
  }
})();
