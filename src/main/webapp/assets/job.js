// How far the job is, in the tab's title, for people who look elsewhere meanwhile.
(() => {
  const title = document.title;
  const tell = () => {
    const now = document.getElementById('job-now');
    const part = now?.querySelector('progress[value] + .job-part');
    const state = now?.querySelector('.job-line .state');
    document.title = [part ? part.textContent : state?.textContent.trim(), title].filter(Boolean).join(' · ');
  };
  document.addEventListener('htmx:load', tell);
  tell();
})();
