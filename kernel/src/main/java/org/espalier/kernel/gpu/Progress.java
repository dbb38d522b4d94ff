package org.espalier.kernel.gpu;

/** Is told how an installation goes on. */
public interface Progress {
  /**
   * More has arrived.
   *
   * @param doing what is being fetched
   * @param done how many bytes of all that is wanted are here
   * @param all how many there will be
   */
  void fetched(String doing, long done, long all);

  /** Something else happens, in a few words. */
  void says(String what);
}
