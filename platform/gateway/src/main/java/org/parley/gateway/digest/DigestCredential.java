package org.parley.gateway.digest;

/**
 * What the digest of a user is checked with: {@code H(user:realm:secret)} in each algorithm.
 *
 * @param md5 lower-case hex
 * @param sha256 lower-case hex
 */
public record DigestCredential(String user, String md5, String sha256) {

    String ha1(DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.MD5 ? md5 : sha256;
    }

    @Override
    public String toString() {
        return "DigestCredential[" + user + "]";
    }
}
