// What Leadrelay adds to Tasklist: the tab with the lead beside the form, and the dialog to correct
// an outcome. Data reaches the page as text only, never as HTML.

const WORDS = {
  en: {
    lead: 'Lead',
    loading: 'Reading …',
    failed: 'This could not be read. Load the page again, or tell your administrator.',
    noLead: 'This task is about no lead, or it is no longer there.',
    passOn: 'Pass this lead to a colleague',
    passIntro: 'The deadline goes on, your colleague gets no fresh one.',
    left: n => (n === 1 ? 'It can be passed on once more.' : `It can be passed on ${n} times.`),
    noneLeft: 'It has been passed on often enough. Ask the sales lead who should have it.',
    nobody: 'Nobody has room for it at the moment. Ask the sales lead.',
    to: 'To whom?',
    choose: 'Please choose',
    why: 'Why? Your colleague reads this.',
    pass: 'Pass on',
    passed: name => `The lead is with ${name} now.`,
    away: 'I am away',
    timeline: 'What happened',
    noEntries: 'Nothing is known of this lead any more.',
    older: 'Show older',
    byItself: 'by itself',
    givenBack: 'What became of the leads you gave back',
    noneGivenBack: 'You have given back none.',
    when: 'Given back',
    firm: 'Firm',
    reason: 'Why',
    ruling: 'How it was ruled',
    since: 'Since then',
    unknown: 'not known',
    outcomes: 'Correct an outcome',
    outcomesIntro:
      'What you said last of your leads. Choose the right outcome; the lead goes on as if you had' +
      ' said it at once, and the timeline keeps both.',
    noOutcomes: 'There is nothing that you could still correct.',
    correct: 'Correct',
    until: at => `until ${at}`,
    right: 'What is right?',
    how: 'How did you try?',
    callBack: 'Call back agreed for (may stay empty)',
    giveBackWhy: 'Why do you give it back?',
    duplicateOf: 'Which lead is it the same as?',
    amount: 'Amount of the order',
    currency: 'Currency',
    lostWhy: 'Why was it lost?',
    note: 'Note',
    save: 'Correct it',
    close: 'Close',
    corrected: 'Corrected. The lead has gone on with the right outcome.',
    choices: {
      CONVERSATION: 'We talked, there is interest',
      NOT_REACHED: 'Not reached',
      PROSPECT_SAYS_NO: 'Does not want to be contacted',
      GIVE_UP: 'I give up, no further attempt makes sense',
      REJECTED: 'I give the lead back',
      WON: 'Won',
      LOST: 'Lost',
      POSTPONED: 'Postponed',
      PHONE: 'By phone',
      EMAIL: 'By e-mail',
      MEETING: 'In a meeting',
      OTHER_WAY: 'Another way',
      NOT_READY: 'Not ready to buy yet',
      NO_FIT: 'Not our target customer',
      WRONG_DATA: 'The data are wrong',
      DUPLICATE: 'The lead is there twice',
      OTHER: 'Another reason',
      PRICE: 'The price',
      COMPETITOR: 'Another vendor was chosen',
      NO_BUDGET: 'No budget',
      NO_DECISION: 'Nobody decided',
      MISSING_FUNCTION: 'A function is missing',
      ELSE: 'Another reason'
    }
  },
  de: {
    lead: 'Lead',
    loading: 'Wird gelesen …',
    failed: 'Das ließ sich nicht lesen. Bitte die Seite neu laden oder der Administration Bescheid geben.',
    noLead: 'Diese Aufgabe betrifft keinen Lead, oder es gibt sie nicht mehr.',
    passOn: 'Diesen Lead weitergeben',
    passIntro: 'Die Frist läuft weiter, es gibt keine neue.',
    left: n => (n === 1 ? 'Er kann noch einmal weitergegeben werden.' : `Er kann ${n}-mal weitergegeben werden.`),
    noneLeft: 'Er wurde oft genug weitergegeben. Bitte die Vertriebsleitung fragen, wer ihn haben soll.',
    nobody: 'Im Moment hat niemand Platz dafür. Bitte die Vertriebsleitung fragen.',
    to: 'An wen?',
    choose: 'Bitte wählen',
    why: 'Warum? Das liest, wer den Lead bekommt.',
    pass: 'Weitergeben',
    passed: name => `Der Lead ist jetzt bei ${name}.`,
    away: 'Ich bin abwesend',
    timeline: 'Was geschehen ist',
    noEntries: 'Von diesem Lead ist nichts mehr bekannt.',
    older: 'Älteres zeigen',
    byItself: 'von selbst',
    givenBack: 'Was aus den zurückgegebenen Leads wurde',
    noneGivenBack: 'Bisher wurde keiner zurückgegeben.',
    when: 'Zurückgegeben',
    firm: 'Firma',
    reason: 'Warum',
    ruling: 'Wie entschieden wurde',
    since: 'Seitdem',
    unknown: 'unbekannt',
    outcomes: 'Ergebnis berichtigen',
    outcomesIntro:
      'Die letzten eigenen Angaben. Nach der Berichtigung geht der Lead weiter, als wäre sie gleich' +
      ' gemacht worden; der Verlauf behält beide.',
    noOutcomes: 'Es gibt nichts, was sich noch berichtigen ließe.',
    correct: 'Berichtigen',
    until: at => `bis ${at}`,
    right: 'Was ist richtig?',
    how: 'Auf welchem Weg?',
    callBack: 'Rückruf vereinbart für (darf leer bleiben)',
    giveBackWhy: 'Warum wird er zurückgegeben?',
    duplicateOf: 'Mit welchem Lead ist er identisch?',
    amount: 'Auftragswert',
    currency: 'Währung',
    lostWhy: 'Warum haben wir verloren?',
    note: 'Notiz',
    save: 'Berichtigen',
    close: 'Schließen',
    corrected: 'Berichtigt. Der Lead ist mit dem richtigen Ergebnis weitergegangen.',
    choices: {
      CONVERSATION: 'Gespräch geführt, es besteht Interesse',
      NOT_REACHED: 'Nicht erreicht',
      PROSPECT_SAYS_NO: 'Möchte nicht kontaktiert werden',
      GIVE_UP: 'Ein weiterer Versuch hat keinen Sinn',
      REJECTED: 'Ich gebe den Lead zurück',
      WON: 'Gewonnen',
      LOST: 'Verloren',
      POSTPONED: 'Vertagt',
      PHONE: 'Telefonisch',
      EMAIL: 'Per E-Mail',
      MEETING: 'Bei einem Treffen',
      OTHER_WAY: 'Auf anderem Weg',
      NOT_READY: 'Noch nicht kaufbereit',
      NO_FIT: 'Nicht unsere Zielgruppe',
      WRONG_DATA: 'Die Daten sind falsch',
      DUPLICATE: 'Der Lead ist doppelt vorhanden',
      OTHER: 'Ein anderer Grund',
      PRICE: 'Der Preis',
      COMPETITOR: 'Ein anderer Anbieter wurde gewählt',
      NO_BUDGET: 'Kein Budget',
      NO_DECISION: 'Niemand hat entschieden',
      MISSING_FUNCTION: 'Eine Funktion fehlt',
      ELSE: 'Ein anderer Grund'
    }
  }
};

