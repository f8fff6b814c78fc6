package io.leadrelay.persistence;

import io.leadrelay.lead.Languages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcLanguages implements Languages {

  private final JdbcClient jdbc;
  private final Locale otherwise;

  JdbcLanguages(JdbcClient jdbc, @Value("${leadrelay.language:en}") String otherwise) {
    this.jdbc = jdbc;
    this.otherwise = Locale.forLanguageTag(otherwise);
  }

  @Override
  public Locale of(@Nullable String userId) {
    return userId == null
        ? otherwise
        : jdbc.sql("select language from person_language where user_id = ?")
            .param(userId)
            .query((row, n) -> Locale.forLanguageTag(row.getString("language")))
            .optional()
            .orElse(otherwise);
  }

  @Override
  @Transactional
  public void choose(String userId, Locale language) {
    jdbc.sql(
            """
            merge into person_language kept
            using (values (cast(? as varchar(255)), cast(? as varchar(2)))) as said (user_id, language)
            on kept.user_id = said.user_id
            when matched then update set language = said.language
            when not matched then insert (user_id, language) values (said.user_id, said.language)
            """)
        .param(userId)
        .param(language.getLanguage())
        .update();
  }
}
