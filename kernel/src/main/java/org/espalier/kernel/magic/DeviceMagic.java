package org.espalier.kernel.magic;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kotlin.Unit;

/** {@code %device}. */
record DeviceMagic(EngineSettings settings) implements Magic {
  private static final Pattern DEVICE =
      Pattern.compile("cpu|gpu(?:\\s*\\(\\s*(\\d{1,3})\\s*\\)|:(\\d{1,3}))?");

  @Override
  public String name() {
    return "%device";
  }

  @Override
  public String arguments() {
    return "[cpu|gpu(0)|gpu(1)...]";
  }

  @Override
  public String summary() {
    return "shows the devices that networks can run on, or chooses one";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (call.argument().isEmpty()) {
      session.print("device: " + settings.device() + "\n");
      settings.devices().forEach(line -> session.print("  " + line + "\n"));
    } else {
      choose(known(call.argument()));
      session.print("device: " + settings.device() + "\n");
    }
    return Unit.INSTANCE;
  }

  private void choose(String device) throws MagicFailure {
    try {
      settings.device(device);
    } catch (IllegalStateException notThere) {
      throw new MagicFailure(String.valueOf(notThere.getMessage()), notThere);
    }
  }

  private static String known(String asked) throws MagicFailure {
    Matcher device = DEVICE.matcher(asked.toLowerCase(Locale.ROOT));
    if (!device.matches()) {
      throw new MagicFailure(
          "There is no device " + asked + "; write cpu, or gpu(0) for the first graphics card.");
    }
    String said = device.group(1) == null ? device.group(2) : device.group(1);
    int number = said == null ? 0 : Integer.parseInt(said);
    return device.group().equals("cpu") ? "cpu" : "gpu(" + number + ")";
  }
}
