// What Leadrelay adds to Cockpit: the page of models, and its link in the navigation.
// Data reaches the page as text only, never as HTML.

const WORDS = {
  en: {
    models: 'Models',
    intro:
      'What runs, what waits for signatures, and what changed from version to version. The' +
      ' owners change diagram, tables, forms and texts; each change is a new version of all.',
    loading: 'Reading the models …',
    failed: 'The models could not be read. Load the page again, or tell your administrator.',
    forbidden: 'This page is for managers, process owners and administrators.',
    newestVersion: 'newest version',
    leadsOnIt: n => (n === 1 ? 'lead runs on it' : 'leads run on it'),
    draftsWaiting: n => (n === 1 ? 'draft waits for signatures' : 'drafts wait for signatures'),
    leadsBehind: n => (n === 1 ? 'lead could not be moved' : 'leads could not be moved'),
    signedTables: 'Signed tables',
    signedCaption: 'They judge leads only as both teams have signed them.',
    table: 'Table',
    inForce: 'In force',
    draft: 'Draft',
    notInForce: 'Not in force until both teams have signed.',
    noDraft: 'none',
    version: n => `Version ${n}`,
    agreement: (n, since) => `agreement no. ${n}, since ${since}`,
    deployed: at => `deployed ${at}`,
    differsFrom: n => `What differs from version ${n}`,
    versions: 'Versions',
    versionsCaption:
      'The newest first. New leads run on the newest version, but a changed table that both teams' +
      ' sign judges them only once it is signed.',
    versionHead: 'Version',
    deployedHead: 'Deployed',
    runningHead: 'Leads running',
    changesHead: 'What differs from the version before',
    newest: 'newest',
    first: 'The first version.',
    older: 'Show older versions',
    leftBehind: 'Leads that could not be moved',
    leftBehindCaption: 'They go on under the version where they are, until they end there.',
    noneLeftBehind: 'There are none.',
    mostLeftBehind: n => `The first ${n} are shown.`,
    step: 'Where they wait',
    reason: 'Why they stay',
    leads: 'Leads',
    soMany: n => (n === 1 ? '1 lead' : `${number(n)} leads`)
  },
  de: {
    models: 'Modelle',
    intro:
      'Was läuft, was auf Unterschriften wartet und was sich von Fassung zu Fassung geändert' +
      ' hat. Diagramm, Tabellen, Formulare und Texte gehören den Prozessverantwortlichen; jede' +
      ' Änderung ist eine neue Fassung von allem.',
    loading: 'Die Modelle werden gelesen …',
    failed:
      'Die Modelle konnten nicht gelesen werden. Bitte die Seite neu laden oder der' +
      ' Administration Bescheid geben.',
    forbidden: 'Diese Seite ist für Management, Prozessverantwortliche und Administration.',
    newestVersion: 'neueste Fassung',
    leadsOnIt: n => (n === 1 ? 'Lead läuft darauf' : 'Leads laufen darauf'),
    draftsWaiting: n =>
      n === 1 ? 'Entwurf wartet auf Unterschriften' : 'Entwürfe warten auf Unterschriften',
    leadsBehind: n => (n === 1 ? 'Lead ließ sich nicht umstellen' : 'Leads ließen sich nicht umstellen'),
    signedTables: 'Unterschriebene Tabellen',
    signedCaption: 'Sie beurteilen Leads nur so, wie beide Teams sie unterschrieben haben.',
    table: 'Tabelle',
    inForce: 'In Kraft',
    draft: 'Entwurf',
    notInForce: 'Nicht in Kraft, bis beide Teams unterschrieben haben.',
    noDraft: 'keiner',
    version: n => `Fassung ${n}`,
    agreement: (n, since) => `Vereinbarung Nr. ${n}, seit ${since}`,
    deployed: at => `eingespielt am ${at}`,
    differsFrom: n => `Was gegenüber Fassung ${n} anders ist`,
    versions: 'Fassungen',
    versionsCaption:
      'Die neueste zuerst. Neue Leads laufen auf der neuesten Fassung; eine geänderte Tabelle, die' +
      ' beide Teams unterschreiben, beurteilt sie aber erst nach den Unterschriften.',
    versionHead: 'Fassung',
    deployedHead: 'Eingespielt',
    runningHead: 'Laufende Leads',
    changesHead: 'Was gegenüber der Fassung davor anders ist',
    newest: 'neueste',
    first: 'Die erste Fassung.',
    older: 'Ältere Fassungen zeigen',
    leftBehind: 'Leads, die sich nicht umstellen ließen',
    leftBehindCaption: 'Sie laufen auf ihrer Fassung weiter, bis sie dort enden.',
    noneLeftBehind: 'Es gibt keine.',
    mostLeftBehind: n => `Gezeigt werden die ersten ${n}.`,
    step: 'Wo sie warten',
    reason: 'Warum sie bleiben',
    leads: 'Leads',
    soMany: n => (n === 1 ? '1 Lead' : `${number(n)} Leads`)
  }
};

