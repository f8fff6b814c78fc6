// What the form viewer itself says in English, and its calendar, for who reads German.
import {language} from './language.js';

const WORDS = [
  [/^Field is required\.$/, 'Bitte ausfüllen.'],
  [/^Field must match pattern .*\.$/, 'Die Angabe hat nicht die erwartete Form.'],
  [/^Field must have minimum value of (.*)\.$/, 'Der Wert muss mindestens $1 sein.'],
  [/^Field must have maximum value of (.*)\.$/, 'Der Wert darf höchstens $1 sein.'],
  [/^Field must have minimum length of (.*)\.$/, 'Bitte mindestens $1 Zeichen eingeben.'],
  [/^Field must have maximum length of (.*)\.$/, 'Bitte höchstens $1 Zeichen eingeben.'],
  [
    /^Field must be a valid\s+international phone number\..*$/,
    'Bitte eine internationale Telefonnummer eingeben, etwa +4930664040900.'
  ],
  [/^Field must be a valid email\.$/, 'Bitte eine E-Mail-Adresse eingeben.'],
  [/^Value is not a number\.$/, 'Der Wert ist keine Zahl.'],
  [/^Select$/, 'Auswählen'],
  [/^Search$/, 'Suchen'],
  [/^Nothing to show\.$/, 'Nichts vorhanden.'],
  [/^No results$/, 'Kein Treffer'],
  [/^mm\/dd\/yyyy$/, 'TT.MM.JJJJ'],
  [/^hh:mm(\s--)?$/, 'hh:mm'],
  [/^Date$/, 'Datum'],
  [/^Time$/, 'Uhrzeit']
];

/** flatpickr's own German, which the web app does not carry. */
const CALENDAR = {
  weekdays: {
    shorthand: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
    longhand: [
      'Sonntag',
      'Montag',
      'Dienstag',
      'Mittwoch',
      'Donnerstag',
      'Freitag',
      'Samstag'
    ]
  },
  months: {
    shorthand: [
      'Jan',
      'Feb',
      'Mär',
      'Apr',
      'Mai',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Okt',
      'Nov',
      'Dez'
    ],
    longhand: [
      'Januar',
      'Februar',
      'März',
      'April',
      'Mai',
      'Juni',
      'Juli',
      'August',
      'September',
      'Oktober',
      'November',
      'Dezember'
    ]
  },
  firstDayOfWeek: 1,
  weekAbbreviation: 'KW',
  rangeSeparator: ' bis ',
  scrollTitle: 'Zum Ändern scrollen',
  toggleTitle: 'Zum Umschalten klicken',
  yearAriaLabel: 'Jahr',
  monthAriaLabel: 'Monat',
  hourAriaLabel: 'Stunde',
  minuteAriaLabel: 'Minute',
  time_24hr: true
};

/** Where the viewer writes words of its own, never those of the form or of a lead. */
const OWN = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty';

// Null too for what is German already: writing it again would be a change to look at, without end.
const german = text => {
  const found = WORDS.find(([english]) => english.test(text.trim()));
  const said = found ? text.trim().replace(found[0], found[1]) : null;
  return said === text ? null : said;
};

const translate = form => {
  form.querySelectorAll(OWN).forEach(shown => {
    const walk = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const said = german(walk.currentNode.data);
      if (said) {
        walk.currentNode.data = said;
      }
    }
  });
  form.querySelectorAll('input[placeholder]').forEach(input => {
    const said = german(input.placeholder);
    if (said) {
      input.placeholder = said;
    }
  });
  form.querySelectorAll('input').forEach(input => {
    const calendar = input._flatpickr;
    if (calendar && calendar.leadrelayLocale !== language) {
      calendar.leadrelayLocale = language;
      calendar.set('locale', CALENDAR);
      calendar.set('dateFormat', 'd.m.Y');
    }
  });
};

if (language === 'de') {
  new MutationObserver(() => document.querySelectorAll('.fjs-form').forEach(translate)).observe(
    document.body,
    {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['placeholder', 'class']
    }
  );
}
