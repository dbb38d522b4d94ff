package org.espalier.kernel.doctor;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.espalier.kernel.doctor.Finding.Problem;
import org.espalier.kernel.jupyter.JupyterFolders;
import org.jspecify.annotations.Nullable;

/** Jupyter on this machine, and the kernels that it can find. */
final class JupyterFinding {
  private static final String INSTALL = "Run ./espalier install.";

  private JupyterFinding() {}

  static Finding find(JupyterFolders folders, String launcher) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("jupyter", Programs.find("jupyter").map(Path::toString).orElse("not on the PATH"));
    Map<String, Object> kernels = new TreeMap<>();
    for (Path folder : folders.all()) {
      kernelspecs(folder.resolve("kernels")).forEach(spec -> put(kernels, spec, problems));
    }
    facts.put("kernelspecs", kernels);
    checkOwn(kernels.get("espalier"), launcher, problems);
    return new Finding("jupyter", facts, problems);
  }

  private static List<Path> kernelspecs(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(spec -> Files.isRegularFile(spec.resolve("kernel.json")))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** The first folder that Jupyter searches wins, so a later one of the same name is hidden. */
  private static void put(Map<String, Object> kernels, Path spec, List<Problem> problems) {
    String name = String.valueOf(spec.getFileName());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("folder", spec.toString());
    try {
      String text = Files.readString(spec.resolve("kernel.json"));
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      facts.put("display_name", json.get("display_name").getAsString());
      facts.put("command", json.getAsJsonArray("argv").get(0).getAsString());
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      problems.add(new Problem(spec + " is not a kernelspec: " + e.getMessage(), "Remove it."));
    }
    kernels.putIfAbsent(name, facts);
  }

  private static void checkOwn(@Nullable Object own, String launcher, List<Problem> problems) {
    if (!(own instanceof Map<?, ?> facts)) {
      problems.add(new Problem("Jupyter does not know this kernel yet.", INSTALL));
      return;
    }
    Object command = facts.get("command");
    if (command == null || !Files.isExecutable(Path.of(command.toString()))) {
      problems.add(new Problem("The kernelspec names " + command + ", which is gone.", INSTALL));
    } else if (!launcher.isEmpty() && !command.toString().equals(launcher)) {
      problems.add(
          new Problem("The kernelspec starts another copy of Espalier, " + command + ".", INSTALL));
    }
  }
}
