/* The script of the list of issues: searches, filters and sorts it. What it searches in comes as scripts too, for a page from disk may load nothing else. */
(function () {
  'use strict';
  var jie = window.jie = {};

  document.addEventListener('DOMContentLoaded', function () { list(document.body.dataset); });

  function list(words) {
    var KEY = 0, PAGE = 1, SUMMARY = 2, PROJECT = 3, TYPE = 4, STATUS = 5, CATEGORY = 6, PRIORITY = 7, ASSIGNEE = 8, CREATED = 9, UPDATED = 10, LABELS = 11;
    var COLUMNS = { key: KEY, summary: SUMMARY, issuetype: TYPE, status: STATUS, priority: PRIORITY, assignee: ASSIGNEE, updated: UPDATED };
    var FACETS = { project: PROJECT, issuetype: TYPE, status: STATUS, assignee: ASSIGNEE, labels: LABELS };
    var ROWS_SHOWN = 100;
    var chunks = Number(words.chunks), total = Number(words.total);
    var rows = [], waiting = {}, loaded = 0;
    var shown = [], order = null, page = 0;
    var state = read();
    var form = document.getElementById('filters'), found = document.getElementById('found'), table = document.getElementById('issues'), pager = document.getElementById('pager');
    var collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });

    jie.rows = function (number, some) {
      waiting[number] = some;
      while (waiting[loaded + 1]) {
        loaded++;
        Array.prototype.push.apply(rows, waiting[loaded]);
        delete waiting[loaded];
      }
    };

    next();

    function next() {
      if (loaded === chunks) { return ready(); }
      if (chunks > 1) { found.textContent = words.loading.replace('{0}', Math.round(100 * loaded / chunks) + ' %'); }
      load('data/rows-' + (loaded + 1) + '.js', next);
    }

    function load(file, then) {
      var script = document.createElement('script');
      script.src = file;
      script.onload = script.onerror = function () { script.remove(); then(); };
      document.head.appendChild(script);
    }

    function ready() {
      Object.keys(FACETS).forEach(function (name) { choices(form.querySelector('[data-facet="' + name + '"]'), FACETS[name], name); });
      headers();
      toForm();
      form.hidden = false;
      form.addEventListener('submit', function (event) { event.preventDefault(); });
      form.addEventListener('input', later(changed, 150));
      form.addEventListener('change', changed);
      form.addEventListener('reset', function () { setTimeout(changed, 0); });
      window.addEventListener('hashchange', function () {
        if (location.hash.slice(1) !== written()) { state = read(); toForm(); search(); }
      });
      document.addEventListener('keydown', function (event) {
        if (event.key === '/' && !event.target.closest('input, select, textarea')) { event.preventDefault(); document.getElementById('q').focus(); }
      });
      search();
    }

    /* what can be chosen, the most frequent first where there are many */
    function choices(select, column, name) {
      var counts = new Map();
      rows.forEach(function (row) {
        (column === LABELS ? row[column] : [row[column]]).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
      });
      var all = Array.from(counts.keys()).filter(function (value) { return value !== ''; });
      if (all.length > 500) { all.sort(function (a, b) { return counts.get(b) - counts.get(a); }); all = all.slice(0, 500); }
      all.sort(collator.compare);
      if (name === 'assignee' && counts.has('')) { all.unshift(''); }
      all.forEach(function (value) {
        var option = document.createElement('option');
        option.value = '=' + value;
        option.textContent = (value || words.nobody) + ' (' + counts.get(value) + ')';
        select.appendChild(option);
      });
      select.disabled = all.length === 0;
    }

    function headers() {
      table.querySelectorAll('th').forEach(function (th) {
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = th.textContent;
        button.title = words.sorted.replace('{0}', th.textContent);
        th.textContent = '';
        th.appendChild(button);
        button.addEventListener('click', function () {
          var same = state.sort === th.dataset.column;
          state.descending = same ? !state.descending : th.dataset.column === 'updated';
          state.sort = th.dataset.column;
          remember();
          sort();
        });
      });
    }

    /* ── the address says what is shown, so that it can be kept and sent ── */
    function read() {
      var given = new URLSearchParams(location.hash.slice(1)), now = { q: given.get('q') || '', date: given.get('date') === 'created' ? 'created' : 'updated', from: given.get('from') || '', to: given.get('to') || '' };
      Object.keys(FACETS).forEach(function (name) { now[name] = given.has(name) ? '=' + given.get(name) : ''; });
      now.sort = COLUMNS[given.get('sort')] === undefined ? '' : given.get('sort');
      now.descending = given.get('down') === '1';
      return now;
    }

    function written() {
      var say = new URLSearchParams();
      if (state.q) { say.set('q', state.q); }
      Object.keys(FACETS).forEach(function (name) { if (state[name]) { say.set(name, state[name].slice(1)); } });
      if (state.from || state.to) { say.set('date', state.date); }
      if (state.from) { say.set('from', state.from); }
      if (state.to) { say.set('to', state.to); }
      if (state.sort) { say.set('sort', state.sort); say.set('down', state.descending ? '1' : '0'); }
      return say.toString();
    }

    function remember() {
      history.replaceState(null, '', '#' + written());
    }

    function toForm() {
      ['q', 'date', 'from', 'to'].forEach(function (id) { document.getElementById(id).value = state[id]; });
      Object.keys(FACETS).forEach(function (name) { form.querySelector('[data-facet="' + name + '"]').value = state[name]; });
    }

    function changed() {
      ['q', 'date', 'from', 'to'].forEach(function (id) { state[id] = document.getElementById(id).value; });
      Object.keys(FACETS).forEach(function (name) { state[name] = form.querySelector('[data-facet="' + name + '"]').value; });
      remember();
      search();
    }

    /* ── words: as the index has them ───────────────────────────────────── */
    var shards = {}, asked = 0;
    jie.words = function (number, some) { shards[number] = some; };

    function terms(text) {
      var plain = text.normalize('NFKD').replace(/\p{M}/gu, ''), all = [];
      (plain.match(/[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}])[\p{L}\p{Nd}])+/gu) || []).forEach(function (word) { all.push(word.toLowerCase().slice(0, 40)); });
      return all;
    }

    function shardOf(word) {
      var hash = 0;
      for (var i = 0; i < Math.min(3, word.length); i++) { hash = (hash * 31 + word.charCodeAt(i)) % Number(words.shardCount); }
      return hash;
    }

    function search() {
      var mine = ++asked, wanted = terms(state.q);
      var missing = wanted.map(shardOf).filter(function (shard) { return shards[shard] === undefined && words.shards.charAt(shard) === '1'; });
      if (missing.length) {
        load('data/words-' + missing[0] + '.js', function () {
          if (shards[missing[0]] === undefined) { shards[missing[0]] = []; }
          if (mine === asked) { search(); }
        });
        return;
      }
      var hits = null;
      wanted.forEach(function (word) {
        var here = new Uint8Array(rows.length);
        (shards[shardOf(word)] || []).forEach(function (entry) {
          if (entry[0] === word || word.length > 2 && entry[0].startsWith(word)) {
            var at = 0;
            entry[1].split(' ').forEach(function (step) { at += parseInt(step, 36); here[at] = 1; });
          }
        });
        hits = hits === null ? here : hits.map(function (hit, i) { return hit & here[i]; });
      });
      filter(hits);
    }

    function filter(hits) {
      var wanted = Object.keys(FACETS).filter(function (name) { return state[name]; }).map(function (name) { return [FACETS[name], state[name].slice(1)]; });
      var date = state.date === 'created' ? CREATED : UPDATED;
      shown = [];
      rows.forEach(function (row, number) {
        if (hits !== null && !hits[number]) { return; }
        for (var i = 0; i < wanted.length; i++) {
          var value = row[wanted[i][0]];
          if (wanted[i][0] === LABELS ? value.indexOf(wanted[i][1]) < 0 : value !== wanted[i][1]) { return; }
        }
        var day = row[date].slice(0, 10);
        if (state.from && day < state.from || state.to && (day === '' || day > state.to)) { return; }
        shown.push(number);
      });
      sort();
    }

    function sort() {
      page = 0;
      order = shown.slice();
      if (!state.sort) {
        order.reverse();
      } else {
        var column = COLUMNS[state.sort], sign = state.descending ? -1 : 1;
        var plain = column === UPDATED;
        order.sort(function (a, b) {
          var one = rows[a][column], other = rows[b][column];
          var by = one === other ? 0 : one === '' ? 1 : other === '' ? -1 : sign * (plain ? (one < other ? -1 : 1) : collator.compare(one, other));
          return by || a - b;
        });
      }
      table.querySelectorAll('th').forEach(function (th) {
        if (th.dataset.column === state.sort) { th.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending'); } else { th.removeAttribute('aria-sort'); }
      });
      show();
    }

    /* ── showing: a page of rows, whatever the number of issues ─────────── */
    function show() {
      var body = document.createElement('tbody');
      order.slice(page * ROWS_SHOWN, (page + 1) * ROWS_SHOWN).forEach(function (number) {
        var row = rows[number], tr = document.createElement('tr'), link = document.createElement('a');
        link.className = 'key';
        link.href = 'issues/' + encodeURIComponent(row[PAGE] || row[KEY]) + '.html';
        link.textContent = row[KEY];
        cell(tr, link);
        cell(tr, row[SUMMARY], 'summary');
        cell(tr, row[TYPE]);
        var pill = document.createElement('span');
        pill.className = 'pill cat-' + (row[CATEGORY] || 'none');
        pill.textContent = row[STATUS];
        cell(tr, row[STATUS] ? pill : '');
        cell(tr, row[PRIORITY]);
        cell(tr, row[ASSIGNEE]);
        cell(tr, row[UPDATED].slice(0, 10), 'nowrap');
        body.appendChild(tr);
      });
      table.replaceChild(body, table.tBodies[0]);
      found.textContent = order.length ? found.dataset.found.replace('{0}', order.length.toLocaleString(document.documentElement.lang) + (order.length < total ? ' / ' + total.toLocaleString(document.documentElement.lang) : '')) : words.none;
      pages();
    }

    function cell(tr, what, name) {
      var td = document.createElement('td');
      if (name) { td.className = name; }
      if (typeof what === 'string') { td.textContent = what; } else { td.appendChild(what); }
      tr.appendChild(td);
    }

    function pages() {
      var last = Math.ceil(order.length / ROWS_SHOWN) - 1;
      pager.textContent = '';
      if (last < 1) { return; }
      turn(words.previous, '\u2190', page > 0 ? page - 1 : -1);
      var where = document.createElement('span');
      where.textContent = (page + 1) + ' / ' + (last + 1);
      pager.appendChild(where);
      turn(words.next, '\u2192', page < last ? page + 1 : -1);
    }

    function turn(name, sign, to) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.setAttribute('aria-label', name);
      button.disabled = to < 0;
      button.addEventListener('click', function () { page = to; show(); table.scrollIntoView({ block: 'start' }); });
      pager.appendChild(button);
    }

    function later(what, milliseconds) {
      var timer = 0;
      return function (event) {
        if (event.target.tagName !== 'INPUT') { return; }
        clearTimeout(timer);
        timer = setTimeout(what, milliseconds);
      };
    }
  }
})();
