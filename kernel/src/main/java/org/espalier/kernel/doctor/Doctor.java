package org.espalier.kernel.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.jupyter.JupyterFolders;

/** Looks at everything that Espalier needs. */
public final class Doctor {
  private Doctor() {}

  /**
   * Looks; loads the engines' native libraries, which takes a few seconds.
   *
   * @param versions of the program's own parts, by name
   * @param launcher the launcher's path; empty when the program was started without it
   */
  public static List<Finding> look(Map<String, String> versions, String launcher) {
    Map<String, Object> parts = new LinkedHashMap<>(versions);
    return List.of(
        new Finding("versions", parts, List.of()),
        MachineFinding.find(System.getenv()),
        EngineFinding.find(),
        GpuFinding.find(),
        JupyterFinding.find(JupyterFolders.ofThisProcess(), launcher));
  }
}
