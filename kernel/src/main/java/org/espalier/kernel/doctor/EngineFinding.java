package org.espalier.kernel.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.kernel.doctor.Finding.Problem;
import org.espalier.stdlib.engine.EngineReport;
import org.espalier.stdlib.engine.Engines;

/** The engines that networks run on, with their native libraries and devices. */
final class EngineFinding {
  private EngineFinding() {}

  static Finding find() {
    Map<String, Object> facts = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (EngineReport engine : Engines.report()) {
      facts.put(engine.name(), facts(engine));
      engine
          .problem()
          .ifPresent(
              problem ->
                  problems.add(
                      new Problem(
                          problem,
                          "Networks run on the other engine meanwhile; a build on this machine "
                              + "(ESPALIER_BUILD=always ./espalier doctor) fetches its library.")));
    }
    return new Finding("engines", facts, problems);
  }

  private static Map<String, Object> facts(EngineReport engine) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("usable", engine.usable());
    facts.put("version", engine.version());
    facts.put("library", engine.library());
    facts.put("devices", engine.devices());
    facts.put("threads", engine.threads());
    return facts;
  }
}
