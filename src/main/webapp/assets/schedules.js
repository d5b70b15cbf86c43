// A preset fills the field and shows at once what it means. Without this script its button sends the form, which comes back with the field filled.
(() => {
  'use strict';
  const cron = document.getElementById('f-schedule-cron');
  if (!cron) return;
  const presets = [...document.querySelectorAll('[data-preset]')];
  const mark = () => presets.forEach(preset => preset.setAttribute('aria-pressed', String(preset.value === cron.value.trim())));
  presets.forEach(preset => preset.addEventListener('click', event => {
    event.preventDefault();
    cron.value = preset.value;
    cron.dispatchEvent(new Event('input', { bubbles: true }));
  }));
  cron.addEventListener('input', mark);
})();
