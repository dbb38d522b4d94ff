package org.espalier.kernel.magic;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kotlin.Unit;

/** {@code %device}. */
record DeviceMagic(EngineSettings settings) implements Magic {
  private static final Pattern DEVICE = Pattern.compile("cpu|gpu(?:\\s*\\(\\s*(\\d{1,3})\\s*\\))?");

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
    return "shows or chooses the device that networks run on";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (!call.argument().isEmpty()) {
      settings.device(known(call.argument()));
    }
    session.print("device: " + settings.device() + "\n");
    return Unit.INSTANCE;
  }

  private static String known(String asked) throws MagicFailure {
    Matcher device = DEVICE.matcher(asked.toLowerCase(Locale.ROOT));
    if (!device.matches()) {
      throw new MagicFailure(
          "There is no device " + asked + "; write cpu, or gpu(0) for the first graphics card.");
    }
    String number = device.group(1) == null ? "0" : device.group(1);
    return device.group().equals("cpu") ? "cpu" : "gpu(" + Integer.parseInt(number) + ")";
  }
}
