package io.leadrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The engine's ids")
class TimeOrderedIdsTest {

  private final TimeOrderedIds ids = new TimeOrderedIds();

  @Test
  @DisplayName("are version 7 UUIDs")
  void areVersion7() {
    assertThat(UUID.fromString(ids.getNextId()).version()).isEqualTo(7);
  }

  @Test
  @DisplayName("rise with time, also within a millisecond, and never repeat")
  void rise() {
    var made = Stream.generate(ids::getNextId).limit(10_000).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }
}