// That of the user's profile, see language.js of Tasklist, which Cockpit has started in.
const LANGUAGE = document.documentElement.lang === 'de' ? 'de' : 'en';
const say = WORDS[LANGUAGE];

// A date as people write it where they are, if the words are of their language.
const PLACE = navigator.language.toLowerCase().startsWith(LANGUAGE) ? navigator.language : LANGUAGE;

const USUAL = 20;
const MOST = 200;
const MOST_LEFT_BEHIND = 500;

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
  element.append(...content.filter(each => each !== null));
  return element;
};

const number = n => new Intl.NumberFormat(PLACE).format(n);
const day = at => new Intl.DateTimeFormat(PLACE, {dateStyle: 'medium'}).format(new Date(at));
const minute = at =>
  new Intl.DateTimeFormat(PLACE, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(at));

const time = (at, shown) => {
  const element = make('time', '', shown(at));
  element.dateTime = at;
  return element;
};

const headed = (scope, text) => {
  const cell = make('th', '', ...[text].flat());
  cell.scope = scope;
  return cell;
};

const table = (style, caption, heads, rows) =>
  make(
    'table',
    style,
    make('caption', '', caption),
    make('thead', '', make('tr', '', ...heads.map(text => headed('col', text)))),
    make('tbody', '', ...rows)
  );

const section = (title, ...content) => make('section', '', make('h2', '', title), ...content);

const lines = texts => make('ul', '', ...texts.map(text => make('li', '', text)));

/** What differs: the line that sums it up opens the lines that tell all. */
const difference = (change, open) => {
  const folded = make('details', '', make('summary', '', change.summary), lines(change.details));
  folded.open = open;
  if (change.file) {
    folded.title = change.file;
  }
  return folded;
};

const figure = (value, label, style) =>
  make('div', style, make('dt', '', label), make('dd', '', number(value)));

const figures = models => {
  const newest = models.versions[0] || {version: 0, runningLeads: 0};
  const drafts = models.signedTables.filter(each => each.draft).length;
  const behind = models.leftBehind.length;
  return make(
    'dl',
    'figures',
    figure(newest.version, say.newestVersion, ''),
    figure(newest.runningLeads, say.leadsOnIt(newest.runningLeads), ''),
    figure(drafts, say.draftsWaiting(drafts), drafts ? 'attention' : ''),
    figure(behind, say.leadsBehind(behind), behind ? 'attention' : '')
  );
};

const draftCell = (draft, inForce) =>
  draft
    ? make(
        'td',
        'draft',
        make(
          'p',
          '',
          make('strong', 'badge-draft', say.draft),
          ' ',
          say.version(draft.version),
          ', ',
          say.deployed(minute(draft.deployedAt)),
          '. ',
          make('b', '', say.notInForce)
        ),
        make('p', 'differs', say.differsFrom(inForce.version)),
        difference(draft, true)
      )
    : make('td', 'none', say.noDraft);

const signedTables = models =>
  section(
    say.signedTables,
    table(
      'signed',
      say.signedCaption,
      [say.table, say.inForce, say.draft],
      models.signedTables.map(each =>
        make(
          'tr',
          '',
          headed('row', each.name),
          make(
            'td',
            '',
            say.version(each.inForce.version),
            make('small', '', say.agreement(each.inForce.agreement, day(each.inForce.since)))
          ),
          draftCell(each.draft, each.inForce)
        )
      )
    )
  );

