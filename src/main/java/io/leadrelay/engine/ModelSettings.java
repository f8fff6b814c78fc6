package io.leadrelay.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param models folder whose files win over the built-in models, laid out as they are ({@code
 *     bpmn/}, {@code forms/}); none if absent or blank
 */
@ConfigurationProperties("leadrelay")
record ModelSettings(@Nullable String models) {}
