package io.leadrelay.process.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which things of two lists are the same one: by the first key that both share, then, for what is
 * left, by the next.
 *
 * @param same what stood in both, old and new, in the new order
 */
record Differences<T>(List<T> added, List<T> removed, Map<T, T> same) {

  /**
   * @param keys from the surest to the weakest; one without such a key has null
   */
  @SafeVarargs
  static <T> Differences<T> between(
      Collection<T> before, Collection<T> after, Function<T, ? extends @Nullable Object>... keys) {
    var removed = new ArrayList<>(before);
    var added = new ArrayList<>(after);
    var found = new LinkedHashMap<T, T>();
    for (var key : keys) {
      for (var is : List.copyOf(added)) {
        removed.stream()
            .filter(was -> matches(key.apply(was), key.apply(is)))
            .findFirst()
            .ifPresent(
                was -> {
                  found.put(is, was);
                  remove(removed, was);
                  remove(added, is);
                });
      }
    }
    var same = new LinkedHashMap<T, T>();
    after.stream().filter(found::containsKey).forEach(is -> same.put(found.get(is), is));
    return new Differences<>(added, removed, same);
  }

  /** Whether what stood in both stands in another order. */
  boolean reordered(List<T> before) {
    return !List.copyOf(same.keySet()).equals(before.stream().filter(same::containsKey).toList());
  }

  private static boolean matches(@Nullable Object was, @Nullable Object is) {
    return was != null && was.equals(is);
  }

  /** That very one: two may be equal. */
  private static <T> void remove(List<T> list, T one) {
    for (var i = 0; i < list.size(); i++) {
      if (list.get(i) == one) {
        list.remove(i);
        return;
      }
    }
  }
}
