// The list of jobs: how many are ticked, and all at once. Without it the ticks and the buttons work all the same.
(() => {
  'use strict';
  const all = document.getElementById('many-all');
  const count = document.getElementById('many-count');
  const hint = document.getElementById('many-hint');
  const ticks = [...document.querySelectorAll('#jobs tbody input[name=job]')];
  const buttons = document.querySelectorAll('#many button');
  all.hidden = false;

  const tell = () => {
    const chosen = ticks.filter(tick => tick.checked).length;
    hint.hidden = chosen > 0;
    count.hidden = chosen === 0;
    count.textContent = chosen === 1 ? count.dataset.one : count.dataset.more.replace(/1\D?234\D?567/, chosen);
    all.checked = chosen === ticks.length;
    all.indeterminate = chosen > 0 && chosen < ticks.length;
    buttons.forEach(button => { button.disabled = chosen === 0; });
  };
  all.addEventListener('change', () => { ticks.forEach(tick => { tick.checked = all.checked; }); tell(); });

  // with Shift, all between this one and the last one ticked
  let last = null;
  ticks.forEach((tick, at) => tick.addEventListener('click', event => {
    if (event.shiftKey && last !== null) ticks.slice(Math.min(last, at), Math.max(last, at)).forEach(between => { between.checked = tick.checked; });
    last = at;
    tell();
  }));
  addEventListener('pageshow', tell);
  tell();
})();