// That of the user's profile, see language.js, in which Tasklist has started.
const LANGUAGE = document.documentElement.lang === 'de' ? 'de' : 'en';
const say = WORDS[LANGUAGE];

const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = new URL('plugin.css', import.meta.url);
document.head.append(styles);

/** An element with a class and what it holds: texts and elements. */
const make = (name, style, ...content) => {
  const element = document.createElement(name);
  if (style) {
    element.className = style;
  }
  element.append(...content.filter(each => each !== null && each !== undefined && each !== ''));
  return element;
};

const button = (text, style, act) => {
  const made = make('button', 'btn ' + style, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
};

let ids = 0;

/** A field with its label before it. */
const labelled = (text, field) => {
  field.id = `leadrelay-field-${++ids}`;
  field.classList.add('form-control');
  const label = make('label', '', text);
  label.htmlFor = field.id;
  return make('div', 'field', label, field);
};

const option = (value, text) => {
  const made = make('option', '', text);
  made.value = value;
  return made;
};

const select = (name, choices) => {
  const made = make('select', '', option('', say.choose), ...choices.map(each => option(...each)));
  made.name = name;
  return made;
};

const input = (name, type) => {
  const made = make('input', '');
  made.name = name;
  made.type = type;
  return made;
};

const textarea = name => {
  const made = make('textarea', '');
  made.name = name;
  made.rows = 2;
  made.maxLength = 1000;
  return made;
};

const alert = sentence => {
  const said = make('p', 'leadrelay-refusal', sentence);
  said.setAttribute('role', 'alert');
  return said;
};

const status = sentence => {
  const said = make('p', 'said', sentence);
  said.setAttribute('role', 'status');
  said.tabIndex = -1;
  return said;
};

const path = api => `${api.tasklistApi}/plugin/leadrelay-tasklist/${api.engine}/`;

const read = async (api, what) => {
  const answer = await fetch(path(api) + what, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json', 'Accept-Language': LANGUAGE}
  });
  if (!answer.ok) {
    throw answer.status;
  }
  return answer.json();
};

