package io.leadrelay.terms;

/**
 * Both sides have signed a version; published in the transaction that stores it.
 *
 * @param number its number
 */
public record AgreementSigned(int number) {}
