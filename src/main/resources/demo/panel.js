// The counts go on by themselves; without this the link below them does it.
'use strict';
setInterval(async () => {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch('/?counts', { signal: AbortSignal.timeout(5000) });
    if (answer.ok) {
      document.getElementById('counts').innerHTML = await answer.text();
    }
  } catch (gone) {
    // the demo has ended, or will answer next time
  }
}, 2000);
