package org.espalier.kernel.command;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.espalier.kernel.doctor.Doctor;
import org.espalier.kernel.doctor.Finding;
import org.espalier.kernel.doctor.Finding.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier doctor}: what there is on this machine, and what is wrong with it. */
@Command(
    name = "doctor",
    description = {
      "Prints versions, engines with their native libraries, devices, threads, memory and the "
          + "kernels that Jupyter finds, and says what is wrong and how to mend it.",
      "The exit code is 1 when something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print it as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String part : List.of("espalier", "kotlin", "djl", "basekernel")) {
      versions.put(part, Versions.of(part));
    }
    List<Finding> findings = Doctor.look(versions, System.getProperty("espalier.launcher", ""));
    List<Problem> problems = findings.stream().flatMap(f -> f.problems().stream()).toList();
    System.out.println(json ? json(findings, problems) : text(findings, problems));
    return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private static String json(List<Finding> findings, List<Problem> problems) {
    Map<String, Object> all = new LinkedHashMap<>();
    findings.forEach(finding -> all.put(finding.name(), finding.facts()));
    all.put("problems", problems);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all);
  }

  private static String text(List<Finding> findings, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.name().replace('_', ' ')).append('\n');
      append(text, finding.facts(), "  ");
    }
    text.append(problems.isEmpty() ? "nothing is wrong" : "what is wrong");
    for (Problem problem : problems) {
      text.append("\n  ").append(problem.what()).append("\n    ").append(problem.hint());
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Map<?, ?> facts, String indent) {
    facts.forEach(
        (name, fact) -> {
          text.append(indent).append(name.toString().replace('_', ' ')).append(": ");
          if (fact instanceof Map<?, ?> inner) {
            text.append(inner.isEmpty() ? "none\n" : "\n");
            append(text, inner, indent + "  ");
          } else {
            text.append(fact instanceof List<?> list ? joined(list) : fact).append('\n');
          }
        });
  }

  private static String joined(List<?> list) {
    return String.join(", ", list.stream().map(String::valueOf).toList());
  }
}
