// The form of a new export: a project that is picked writes its JQL, and what the check found is marked at the query and said aloud.
(() => {
  'use strict';
  const form = document.getElementById('export-form');
  if (!form) return;
  const jql = form.elements.jql;
  const picker = document.getElementById('project');
  picker.closest('[hidden]').hidden = false;

  // what the person typed themselves comes back with the picker's first choice
  let own = jql.value;
  picker.addEventListener('change', () => {
    jql.value = picker.value || own;
    jql.dispatchEvent(new Event('input', { bubbles: true }));
  });
  jql.addEventListener('input', event => {
    if (!event.isTrusted) return;
    own = jql.value;
    picker.value = '';
  });

  // a query that was asked before, with its site; without this script its button sends the form, which comes back filled
  form.addEventListener('click', event => {
    const query = event.target.closest('[data-query]');
    if (!query) return;
    event.preventDefault();
    const site = form.elements.connection_id;
    jql.value = own = query.dataset.jql;
    picker.value = '';
    if (site.value === query.dataset.site) {
      jql.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      site.value = query.dataset.site;
      site.dispatchEvent(new Event('change', { bubbles: true }));
    }
    jql.focus();
  });

  // an answer about what stood there before; the one about what stands there now is on its way
  document.addEventListener('htmx:beforeSwap', event => {
    const asked = event.detail.target.id === 'check' && event.detail.requestConfig.formData.get('jql');
    if (typeof asked === 'string' && asked.replaceAll('\r', '') !== jql.value) event.detail.shouldSwap = false;
  });

  document.addEventListener('htmx:afterSwap', event => {
    if (event.target.id !== 'check') return;
    const wrong = event.target.querySelector('#f-jql-error') !== null;
    jql.classList.toggle('is-invalid', wrong);
    wrong ? jql.setAttribute('aria-invalid', 'true') : jql.removeAttribute('aria-invalid');
    const said = event.target.querySelector('[data-say]');
    document.getElementById('check-said').textContent = said ? said.textContent.replace(/\s+/g, ' ').trim() : '';
  });
})();
