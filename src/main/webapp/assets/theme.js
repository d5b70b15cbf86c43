// For people who chose "system": says light or dark, follows the system, and tells the next page by a cookie, so that it comes in the right colours at once.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== 'system') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const scheme = dark.matches ? 'dark' : 'light';
    root.dataset.bsTheme = scheme;
    document.cookie = `JIE_SCHEME=${scheme};path=/;max-age=31536000;samesite=lax`;
  };
  dark.addEventListener('change', apply);
  apply();
})();
