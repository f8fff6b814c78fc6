package io.leadrelay.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers successful logins for under a minute, so that an API client pays the slow password hash
 * once a minute and not with every call. A changed password or group takes effect when that minute
 * is over. Keeps no password: only a hash under a key that lives and dies with this process.
 */
class RecentLogins {

  static final Duration KEPT = Duration.ofSeconds(45);

  private static final int MOST = 1_000;

  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final SecretKeySpec key;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime a clock that only measures; not the business clock, which a test or a replay
   *     moves
   */
  RecentLogins(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The groups of a user who logged in a moment ago with this very password, else empty. */
  Optional<List<String>> groupsOf(String user, String password) {
    var login = logins.get(user);
    if (login == null) {
      return Optional.empty();
    }
    if (nanoTime.getAsLong() - login.since() > KEPT.toNanos()) {
      logins.remove(user, login);
      return Optional.empty();
    }
    return MessageDigest.isEqual(login.proof(), proof(user, password))
        ? Optional.of(login.groups())
        : Optional.empty();
  }

  void remember(String user, String password, List<String> groups) {
    if (logins.size() >= MOST) {
      logins.clear();
    }
    logins.put(user, new Login(proof(user, password), List.copyOf(groups), nanoTime.getAsLong()));
  }

  private byte[] proof(String user, String password) {
    try {
      var mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      mac.update(user.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime does not offer HmacSHA256.", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
  private record Login(byte[] proof, List<String> groups, long since) {}
}
