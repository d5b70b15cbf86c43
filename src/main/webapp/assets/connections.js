// A personal access token has no user: the field goes, and is not sent, while that kind is chosen. Without this script it is simply left empty.
(() => {
  const suit = form => {
    const type = form.querySelector('input[name="auth.type"]:checked')?.value;
    for (const part of form.querySelectorAll('[data-auth]')) {
      const hide = type !== undefined && part.dataset.auth !== type;
      part.hidden = hide;
      for (const input of part.querySelectorAll('input')) {
        input.disabled = hide;
      }
    }
  };
  const suitAll = () => document.querySelectorAll('form[data-connection]').forEach(suit);
  document.addEventListener('change', event => event.target.name === 'auth.type' && event.target.form && suit(event.target.form));
  document.addEventListener('htmx:afterSettle', event => {
    suitAll();
    if (event.target.matches?.('form[data-connection]')) {
      event.target.querySelector('[aria-invalid="true"]')?.focus();
    }
  });
  suitAll();
})();
