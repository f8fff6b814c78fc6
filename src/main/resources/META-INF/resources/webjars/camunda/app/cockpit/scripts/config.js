import {language} from '../../tasklist/scripts/language.js';

export default {
  locales: {
    availableLocales: [language],
    fallbackLocale: language
  },

  customScripts: ['scripts/administrators']
};