/** Sends something; answers with the sentence that refuses it, or with null. */
const send = async (api, what, body) => {
  const answer = await fetch(path(api) + what, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': api.CSRFToken},
    body: JSON.stringify(body)
  });
  if (answer.ok) {
    return null;
  }
  try {
    return (await answer.json()).sentence || say.failed;
  } catch (noJson) {
    return answer.status === 404 ? say.noLead : say.failed;
  }
};

// ---- the timeline

const entry = each =>
  make(
    'li',
    '',
    make('span', 'at', each.at),
    make(
      'div',
      'what',
      make('span', '', each.text),
      make('span', 'who', each.who || say.byItself),
      each.note ? make('blockquote', '', each.note) : null,
      each.cited ? make('p', 'cited', each.cited) : null
    )
  );

const entries = list => make('ol', 'entries', ...list.map(entry));

const day = each => make('section', '', make('h4', '', each.date), entries(each.entries));

const cycle = each => {
  const made = make('section', 'cycle', make('h3', '', each.title), ...each.days.map(day));
  made.dataset.cycle = each.number;
  return made;
};

/** A page that goes on in the cycle, or even the day, with which the one before it ended. */
const append = (timeline, page) => {
  for (const run of page.cycles) {
    const last = timeline.querySelector('section.cycle:last-of-type');
    if (!last || last.dataset.cycle !== String(run.number)) {
      timeline.append(cycle(run));
      continue;
    }
    for (const each of run.days) {
      const open = last.querySelector('section:last-of-type');
      if (open && open.querySelector('h4').textContent === each.date) {
        open.querySelector('ol').append(...each.entries.map(entry));
      } else {
        last.append(day(each));
      }
    }
  }
};

const timeline = (api, task, first) => {
  const list = make('div', 'timeline');
  append(list, first);
  if (first.cycles.length === 0) {
    list.append(make('p', 'none', say.noEntries));
  }
  let older = first.older ?? null;
  const more = button(say.older, 'btn-default', async () => {
    more.disabled = true;
    try {
      const next = await read(api, `task/${task}/lead?before=${older}`);
      const place = list.querySelectorAll('li').length;
      append(list, next.history);
      older = next.history.older ?? null;
      const item = list.querySelectorAll('li')[place];
      if (item) {
        item.tabIndex = -1;
        item.focus();
      }
    } catch (failed) {
      list.append(alert(say.failed));
    }
    more.disabled = false;
    more.hidden = older === null;
  });
  more.hidden = older === null;
  return make('section', '', make('h2', '', say.timeline), list, more);
};

// ---- what became of the leads that were given back

