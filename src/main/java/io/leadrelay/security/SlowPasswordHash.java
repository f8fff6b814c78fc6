package io.leadrelay.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * Hashes passwords so slowly that guessing from a stolen table does not pay. The engine's own hash
 * is one round of SHA-512.
 *
 * <p>210,000 rounds of PBKDF2-HMAC-SHA512: OWASP Password Storage Cheat Sheet, section PBKDF2. The
 * stored text is {@code rounds$salt$hash}, so that a later, higher number leaves old rows valid.
 */
class SlowPasswordHash implements PasswordEncryptor {

  static final String ALGORITHM = "PBKDF2WithHmacSHA512";

  static final int ROUNDS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 512;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String encrypt(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var base64 = Base64.getEncoder().withoutPadding();
    return ROUNDS
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash(password, salt, ROUNDS));
  }

  @Override
  public boolean check(String password, String encrypted) {
    var parts = encrypted.split("\\$", -1);
    if (parts.length != 3) {
      return false;
    }
    var base64 = Base64.getDecoder();
    var expected = base64.decode(parts[2]);
    return MessageDigest.isEqual(
        expected, hash(password, base64.decode(parts[1]), Integer.parseInt(parts[0])));
  }

  @Override
  public String hashAlgorithmName() {
    return ALGORITHM;
  }

  private static byte[] hash(String password, byte[] salt, int rounds) {
    var key = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime does not offer " + ALGORITHM + ".", e);
    } finally {
      key.clearPassword();
    }
  }
}
