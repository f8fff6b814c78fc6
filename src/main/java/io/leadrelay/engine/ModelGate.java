package io.leadrelay.engine;

/** Asked at each start whether the models may run, before anything of them is deployed. */
public interface ModelGate {

  /**
   * Lets the models pass.
   *
   * @throws StartRefused if they would not run
   */
  void letThrough(ModelFiles models);
}
