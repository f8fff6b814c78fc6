export default {
  locales: {
    availableLocales: ['en', 'de'],
    fallbackLocale: 'en'
  },

  customScripts: ['scripts/administrators']
};