const givenBack = cases => {
  const title = make('h2', '', say.givenBack);
  if (cases.length === 0) {
    return make('section', '', title, make('p', 'none', say.noneGivenBack));
  }
  const head = make(
    'tr',
    '',
    ...[say.when, say.firm, say.reason, say.ruling, say.since].map(text => {
      const made = make('th', '', text);
      made.scope = 'col';
      return made;
    })
  );
  const rows = cases.map(each =>
    make(
      'tr',
      '',
      ...[each.date, each.firm || say.unknown, each.reason, each.ruling, each.since].map(text =>
        make('td', '', text)
      )
    )
  );
  return make(
    'section',
    '',
    title,
    make('table', 'table', make('thead', '', head), make('tbody', '', ...rows))
  );
};

// ---- passing on

const passOn = (api, task, offered, scope) => {
  const body = make('form', '');
  const box = make('details', 'pass', make('summary', '', say.passOn), body);
  if (offered.timesLeft === 0 || offered.colleagues.length === 0) {
    body.append(make('p', '', offered.timesLeft === 0 ? say.noneLeft : say.nobody));
    return box;
  }
  const to = select('to', offered.colleagues.map(each => [each.id, each.name]));
  const reason = textarea('reason');
  const pass = make('button', 'btn btn-primary', say.pass);
  body.noValidate = true;
  body.append(
    make('p', '', say.passIntro, ' ', say.left(offered.timesLeft)),
    labelled(say.to, to),
    labelled(say.why, reason),
    pass
  );
  body.addEventListener('submit', async event => {
    event.preventDefault();
    body.querySelectorAll('.leadrelay-refusal').forEach(old => old.remove());
    pass.disabled = true;
    const refusal = await send(api, `task/${task}/pass`, {
      to: to.value || null,
      reason: reason.value
    });
    pass.disabled = false;
    if (refusal) {
      pass.before(alert(refusal));
      return;
    }
    const done = status(say.passed(to.selectedOptions[0].textContent));
    box.replaceWith(done);
    done.focus();
    refresh(scope);
  });
  return box;
};

/** Has Tasklist read its list and task again, as after a form. */
const refresh = scope => scope.$root.$applyAsync(() => scope.$root.$broadcast('refresh'));

const away = () => {
  const link = make('a', 'away', say.away);
  link.href = '#/?processStart=repAbsence';
  return link;
};

const leadTab = {
  id: 'leadrelay-lead',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: say.lead},
  render: async (node, {api, taskId}, scope) => {
    const page = make('div', 'leadrelay-lead', status(say.loading));
    node.replaceChildren(page);
    try {
      const [lead, offered] = await Promise.all([
        read(api, `task/${taskId}/lead`),
        read(api, `task/${taskId}/colleagues`)
      ]);
      page.replaceChildren(
        ...(offered.mine ? [make('div', 'actions', passOn(api, taskId, offered, scope), away())] : []),
        timeline(api, taskId, lead.history),
        ...(lead.givenBack ? [givenBack(lead.givenBack)] : [])
      );
    } catch (failed) {
      page.replaceChildren(status(failed === 404 ? say.noLead : say.failed));
    }
  }
};

// ---- correcting an outcome

const OUTCOMES = {
  contactOutcome: ['CONVERSATION', 'NOT_REACHED', 'PROSPECT_SAYS_NO', 'GIVE_UP', 'REJECTED'],
  opportunityOutcome: ['WON', 'LOST', 'POSTPONED']
};

const choices = (...names) => names.map(name => [name, say.choices[name]]);

