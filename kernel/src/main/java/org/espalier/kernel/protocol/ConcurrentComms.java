package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import java.util.concurrent.ConcurrentHashMap;

/** basekernel's comms with maps that several threads may use: the base class takes plain ones. */
final class ConcurrentComms extends CommManager {
  ConcurrentComms() {
    targets = new ConcurrentHashMap<>();
    comms = new ConcurrentHashMap<>();
  }
}