const versions = (models, showOlder) => {
  const older = make('button', 'btn btn-default', say.older);
  older.type = 'button';
  older.addEventListener('click', showOlder);
  return section(
    say.versions,
    table(
      'versions',
      say.versionsCaption,
      [say.versionHead, say.deployedHead, say.runningHead, say.changesHead],
      models.versions.map(each =>
        make(
          'tr',
          '',
          headed('row', [
            number(each.version),
            each.newest ? make('span', 'badge-newest', say.newest) : ''
          ]),
          make('td', '', time(each.deployedAt, minute)),
          make('td', 'number', number(each.runningLeads)),
          make(
            'td',
            '',
            ...(each.changes.length
              ? each.changes.map(change => difference(change, false))
              : [say.first])
          )
        )
      )
    ),
    models.moreVersions && models.versions.length < MOST ? older : null
  );
};

const instance = lead => {
  const link = make('a', '', lead.lead);
  link.href = '#/process-instance/' + encodeURIComponent(lead.processInstance) + '/runtime';
  return link;
};

/** Leads that stay for the same reason at the same step: one row for all of them. */
const crowds = leads => {
  const alike = new Map();
  leads.forEach(lead => {
    const key = JSON.stringify([lead.version, lead.step, lead.reason]);
    alike.set(key, [...(alike.get(key) || []), lead]);
  });
  return [...alike.values()];
};

const leftBehind = models =>
  section(
    say.leftBehind,
    models.leftBehind.length
      ? table(
          'left-behind',
          say.leftBehindCaption,
          [say.step, say.versionHead, say.reason, say.leads],
          crowds(models.leftBehind).map(leads =>
            make(
              'tr',
              '',
              headed('row', leads[0].step),
              make('td', '', number(leads[0].version)),
              make('td', '', leads[0].reason),
              make(
                'td',
                '',
                make(
                  'details',
                  '',
                  make('summary', '', say.soMany(leads.length)),
                  make('ul', '', ...leads.map(lead => make('li', '', instance(lead))))
                )
              )
            )
          )
        )
      : make('p', 'none', say.noneLeftBehind),
    models.leftBehind.length >= MOST_LEFT_BEHIND
      ? make('p', 'none', say.mostLeftBehind(MOST_LEFT_BEHIND))
      : null
  );

const read = async (limit, signal) => {
  const engine = location.pathname.split('/app/')[1]?.split('/')[1] || 'default';
  const api = document.querySelector('base').getAttribute('cockpit-api');
  const answer = await fetch(`${api}plugin/leadrelay/${engine}/models?limit=${limit}`, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json', 'Accept-Language': LANGUAGE},
    signal
  });
  if (!answer.ok) {
    throw new Error(answer.status === 403 ? say.forbidden : say.failed);
  }
  return answer.json();
};

let leave = () => {};

const showModels = container => {
  const stop = new AbortController();
  leave = () => stop.abort();
  const body = make('div', '', make('p', 'none', say.loading));
  const page = make(
    'main',
    'leadrelay-page',
    make('h1', '', say.models),
    make('p', 'intro', say.intro),
    body
  );
  page.lang = LANGUAGE;
  container.replaceChildren(page);
  document.title = 'Camunda Cockpit | ' + say.models;

  const show = async limit => {
    try {
      const models = await read(limit, stop.signal);
      body.replaceChildren(
        figures(models),
        signedTables(models),
        versions(models, () => show(MOST)),
        leftBehind(models)
      );
    } catch (problem) {
      if (!stop.signal.aborted) {
        const said = make('p', 'failed', problem instanceof TypeError ? say.failed : problem.message);
        said.setAttribute('role', 'alert');
        body.replaceChildren(said);
      }
    }
  };
  show(USUAL);
};

export default [
  {
    id: 'leadrelay.models.link',
    pluginPoint: 'cockpit.navigation',
    priority: 5,
    properties: {path: '#/models'},
    render: container => {
      const link = make('a', '', say.models);
      link.href = '#/models';
      container.replaceChildren(link);
    }
  },
  {
    id: 'leadrelay.models.page',
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: {path: '/models'},
    render: showModels,
    unmount: () => leave()
  }
];
