// The page of a job, beyond what the stream brings: the tab's title, a wait counted down to the second, the log copied.
(() => {
  'use strict';

  // how far it is, for people who look elsewhere meanwhile
  const title = document.title;
  const live = document.querySelector('[sse-connect]') !== null;
  const tell = () => {
    if (!live) return;
    const now = document.getElementById('job-now');
    const part = now?.querySelector('progress[value] + .job-part');
    const state = now?.querySelector('.job-line .state');
    document.title = [part ? part.textContent : state?.textContent.trim(), title].filter(Boolean).join(' · ');
  };
  document.addEventListener('htmx:load', tell);
  tell();

  // the server says how many seconds are left; between two of its words we count ourselves, so no clock of this machine is asked
  const ends = new WeakMap();
  const long = seconds => seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
  setInterval(() => document.querySelectorAll('time[data-left]').forEach(time => {
    if (!ends.has(time)) ends.set(time, performance.now() + time.dataset.left * 1000);
    const left = Math.max(0, Math.ceil((ends.get(time) - performance.now()) / 1000));
    time.textContent = time.dataset.words.replace('…', long(left));
  }), 1000);

  // the log as lines of text, the oldest first
  const copy = document.getElementById('log-copy');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      const lines = [...document.querySelectorAll('.log-lines > li:not(.log-none)')].reverse().map(line =>
        [line.querySelector('time').dateTime, ...[...line.querySelectorAll('div > span')].map(part => part.textContent.trim())].join('  '));
      await navigator.clipboard.writeText(lines.join('\n') + '\n');
      const said = copy.querySelector('[role=status]');
      said.textContent = said.dataset.done;
      copy.classList.add('done');
      setTimeout(() => { said.textContent = ''; copy.classList.remove('done'); }, 2500);
    });
  }
})();