/** The fields that an outcome asks for, as the form of its task does. */
const asked = outcome => {
  const channel = () =>
    labelled(
      say.how,
      select('channel', [
        ...choices('PHONE', 'EMAIL', 'MEETING'),
        ['OTHER', say.choices.OTHER_WAY]
      ])
    );
  const note = name => labelled(say.note, textarea(name));
  switch (outcome) {
    case 'NOT_REACHED':
      return [
        channel(),
        labelled(say.callBack, input('nextAttemptAt', 'datetime-local')),
        note('note')
      ];
    case 'CONVERSATION':
    case 'PROSPECT_SAYS_NO':
      return [channel(), note('note')];
    case 'GIVE_UP':
      return [note('note')];
    case 'REJECTED':
      return [
        labelled(
          say.giveBackWhy,
          select(
            'rejectionReason',
            choices('NOT_READY', 'NO_FIT', 'WRONG_DATA', 'DUPLICATE', 'OTHER')
          )
        ),
        labelled(say.duplicateOf, input('duplicateOf', 'text')),
        note('note')
      ];
    case 'WON':
      return [
        labelled(say.amount, input('amount', 'number')),
        labelled(say.currency, select('currency', ['EUR', 'USD', 'GBP', 'CHF'].map(c => [c, c]))),
        note('opportunityNote')
      ];
    case 'LOST':
      return [
        labelled(say.lostWhy, select('lostReason', LOST)),
        note('opportunityNote')
      ];
    case 'POSTPONED':
      return [note('opportunityNote')];
    default:
      return [];
  }
};

const LOST = [
  ...choices('PRICE', 'COMPETITOR', 'NO_BUDGET', 'NO_DECISION', 'MISSING_FUNCTION'),
  ['OTHER', say.choices.ELSE]
];

const values = form => {
  const submitted = {};
  for (const field of form.elements) {
    if (field.name && field.value !== '') {
      submitted[field.name] = field.name === 'amount' ? Number(field.value) : field.value;
    }
  }
  return submitted;
};

const correction = (api, given, done) => {
  const form = make('form', 'correction');
  const fields = make('div', 'fields');
  const right = select(given.field, choices(...OUTCOMES[given.field]));
  right.addEventListener('change', () => fields.replaceChildren(...asked(right.value)));
  const save = make('button', 'btn btn-primary', say.save);
  form.noValidate = true;
  form.append(labelled(say.right, right), fields, save);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    form.querySelectorAll('.leadrelay-refusal').forEach(old => old.remove());
    save.disabled = true;
    const refusal = await send(api, `outcomes/${given.id}`, values(form));
    save.disabled = false;
    if (refusal) {
      save.before(alert(refusal));
    } else {
      done();
    }
  });
  return form;
};

const outcomeItem = (api, given, done) => {
  const item = make(
    'li',
    '',
    make(
      'div',
      'said-before',
      make('strong', '', given.firm || say.unknown),
      make('span', '', given.said),
      make('small', '', given.at)
    )
  );
  const open = button(say.correct, 'btn-default', () => {
    open.hidden = true;
    const form = correction(api, given, done);
    item.append(form);
    form.querySelector('select').focus();
  });
  item.append(make('div', 'act', make('small', '', say.until(given.until)), open));
  return item;
};

const list = async (api, body, said, scope) => {
  try {
    const given = await read(api, 'outcomes');
    const corrected = () => list(api, body, say.corrected, scope);
    body.replaceChildren(
      ...(said ? [status(said)] : []),
      given.length === 0
        ? make('p', 'none', say.noOutcomes)
        : make('ul', '', ...given.map(each => outcomeItem(api, each, corrected)))
    );
    if (said) {
      body.querySelector('.said').focus();
      refresh(scope);
    }
  } catch (failed) {
    body.replaceChildren(alert(say.failed));
  }
};

const outcomesAction = {
  id: 'leadrelay-outcomes',
  pluginPoint: 'tasklist.navbar.action',
  priority: 90,
  properties: {},
  render: (node, {api}, scope) => {
    const link = button(say.outcomes, 'btn-link leadrelay-outcomes', () => {
      const dialog = make('dialog', 'leadrelay-dialog');
      const title = make('h2', '', say.outcomes);
      title.id = `leadrelay-title-${++ids}`;
      dialog.setAttribute('aria-labelledby', title.id);
      const body = make('div', 'body', status(say.loading));
      const close = button(say.close, 'btn-default', () => dialog.close());
      dialog.append(title, make('p', 'intro', say.outcomesIntro), body, close);
      dialog.addEventListener('close', () => {
        dialog.remove();
        link.focus();
      });
      document.body.append(dialog);
      dialog.showModal();
      list(api, body, null, scope);
    });
    node.replaceChildren(link);
  }
};

export default [leadTab, outcomesAction];
